import Alerting
import PromQL
import Telemetry
import Testing

@Suite struct AlertEventTests {
  private static func engine(_ expression: String, for hold: Duration = .zero, interval: Duration = .seconds(60)) throws
    -> RuleEngine
  {
    let rule = Rule(
      .alerting(Rule.Hold(holdDuration: hold)), name: "Down", expression: try Expression(parsing: expression),
      expressionText: expression)
    return RuleEngine(groups: [RuleGroup(name: "g", interval: interval, rules: [rule])])
  }

  private static func store(_ values: [Double], every seconds: Int64 = 60) -> SeriesStore {
    var store = SeriesStore()
    let id = store.series(Labels(name: "up"))
    for (index, value) in values.enumerated() {
      store.append(Sample(milliseconds: Int64(index) * seconds * 1_000, value: value), to: id)
    }
    return store
  }

  @Test func tellsEachChangeOnce() throws {
    var engine = try Self.engine("up == 0", for: .seconds(60))
    var store = Self.store([1, 0, 0, 0, 1, 1])
    let kinds = (0...5).map { minute in
      engine.advance(to: Timestamp(seconds: minute * 60), over: &store).map(\.kind)
    }
    #expect(kinds == [[], [.pending], [.firing], [], [.resolved], []])
  }

  @Test func tellsAPendingAlertThatClears() throws {
    var engine = try Self.engine("up == 0", for: .seconds(600))
    var store = Self.store([0, 1])
    _ = engine.advance(to: Timestamp(seconds: 0), over: &store)
    let events = engine.advance(to: Timestamp(seconds: 60), over: &store)
    #expect(events.map(\.kind) == [.dropped])
    #expect(engine.episodes.isEmpty)
  }

  @Test func tellsAValueOnlyWhenItChanges() throws {
    var engine = try Self.engine("up")
    var store = Self.store([1, 1, 2, .nan, .nan])
    let kinds = (0...4).map { minute in
      engine.advance(to: Timestamp(seconds: minute * 60), over: &store).map(\.kind)
    }
    #expect(kinds == [[.firing], [], [.evaluated], [.evaluated], []])
  }

  @Test func tellsAnUnchangedAlertEveryFiveMinutes() throws {
    var engine = try Self.engine("up")
    var store = Self.store([Double](repeating: 1, count: 12))
    let count = (0...11).reduce(0) { count, minute in
      count + engine.advance(to: Timestamp(seconds: minute * 60), over: &store).count
    }
    // Fired at 0, told at 5 and 10.
    #expect(count == 3)
  }

  @Test func evaluatesNothingTwiceAndNothingWhenTimeGoesBack() throws {
    var engine = try Self.engine("up != 5")
    var store = Self.store([1, 2, 3])
    #expect(engine.advance(to: Timestamp(seconds: 90), over: &store).count == 1)
    #expect(engine.advance(to: Timestamp(seconds: 90), over: &store).isEmpty)
    #expect(engine.advance(to: Timestamp(seconds: 30), over: &store).isEmpty)
    #expect(!engine.isDue(at: Timestamp(seconds: 119)))
    #expect(engine.isDue(at: Timestamp(seconds: 120)))
    #expect(engine.episodes.map(\.lastEvaluation) == [Timestamp(seconds: 60)])
  }

  @Test func makesUpForAPauseInOrder() throws {
    var engine = try Self.engine("up == 0", for: .seconds(120))
    var store = Self.store([1, 0, 0, 0, 0])
    _ = engine.advance(to: Timestamp(seconds: 0), over: &store)
    let events = engine.advance(to: Timestamp(seconds: 240), over: &store)
    #expect(events.map(\.kind) == [.pending, .firing])
    #expect(events.map(\.time) == [Timestamp(seconds: 60), Timestamp(seconds: 180)])
  }

  @Test func makesUpForTheLastEvaluationsOfALongPauseOnly() throws {
    var engine = try Self.engine("vector(time())", interval: .seconds(1))
    var store = Self.store([1])
    _ = engine.advance(to: Timestamp(seconds: 0), over: &store)
    let events = engine.advance(to: Timestamp(seconds: 100_000), over: &store)
    #expect(events.count == RuleEngine.catchUpLimit)
    #expect(events.last?.time == Timestamp(seconds: 100_000))
  }

