import Alerting
import Monitor
import Telemetry

/// The alerts that the filter lets through, in the order that was chosen, with the place of each on a tall page.
///
/// It is made once a list, not once a key: moving about among ten thousand alerts only looks things up.
struct AlertRows: Sendable, Equatable {
  /// In which order alerts stand.
  enum Order: String, CaseIterable, Sendable {
    case need
    case age
    case severity
    case name

    var next: Order {
      let all = Self.allCases
      return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
    }
  }

  struct Row: Sendable, Equatable {
    /// Where the alert stands among those of the list.
    var place: Int
    /// Whether it stands under the first mover of its incident.
    var isFollower = false
    /// How many stand under this one.
    var followerCount = 0
  }

  private(set) var rows: [Row] = []
  /// How many of them fire and have nobody.
  private(set) var firingCount = 0
  /// The line in which each row begins, and behind them all the count of lines.
  private(set) var starts: [Int] = [0]
  private var entries: [AlertEntry] = []
  private var indices: [Episode.ID: Int] = [:]

  init() {}

  /// - Complexity: O(n log n) in the number of alerts.
  init(_ entries: [AlertEntry], filter: String, order: Order, isGrouped: Bool) {
    self.entries = entries
    let wanted = AlertFilter(filter)
    let kept = entries.indices.filter { filter.isEmpty || wanted.accepts(entries[$0]) }
    let sorted = Self.sorted(kept, of: entries, order)
    rows = isGrouped ? Self.grouped(sorted, of: entries) : sorted.map { Row(place: $0) }
    starts.reserveCapacity(rows.count + 1)
    indices.reserveCapacity(rows.count)
    for (index, row) in rows.enumerated() {
      starts.append(starts[index] + (AlertText.hasRemark(entries[row.place]) ? 2 : 1))
      indices[entries[row.place].episode.id] = index
      if entries[row.place].standing == .firing { firingCount += 1 }
    }
  }

  var count: Int { rows.count }

  /// Takes alerts that differ from those it was made of in their values only.
  mutating func take(values entries: [AlertEntry]) { self.entries = entries }

  /// - Precondition: there is such a row.
  func entry(_ index: Int) -> AlertEntry { entries[rows[index].place] }

  /// Those that fire and that nobody has.
  var firing: [Episode.ID] {
    rows.compactMap { entries[$0.place].standing == .firing ? entries[$0.place].episode.id : nil }
  }

  func index(of id: Episode.ID?) -> Int? { id.flatMap { indices[$0] } }

  /// The rows of a screen on which one row is seen: the page stands still while the selection moves inside it.
  func first(showing index: Int, height: Int) -> Int {
    let count = starts[rows.count]
    guard height > 0, count > height, rows.indices.contains(index) else { return 0 }
    let top = min(starts[index] / height * height, count - height)
    var (low, high) = (0, index)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] >= top { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Alerts that the order holds equal stay as they were: what needs somebody first.
  private static func sorted(_ kept: [Int], of entries: [AlertEntry], _ order: Order) -> [Int] {
    switch order {
    case .need: kept
    case .age: sorted(kept) { entries[$0].since.nanoseconds }
    case .severity: sorted(kept) { -AlertSeverity.rank(of: entries[$0].episode.severity) }
    case .name: sorted(kept) { NameKey(bytes: Array(entries[$0].episode.name.utf8)) }
    }
  }

  private struct NameKey: Comparable {
    var bytes: [UInt8]
    static func < (left: Self, right: Self) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
  }

  private static func sorted<Key: Comparable>(_ kept: [Int], by key: (Int) -> Key) -> [Int] {
    let keys: [(place: Int, key: Key)] = kept.map { ($0, key($0)) }
    let sorted = keys.sorted { left, right in
      if left.key == right.key { return left.place < right.place }
      return left.key < right.key
    }
    return sorted.map(\.place)
  }

  /// Incidents stand where the first of their alerts would, the first mover on top.
  private static func grouped(_ kept: [Int], of entries: [AlertEntry]) -> [Row] {
    var members: [Episode.ID: [Int]] = [:]
    for place in kept { if let incident = entries[place].incident { members[incident.id, default: []].append(place) } }
    var rows: [Row] = []
    rows.reserveCapacity(kept.count)
    for place in kept {
      guard let incident = entries[place].incident else {
        rows.append(Row(place: place))
        continue
      }
      guard let group = members.removeValue(forKey: incident.id) else { continue }
      let ordered = group.sorted { left, right in
        let (first, second) = (entries[left].episode.id, entries[right].episode.id)
        if (first == incident.id) != (second == incident.id) { return first == incident.id }
        return (first.activeAt, first.fingerprint.bits) < (second.activeAt, second.fingerprint.bits)
      }
      for (index, member) in ordered.enumerated() {
        rows.append(
          Row(place: member, isFollower: index > 0, followerCount: index == 0 ? ordered.count - 1 : 0))
      }
    }
    return rows
  }
}
