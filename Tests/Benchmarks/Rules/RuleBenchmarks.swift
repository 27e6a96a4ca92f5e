internal import Alerting
internal import PromQL
internal import Telemetry

/// What an evaluation of 1,000 rules over 10,000 series costs, by what the rules ask and how many alerts they give.
@main
enum RuleBenchmarks {
  private static let modelCount = 1_000
  private static let shardCount = 10
  private static let stepSeconds: Int64 = 15

  static func main() throws {
    try time("a comparison each, no alert", "value{model=\"%\"} > 2", rounds: 20)
    try time("a rate over 5m each, no alert", "sum by (model) (rate(value{model=\"%\"}[5m])) > 1000", rounds: 20)
    try time("10,000 alerts that fire", "value{model=\"%\"} >= 0", rounds: 20)
    try time(
      "10,000 alerts with a template", "value{model=\"%\"} >= 0", summary: "{{ $labels.model }} at {{ $value }}",
      rounds: 20)
    try time("10 rules over all series, no alert", "value > 2", ruleCount: 10, rounds: 20)
  }

  /// - Parameter expression: with a % where the model's name stands.
  private static func time(
    _ title: String, _ expression: String, summary: String? = nil, ruleCount: Int = modelCount, rounds: Int64
  ) throws {
    var store = filledStore()
    let rules = try (0..<ruleCount).map { try rule(expression, summary, number: $0) }
    var engine = RuleEngine(groups: [RuleGroup(name: "all", interval: .seconds(stepSeconds), rules: rules)])
    let clock = ContinuousClock()
    var eventCount = 0
    var longest = Duration.zero
    var total = Duration.zero
    for round in 1...rounds {
      let time = Timestamp(seconds: 3_600 + round * stepSeconds)
      addSamples(to: &store, at: time)
      let spent = clock.measure { eventCount += engine.advance(to: time, over: &store).count }
      if round > 1 { total += spent }
      longest = max(longest, spent)
    }
    let idleRounds = 1_000_000
    let now = Timestamp(seconds: 3_601 + rounds * stepSeconds)
    let idle = clock.measure {
      for _ in 0..<idleRounds { eventCount += engine.advance(to: now, over: &store).count }
    }
    let milliseconds = total.inSeconds * 1e3 / Double(rounds - 1)
    print(
      "\(title): \(rounded(milliseconds)) ms an evaluation, the longest \(rounded(longest.inSeconds * 1e3)) ms, "
        + "\(eventCount) events, \(rounded(idle.inSeconds * 1e9 / Double(idleRounds))) ns when nothing is due")
  }

  private static func rule(_ expression: String, _ summary: String?, number: Int) throws -> Rule {
    let text = expression.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "m\(number)")
    return Rule(
      .alerting(Rule.Hold()), name: "Rule\(number)", expression: try Expression(parsing: text), expressionText: text,
      labels: [Label("severity", "page")], annotations: summary.map { [Label("summary", $0)] } ?? [])
  }

  private static func filledStore() -> SeriesStore {
    var store = SeriesStore()
    for step in -40...0 { addSamples(to: &store, at: Timestamp(seconds: 3_600 + Int64(step) * stepSeconds)) }
    return store
  }

  private static func addSamples(to store: inout SeriesStore, at time: Timestamp) {
    for model in 0..<modelCount {
      for shard in 0..<shardCount {
        let labels = [Label("instance", "host:80"), Label("model", "m\(model)"), Label("shard", "\(shard)")]
        let sample = Sample(milliseconds: time.milliseconds, value: Double(model % 7) / 7)
        store.append(sample, to: store.series(Labels(name: "value", labels)))
      }
    }
  }

  private static func rounded(_ number: Double) -> Double { (number * 10).rounded() / 10 }
}
