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
    var entry: AlertEntry
    /// Whether it stands under the first mover of its incident.
    var isFollower = false
    /// How many stand under this one.
    var followerCount = 0
    /// What is said under it: who has it, what became of it.
    var remark: String?
  }

  private(set) var rows: [Row] = []
  /// The line in which each row begins, and behind them all the count of lines.
  private(set) var starts: [Int] = [0]
  private var places: [Episode.ID: Int] = [:]

  init() {}

  /// - Complexity: O(n log n) in the number of alerts.
  init(_ entries: [AlertEntry], filter: String, order: Order, isGrouped: Bool) {
    let wanted = AlertFilter(filter)
    let kept = Self.sorted(filter.isEmpty ? entries : entries.filter(wanted.accepts), order)
    rows = isGrouped ? Self.grouped(kept) : kept.map { Row(entry: $0) }
    starts.reserveCapacity(rows.count + 1)
    for index in rows.indices {
      rows[index].remark = AlertText.remark(rows[index].entry)
      starts.append(starts[index] + (rows[index].remark == nil ? 1 : 2))
      places[rows[index].entry.episode.id] = index
    }
  }

  func index(of id: Episode.ID?) -> Int? { id.flatMap { places[$0] } }

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
  private static func sorted(_ entries: [AlertEntry], _ order: Order) -> [AlertEntry] {
    switch order {
    case .need: return entries
    case .age: return stable(entries.map { $0.since.nanoseconds }, entries)
    case .severity: return stable(entries.map { -AlertSeverity.rank(of: $0.episode.severity) }, entries)
    case .name:
      let names = entries.enumerated().map { (name: Array($0.element.episode.name.utf8), place: $0.offset) }
      return names.sorted { left, right in
        left.name == right.name ? left.place < right.place : left.name.lexicographicallyPrecedes(right.name)
      }.map { entries[$0.place] }
    }
  }

  private static func stable(_ keys: [some Comparable], _ entries: [AlertEntry]) -> [AlertEntry] {
    zip(keys, entries.indices).sorted { left, right in
      left.0 == right.0 ? left.1 < right.1 : left.0 < right.0
    }.map { entries[$0.1] }
  }

  /// Incidents stand where the first of their alerts would, the first mover on top.
  private static func grouped(_ entries: [AlertEntry]) -> [Row] {
    var members: [Episode.ID: [AlertEntry]] = [:]
    for entry in entries { if let incident = entry.incident { members[incident.id, default: []].append(entry) } }
    var rows: [Row] = []
    rows.reserveCapacity(entries.count)
    for entry in entries {
      guard let incident = entry.incident else {
        rows.append(Row(entry: entry))
        continue
      }
      guard let group = members.removeValue(forKey: incident.id) else { continue }
      let ordered = group.sorted { left, right in
        let (first, second) = (left.episode.id, right.episode.id)
        if (first == incident.id) != (second == incident.id) { return first == incident.id }
        return (first.activeAt, first.fingerprint.bits) < (second.activeAt, second.fingerprint.bits)
      }
      for (place, member) in ordered.enumerated() {
        rows.append(
          Row(entry: member, isFollower: place > 0, followerCount: place == 0 ? ordered.count - 1 : 0))
      }
    }
    return rows
  }
}

/// Finds a typed text in an alert's names, labels and notes, without regard to the case of ASCII letters.
struct AlertFilter {
  private let wanted: [UInt8]

  init(_ text: String) {
    wanted = text.utf8.map(Self.lower)
  }

  func accepts(_ entry: AlertEntry) -> Bool {
    if contains(AlertText.word(entry.standing)) || contains(entry.mark?.rawValue ?? "") { return true }
    if contains(entry.note ?? "") || contains(entry.standing.hand?.actor ?? "") { return true }
    return entry.episode.labels.pairs.contains { contains($0.value) }
  }

  private func contains(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.count >= wanted.count else { return false }
      return (0...bytes.count - wanted.count).contains { start in
        wanted.indices.allSatisfy { Self.lower(bytes[start + $0]) == wanted[$0] }
      }
    }
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
