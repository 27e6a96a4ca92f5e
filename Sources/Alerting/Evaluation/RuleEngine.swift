public import PromQL
public import Telemetry

/// Evaluates groups of rules as time goes on: the alerts' states, and series that rules record.
///
///     var engine = RuleEngine(groups: file.groups)
///     let events = engine.advance(to: now, over: &store)  // [.pending, …]
///
/// It holds no clock and no store of its own: the same samples and times give the same events. Groups are evaluated at
/// multiples of their intervals since the epoch; of a pause longer than ``catchUpLimit`` evaluations only the last are
/// made up for. Time that goes back evaluates nothing, and nothing is evaluated twice.
///
/// A rule that fails says so in its ``health`` and leaves its alerts as they are; one that gives more than its group's
/// limit ends all of them.
/// - Reference: Prometheus, `rules/alerting.go` and `rules/group.go`, for the states and the series that are written.
///   Deviation: a group is evaluated at the multiples themselves rather than at an offset of its own.
public struct RuleEngine: Sendable, Codable {
  public struct Options: Sendable, Equatable, Codable {
    public var externalLabels = Labels([])
    public var externalURL = ""
    public var evaluation = EvaluationOptions()

    public init() {}
  }

  public static let catchUpLimit = 120

  public let groups: [RuleGroup]
  public let options: Options
  var evaluations: [GroupEvaluation]
  /// `nil` before the first advance.
  private var nextDue: Timestamp?
  /// What ``restore(_:at:)`` ended, to be told with the next advance.
  var untold: [AlertEvent] = []

  public init(groups: [RuleGroup], options: Options = Options()) {
    self.groups = groups
    self.options = options
    evaluations = groups.map { GroupEvaluation($0) }
  }

  /// How each rule fared, in the order of the groups and their rules.
  public var health: [RuleHealth] { evaluations.flatMap { $0.rules.map(\.health) } }

  /// The episodes that are pending or firing, and those that resolved within the last 15 minutes.
  public var episodes: [Episode] { evaluations.flatMap { $0.rules.flatMap(\.alerts.episodes) } }

  /// Whether ``advance(to:over:)`` would do anything.
  ///
  /// - Complexity: O(1).
  public func isDue(at time: Timestamp) -> Bool {
    guard let nextDue else { return true }
    return time >= nextDue || !untold.isEmpty
  }

  /// Evaluates what is due up to and with `time`; recorded series, `ALERTS` and `ALERTS_FOR_STATE` are appended to the store.
  ///
  /// The first call evaluates at the last multiple of each interval where there are samples already, else it waits for
  /// the next.
  /// - Complexity: O(1) when nothing is due.
  public mutating func advance(to time: Timestamp, over store: inout SeriesStore) -> [AlertEvent] {
    guard isDue(at: time) else { return [] }
    var events = untold
    untold = []
    let isBehind = store.sampleCount > 0
    for index in evaluations.indices { evaluations[index].schedule(for: time, startsBehind: isBehind) }
    while let due = evaluations.lazy.map(\.next).min(), due <= time {
      for index in evaluations.indices where evaluations[index].next == due {
        events += evaluations[index].evaluate(at: due, over: &store, options)
        evaluations[index].next = due + evaluations[index].interval
      }
    }
    nextDue = evaluations.lazy.map(\.next).min() ?? Timestamp(nanoseconds: .max)
    return events
  }

  /// Evaluates every group now, whatever its interval.
  mutating func evaluate(at time: Timestamp, over store: inout SeriesStore) -> [AlertEvent] {
    evaluations.indices.flatMap { evaluations[$0].evaluate(at: time, over: &store, options) }
  }
}