  @Test func waitsForTheNextMultipleWhereThereAreNoSamplesYet() throws {
    var engine = try Self.engine("vector(1)")
    var store = SeriesStore()
    #expect(engine.advance(to: Timestamp(seconds: 90), over: &store).isEmpty)
    #expect(engine.advance(to: Timestamp(seconds: 120), over: &store).map(\.time) == [Timestamp(seconds: 120)])
  }

  @Test func looksAtTheDataAsFarBackAsTheGroupSays() throws {
    let rule = Rule(.recording, name: "copy", expression: try Expression(parsing: "up"), expressionText: "up")
    var engine = RuleEngine(
      groups: [RuleGroup(name: "g", interval: .seconds(60), queryOffset: .seconds(60), rules: [rule])])
    var store = Self.store([1, 2, 3])
    _ = engine.advance(to: Timestamp(seconds: 120), over: &store)
    let copy = store.select([.metricName("copy")])
    #expect(copy.map { store.lastSample(of: $0) } == [Sample(milliseconds: 60_000, value: 2)])
  }

  @Test func aRulesOwnLabelWinsOverItsGroups() throws {
    var rule = Rule(
      .alerting(Rule.Hold()), name: "Down", expression: try Expression(parsing: "up"), expressionText: "up")
    rule.labels = [Label("team", "own")]
    let labels = [Label("team", "group"), Label("place", "north"), Label("alertname", "other")]
    var engine = RuleEngine(groups: [RuleGroup(name: "g", labels: labels, rules: [rule])])
    var store = Self.store([1])
    let events = engine.advance(to: Timestamp(seconds: 0), over: &store)
    #expect(
      events.map(\.episode.labels)
        == [Labels([Label("alertname", "Down"), Label("place", "north"), Label("team", "own")])])
  }

  @Test(arguments: ["{{ $value", "{{ query \"sum(\" }}", "{{ query \"up[1m]\" | first | value }}"])
  func aTemplateThatFailsIsSaidInItsPlace(template: String) throws {
    var rule = Rule(
      .alerting(Rule.Hold()), name: "Down", expression: try Expression(parsing: "up"), expressionText: "up")
    rule.annotations = [Label("summary", template), Label("other", "plain")]
    var engine = RuleEngine(groups: [RuleGroup(name: "g", rules: [rule])])
    var store = Self.store([1])
    let episode = try #require(engine.advance(to: Timestamp(seconds: 0), over: &store).first?.episode)
    #expect(episode.annotation("summary")?.hasPrefix("<error expanding template: ") == true)
    #expect(episode.annotation("other") == "plain")
    #expect(engine.health[0].fault == nil)
  }

  @Test func theSameSamplesAndTimesGiveTheSameEvents() throws {
    let runs = try (0..<2).map { _ in
      var engine = try Self.engine("up > 1", for: .seconds(60))
      var store = Self.store([1, 2, 3, 1, 2, 2, 2])
      return (0...6).flatMap { engine.advance(to: Timestamp(seconds: $0 * 60), over: &store) }
    }
    #expect(runs[0] == runs[1])
    #expect(!runs[0].isEmpty)
  }

  @Test func episodesOfRulesThatAreGoneEnd() throws {
    var old = try Self.engine("up == 0")
    var store = Self.store([0, 0])
    _ = old.advance(to: Timestamp(seconds: 0), over: &store)
    var engine = try Self.engine("up == 1")
    engine.restore(old.episodes, at: Timestamp(seconds: 30))
    let events = engine.advance(to: Timestamp(seconds: 60), over: &store)
    #expect(events.map(\.kind) == [.resolved])
    #expect(events.map(\.episode.id) == old.episodes.map(\.id))
  }

  @Test func anOlderEpisodeOfSomebodyElseTakesThePlaceOfItsOwn() throws {
    var other = try Self.engine("up == 0")
    var store = Self.store([0, 0, 0])
    _ = other.advance(to: Timestamp(seconds: 0), over: &store)
    var engine = try Self.engine("up == 0")
    _ = engine.advance(to: Timestamp(seconds: 60), over: &store)
    engine.restore(other.episodes, at: Timestamp(seconds: 61))
    let events = engine.advance(to: Timestamp(seconds: 62), over: &store)
    #expect(events.map(\.kind) == [.resolved])
    #expect(engine.episodes.map(\.id.activeAt) == [Timestamp(seconds: 0)])
  }
}
