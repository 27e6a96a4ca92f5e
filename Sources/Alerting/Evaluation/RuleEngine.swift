public import PromQL
public import Telemetry

/// Evaluates groups of rules as time goes on: the alerts' states, and series that rules record.
///
///     var engine = RuleEngine(groups: file.groups)
///     let events = engine.advance(to: now, over: &store)  // [.pending, …]
///
/// It holds no clock and no store of its own: the same samples and times give the same events. Groups are evaluated at
/// multiples of their intervals since the epoch; of a pause longer than ``catchUpLimit`` evaluations only the last are
/// made up for.
/// - Reference: Prometheus, `rules/alerting.go`, for the states.
public struct RuleEngine: Sendable {
  public struct Options: Sendable {
    public var externalLabels = Labels([])
    public var externalURL = ""
    public var evaluation = EvaluationOptions()

    public init() {}
  }

  public static let catchUpLimit = 120

  public let groups: [RuleGroup]
  public let options: Options
  /// How each rule fared, in the order of the groups and their rules.
  public private(set) var health: [RuleHealth]

  public init(groups: [RuleGroup], options: Options = Options()) {
    self.groups = groups
    self.options = options
    health = groups.flatMap { group in group.rules.map { RuleHealth(group: group.name, rule: $0.name) } }
  }

  /// The episodes that are pending or firing, and those that resolved within the last 15 minutes.
  public var episodes: [Episode] { [] }

  /// Evaluates what is due up to and with `time`; recorded series, `ALERTS` and `ALERTS_FOR_STATE` are appended to the store.
  public mutating func advance(to time: Timestamp, over store: inout SeriesStore) -> [AlertEvent] {
    []
  }

  /// Takes up episodes that another evaluator, or an earlier run, has left, so that their clocks go on.
  public mutating func restore(_ episodes: [Episode], at time: Timestamp) {
  }
}

/// How a rule fared at its last evaluation.
public struct RuleHealth: Sendable, Equatable {
  public var group: String
  public var rule: String
  /// A sentence; `nil` when all is well.
  public var fault: String?
  public var lastEvaluation: Timestamp?
  /// Series that the expression gave.
  public var seriesCount = 0

  public init(group: String, rule: String) {
    self.group = group
    self.rule = rule
  }
}
