import Alerting
import PromQL
import Telemetry
import Testing

/// Rules that are read again while alerts wait and fire.
@Suite struct RuleReplacementTests {
  private var store = SeriesStore()

  init() {
    let series = store.series(Labels([Label(Labels.metricNameLabel, "up")]))
    for minute in 0...20 { store.append(Sample(milliseconds: Int64(minute) * 60_000, value: 0), to: series) }
  }

  private func rule(_ name: String, _ expression: String = "up == 0", for hold: Int64 = 0) throws -> Rule {
    Rule(
      .alerting(.init(holdDuration: .seconds(hold * 60))), name: name, expression: try Expression(parsing: expression),
      expressionText: expression)
  }

  private func group(_ rules: Rule...) -> RuleGroup {
    var group = RuleGroup(name: "g", interval: .seconds(60))
    group.rules = rules
    return group
  }

  private func minute(_ count: Int64) -> Timestamp { Timestamp(seconds: count * 60) }

  private func text(_ events: [AlertEvent]) -> [String] {
    events.filter { $0.kind != .evaluated }.map { "\($0.kind.rawValue) \($0.episode.name)" }
  }

  @Test mutating func aRuleThatStaysKeepsItsClocksAndOneThatIsGoneEnds() throws {
    var engine = RuleEngine(groups: [group(try rule("Stays", for: 5), try rule("Goes"))])
    for count in 0...3 { _ = engine.advance(to: minute(Int64(count)), over: &store) }
    engine = engine.with([group(try rule("New"), try rule("Stays", for: 5))], .init(), at: minute(3) + .seconds(20))
    let next = engine.advance(to: minute(4), over: &store)
    #expect(text(next).sorted() == ["firing New", "resolved Goes"])
    #expect(text(engine.advance(to: minute(5), over: &store)) == ["firing Stays"])
    #expect(engine.episodes.first { $0.name == "Stays" }?.id.activeAt == minute(0))
  }

  @Test mutating func aRuleWhoseExpressionChangedBeginsAnew() throws {
    var engine = RuleEngine(groups: [group(try rule("Down"))])
    for count in 0...3 { _ = engine.advance(to: minute(Int64(count)), over: &store) }
    engine = engine.with([group(try rule("Down", "up < 1"))], .init(), at: minute(3) + .seconds(20))
    let next = engine.advance(to: minute(4), over: &store)
    #expect(text(next) == ["resolved Down", "firing Down"])
  }

  @Test mutating func withoutRulesEverythingEnds() throws {
    var engine = RuleEngine(groups: [group(try rule("Down"))])
    for count in 0...3 { _ = engine.advance(to: minute(Int64(count)), over: &store) }
    engine = engine.with([], .init(), at: minute(3))
    #expect(text(engine.advance(to: minute(4), over: &store)) == ["resolved Down"])
  }
}
