internal import PromQL
internal import Telemetry

extension Rule {
  /// What the expression gives; a scalar is one element without labels.
  func vector(over store: SeriesStore, _ round: EvaluationRound) throws(QueryError) -> [QueryValue.VectorElement] {
    let times = QueryTimes.instant(milliseconds: round.dataTime.milliseconds)
    let answer = try expression.evaluate(over: store, at: times, options: round.options.evaluation)
    switch answer.value {
    case .vector(let elements): return elements
    case .scalar(let sample): return [QueryValue.VectorElement(labels: Labels([]), sample: sample)]
    case .string, .matrix: throw QueryError("rule result is not a vector or scalar")
    }
  }

  /// None for a rule that records.
  var hold: Hold {
    guard case .alerting(let hold) = kind else { return Hold() }
    return hold
  }
}
