internal import Alerting
internal import Predictions
internal import Telemetry

/// The alerts in their order, for as long as they stay so.
struct AlertCache: Sendable {
  private(set) var board: AlertBoard
  let summary: AlertSummary
  /// Another one whenever more than values has changed.
  let arrangement = AlertArrangement()
  /// All that could stand on the time line, oldest first.
  private let marks: [AlertTimeMark]
  private let subjects: AlertSubjects
  private var version: Int
  private let standingVersion: Int
  private let time: Timestamp

  init(_ book: AlertBook, at time: Timestamp) {
    board = book.board(at: time)
    marks = book.marks(from: Timestamp(nanoseconds: .min), through: Timestamp(nanoseconds: .max))
    version = book.version
    standingVersion = book.standingVersion
    self.time = time
    var summary = AlertSummary(board.entries)
    summary.omittedCount = book.omittedCount
    self.summary = summary
    subjects = AlertSubjects(board.entries)
  }

  /// Takes the values of now, if all else is as it was.
  ///
  /// - Returns: whether this is what there is to show now.
  mutating func follow(_ book: AlertBook, at now: Timestamp) -> Bool {
    guard standingVersion == book.standingVersion, now >= time, board.validUntil.map({ now < $0 }) ?? true else {
      return false
    }
    guard version != book.version else { return true }
    version = book.version
    return book.refresh(&board)
  }

  /// The newest marks of a stretch of time, no more than `limit`.
  func marks(_ times: ClosedRange<Timestamp>, limit: Int) -> [AlertTimeMark] {
    let behind = marks.lastIndex { $0.time <= times.upperBound }.map { $0 + 1 } ?? 0
    return marks[..<behind].suffix(limit).filter { $0.time >= times.lowerBound }
  }

  /// The gravest alert on a thing, and how many there are.
  func gravest(of things: [Labels]) -> (entry: AlertEntry, count: Int)? {
    subjects.gravest(of: things).map { (board.entries[$0.index], $0.count) }
  }
}

/// Which alerts are about which models and servers.
private struct AlertSubjects: Sendable {
  private struct Found {
    var index: Int
    var count: Int
  }

  private var found: [Labels: Found] = [:]
  private static let model = ["model", "version"]
  private static let server = ["job", "instance"]

  /// - Complexity: O(entries).
  init(_ entries: [AlertEntry]) {
    for (index, entry) in entries.enumerated() where entry.standing != .resolved {
      let labels = entry.episode.labels
      for names in [Self.model, Self.server] {
        let pairs = labels.pairs.filter { pair in names.contains { $0.utf8.elementsEqual(pair.name.utf8) } }
        guard pairs.contains(where: { $0.name.utf8.elementsEqual(names[0].utf8) }) else { continue }
        note(index, Labels(pairs))
        // For a row that stands for all instances.
        if names == Self.server, pairs.count > 1 { note(index, Labels(pairs + [AlertThings.anyInstance])) }
      }
      if labels["model"] == nil, labels["job"] == nil { note(index, Labels([])) }
    }
  }

  private mutating func note(_ index: Int, _ key: Labels) {
    found[key, default: Found(index: index, count: 0)].count += 1
  }

  func gravest(of things: [Labels]) -> (index: Int, count: Int)? {
    let all = things.compactMap { found[$0] }
    return all.map(\.index).min().map { ($0, all.reduce(0) { $0 + $1.count }) }
  }
}

/// The labels by which alerts name a model or server.
enum AlertThings {
  /// Stands for every instance of a job; no label's value has this byte.
  static let anyInstance = Label("instance", "\u{0}")

  static func labels(of model: ModelIdentity, isOnly: Bool) -> [Labels] {
    guard !model.model.isEmpty else { return isOnly ? [Labels([])] : [] }
    let name = Label("model", model.model)
    let version = model.version.map { [Label("version", $0)] } ?? []
    return version.isEmpty ? [Labels([name])] : [Labels([name] + version), Labels([name])]
  }

  static func labels(of server: ServerIdentity) -> [Labels] {
    let job = Label("job", server.job)
    let instance = server.instance.map { Label("instance", $0) } ?? anyInstance
    return [Labels([job, instance]), Labels([job])]
  }
}
