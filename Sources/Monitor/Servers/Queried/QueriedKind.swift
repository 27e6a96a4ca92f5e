internal import Telemetry

/// The rows of one preset, for which a server is asked with one question a panel.
struct QueriedKind {
  var preset: ServerPreset
  var groups: [QueriedGroup]
  /// The labels that tell the rows apart.
  var rowLabels: [String]
  /// Those with a sparkline.
  private var seen: [QueriedGroup] = []

  /// A course of so many rows is asked for as a whole, so that moving about the list asks for nothing new.
  private static let smallCount = 64

  /// One row by itself.
  init(_ group: QueriedGroup) {
    preset = group.preset
    groups = [group]
    rowLabels = []
  }

  private init(_ preset: ServerPreset, rowLabels: [String]) {
    self.preset = preset
    groups = []
    self.rowLabels = rowLabels
  }

  static func all(_ groups: [QueriedGroup], _ key: QueriedCache.Key) -> [QueriedKind] {
    var kinds: [QueriedKind] = []
    var places: [String: Int] = [:]
    for (row, group) in groups.enumerated() {
      let place = places[group.preset.id] ?? kinds.count
      if place == kinds.count {
        places[group.preset.id] = place
        kinds.append(QueriedKind(group.preset, rowLabels: key.sums ? ["job"] : ["job", "instance"]))
      }
      kinds[place].groups.append(group)
      if key.seen?.contains(key.firstRow + row) ?? false { kinds[place].seen.append(group) }
    }
    return kinds
  }

  /// Of the member that is scraped least often.
  var pace: ScrapePace { groups.map(\.pace).max { $0.interval < $1.interval } ?? .unknown }

  /// The series of the rows with a sparkline; `nil` when there is none.
  var seenScope: PanelScope? {
    guard !seen.isEmpty else { return nil }
    guard groups.count > Self.smallCount, let last = rowLabels.last else { return PanelScope(by: rowLabels) }
    let values = Set(seen.map { $0.labels[last] ?? "" }).sortedByBytes()
    return PanelScope(matching: [last: .matches(PromQLText.pattern(ofAny: values))], by: rowLabels)
  }
}
