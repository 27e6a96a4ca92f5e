internal import PromQL
internal import Telemetry

/// A group of rules on its way through time.
struct GroupEvaluation: Sendable, Codable {
  let interval: Duration
  private let queryOffset: Duration
  private let limit: Int
  private(set) var rules: [RuleEvaluation]
  /// When it is evaluated next.
  var next = Timestamp(nanoseconds: .max)
  private var isScheduled = false

  init(_ group: RuleGroup) {
    interval = max(group.interval, .milliseconds(1))
    queryOffset = group.queryOffset
    limit = group.limit
    rules = group.rules.map { RuleEvaluation($0, of: group) }
  }

  /// Finds the first evaluation, and skips those of a pause that is too long to be made up for.
  mutating func schedule(for time: Timestamp, startsBehind: Bool) {
    let last = time.floored(toMultipleOf: interval.nanoseconds)
    if !isScheduled {
      isScheduled = true
      next = startsBehind || last == time ? last : last + interval
    }
    let earliest = last - interval * (RuleEngine.catchUpLimit - 1)
    next = max(next, earliest)
  }

  /// The rules one after the other: what one records, the next can read.
  mutating func evaluate(
    at time: Timestamp, over store: inout SeriesStore, _ options: RuleEngine.Options
  ) -> [AlertEvent] {
    let round = EvaluationRound(time: time, dataTime: time - queryOffset, limit: limit, options: options)
    return rules.indices.flatMap { rules[$0].evaluate(round, over: &store) }
  }

  mutating func changeRules(_ body: (inout RuleEvaluation) -> Void) {
    for index in rules.indices { body(&rules[index]) }
  }
}

/// One evaluation of a group.
struct EvaluationRound {
  var time: Timestamp
  /// The time at which the data is looked at, and what is recorded is dated.
  var dataTime: Timestamp
  /// The most alerts or series that a rule may give; 0: no limit.
  var limit: Int
  var options: RuleEngine.Options
}
