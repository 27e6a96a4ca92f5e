import Alerting
import Predictions
import Telemetry
import Testing

@testable import Monitor

@Suite struct AlertProjectionTests {
  private static let start = MarchSeries.time(0)

  private static func episode(
    _ name: String, _ labels: [String: String], since seconds: Int, at last: Int = 600,
    expression: String = "auc < 0.9", summary: String? = nil
  ) -> Episode {
    let all = Labels([Label("alertname", name)] + labels.map { Label($0.key, $0.value) })
    var episode = Episode(
      id: Episode.ID(fingerprint: AlertFingerprint(all), activeAt: MarchSeries.time(seconds)),
      origin: Episode.Origin(file: "r.yml", group: "g", rule: name, expression: expression), labels: all,
      annotations: summary.map { [Label("summary", $0)] } ?? [], state: .firing, value: 0.87,
      lastEvaluation: MarchSeries.time(last))
    episode.firedAt = MarchSeries.time(seconds)
    return episode
  }

  private static func action(_ deed: OperatorAction.Deed, at seconds: Int, _ note: String = "") -> OperatorAction {
    OperatorAction(
      id: "\(seconds)", time: MarchSeries.time(seconds), actor: Operator(user: "ann", host: "ops"), deed: deed,
      note: note)
  }

  /// Two models, whose log ends at 600 s.
  private static func state(_ episodes: [Episode] = [], settings: AlertSettings? = nil) -> MonitorState {
    var state = MonitorState(settings: MonitorSettings(windowing: .live), alerting: settings)
    let lines = (0...60).map { step in
      line(step * 10, 1, 1, #","model":"fraud""#) + line(step * 10, 1, 1, #","model":"churn""#)
    }
    state.apply(batch(lines.joined()))
    state.apply(.episodes(episodes))
    return state
  }

  private static func request(_ change: (inout SnapshotRequest) -> Void = { _ in }) -> SnapshotRequest {
    var request = SnapshotRequest(window: .duration(.seconds(300)), bucketCount: 5)
    change(&request)
    return request
  }

  private func mention(_ state: MonitorState, of model: String) -> AlertMention? {
    state.snapshot(Self.request()).models.first { $0.identity.model == model }?.alert
  }

  @Test func withoutRulesOrAlertsNothingIsSaid() {
    let snapshot = Self.state().snapshot(Self.request { $0.includesAlerts = true })
    #expect(snapshot.alerts == nil && snapshot.alertList == nil && snapshot.marks.isEmpty)
  }

  @Test func countsAndListsWhatNeedsSomebodyFirst() throws {
    let first = Self.episode("A", ["model": "fraud", "severity": "page"], since: 0)
    let second = Self.episode("B", [:], since: 100)
    var state = Self.state([first, second])
    state.apply(.actions([Self.action(.acknowledge(first.id), at: 60)]))
    let snapshot = state.snapshot(Self.request { $0.includesAlerts = true })
    let summary = try #require(snapshot.alerts)
    #expect(summary.firing == 1 && summary.acknowledged == 1 && summary.worstSeverity == 0)
    #expect(snapshot.alertList?.entries.map(\.episode.name) == ["B", "A"])
    #expect(state.snapshot(Self.request()).alertList == nil)
  }

  @Test func aRowSaysSinceWhenAndWhoHasIt() {
    let episode = Self.episode(
      "AUCFell", ["model": "fraud"], since: 0, summary: "AUC < .90.\nIt was .93 in the reference")
    var state = Self.state([episode])
    #expect(mention(state, of: "fraud")?.sentence == "AUC < .90 for 10 min · nobody has it yet")
    #expect(mention(state, of: "churn") == nil)
    state.apply(.actions([Self.action(.acknowledge(episode.id), at: 120, "wait for 06:00")]))
    #expect(mention(state, of: "fraud")?.sentence == "AUC < .90 for 10 min · ann@ops 00:02 “wait for 06:00”")
    let silence = Silence(
      id: "s", matchers: [SilenceMatcher(name: "model", value: "fraud")], startsAt: MarchSeries.time(0),
      endsAt: MarchSeries.time(3_600))
    state.apply(.actions([Self.action(.silence(silence), at: 130)]))
    #expect(mention(state, of: "fraud")?.sentence == "AUC < .90 for 10 min · silenced by ann@ops until 01:00")
  }

  @Test func aRowSaysTheGravestOfSeveral() {
    let state = Self.state([
      Self.episode("Late", ["model": "fraud", "severity": "warning"], since: 0),
      Self.episode("Fell", ["model": "fraud", "severity": "page"], since: 500),
      Self.episode("Other", ["model": "fraud", "version": "2"], since: 500),
    ])
    let mention = mention(state, of: "fraud")
    #expect(mention?.sentence == "Fell for 100 s · nobody has it yet · 1 more" && mention?.otherCount == 1)
  }

  @Test func anAlertThatNobodyEvaluatesSaysSo() {
    let state = Self.state([Self.episode("A", ["model": "fraud"], since: 0, at: 60)])
    #expect(mention(state, of: "fraud")?.sentence == "A for 10 min · last evaluated 00:01 · nobody has it yet")
  }

  @Test func anAlertWithoutAModelIsThatOfALogThatNamesNone() {
    var state = MonitorState(.live, line(0) + line(600))
    state.apply(.episodes([Self.episode("A", [:], since: 0)]))
    #expect(state.snapshot(Self.request()).models.first?.alert?.sentence == "A for 10 min · nobody has it yet")
  }

  @Test func aServersRowSaysItToo() {
    var (first, second) = (ScrapedTarget(number: 0, instance: "a:80"), ScrapedTarget(number: 1, instance: "b:80"))
    var state = MonitorState([first.scrape(590, ["queue": 1]), second.scrape(600, ["queue": 1])])
    state.apply(.episodes([Self.episode("Down", ["job": "models", "instance": "b:80"], since: 0)]))
    func mentions(_ request: SnapshotRequest) -> [String?] {
      state.snapshot(request).servers.sorted { ($0.identity.instance ?? "") < ($1.identity.instance ?? "") }
        .map(\.alert?.sentence)
    }
    #expect(mentions(Self.request()) == [nil, "Down for 10 min · nobody has it yet"])
    #expect(mentions(Self.request { $0.sumsReplicas = true }) == ["Down for 10 min · nobody has it yet"])
    state.apply(.episodes([Self.episode("Slow", ["job": "models"], since: 60)]))
    #expect(mentions(Self.request()).map { $0 == nil } == [false, false])
  }

  @Test func theTimeLineShowsWhatLiesWithinTheWindow() {
    let old = Self.episode("A", ["model": "fraud"], since: 100)
    var state = Self.state([old, Self.episode("B", [:], since: 400)])
    state.apply(.actions([Self.action(.acknowledge(old.id), at: 500)]))
    #expect(
      state.snapshot(Self.request()).marks == [
        AlertTimeMark(.firing, MarchSeries.time(400)), AlertTimeMark(.acknowledged, MarchSeries.time(500)),
      ])
  }

  @Test func rulesThatCannotBeReadAreSaid() {
    var settings = AlertSettings(groups: [])
    settings.faults = [RuleFault(file: "r.yml", line: 3, reason: "no expression")]
    #expect(Self.state(settings: settings).snapshot(Self.request()).alerts?.faults == ["r.yml:3: no expression"])
  }

  @Test func listsOfTheSameArrangementDifferInValuesOnly() throws {
    let first = Self.episode("A", ["model": "fraud"], since: 0)
    var state = Self.state([first, Self.episode("B", [:], since: 100)])
    var cache = SnapshotCache()
    let request = Self.request { $0.includesAlerts = true }
    let before = try #require(state.snapshot(request, &cache).alertList)
    #expect(state.snapshot(request, &cache).alertList == before)
    var later = Self.episode("A", ["model": "fraud"], since: 0, at: 601)
    later.value = 0.5
    state.apply(.episodes([later]))
    let after = try #require(state.snapshot(request, &cache).alertList)
    #expect(after.arrangement == before.arrangement && after.entries.map(\.episode.value) == [0.5, 0.87])
    state.apply(.actions([Self.action(.acknowledge(first.id), at: 600)]))
    let held = try #require(state.snapshot(request, &cache).alertList)
    #expect(held.arrangement != before.arrangement && held.entries.map(\.episode.value) == [0.87, 0.5])
    // What another monitor shows passes for none of these.
    #expect(state.snapshot(request).alertList?.arrangement != held.arrangement)
  }

  @Test func tenThousandAlertsAreCountedByWhereTheyStand() throws {
    let episodes = (0..<10_000).map { number in
      var episode = Self.episode("A\(number % 50)", ["shard": "\(number)"], since: number % 300)
      if number % 5 == 1 { (episode.state, episode.firedAt) = (.pending, nil) }
      if number % 5 == 2 { (episode.state, episode.resolvedAt) = (.resolved, MarchSeries.time(590)) }
      return episode
    }
    var state = Self.state(episodes)
    let held = episodes.enumerated().filter { $0.offset % 5 == 3 }.map(\.element.id)
    state.apply(
      .actions(
        held.enumerated().map { number, id in
          OperatorAction(
            id: "\(number)", time: MarchSeries.time(600), actor: Operator(user: "ann", host: "ops"),
            deed: .acknowledge(id))
        }))
    let silence = Silence(
      id: "s", matchers: [SilenceMatcher(name: "alertname", value: "A4")], startsAt: MarchSeries.time(0),
      endsAt: MarchSeries.time(3_600))
    state.apply(.actions([Self.action(.silence(silence), at: 600)]))
    let summary = try #require(state.snapshot(Self.request()).alerts)
    #expect(summary.firing == 3_800 && summary.acknowledged == 2_000 && summary.silenced == 200)
    #expect(summary.pending == 2_000 && summary.resolved == 2_000)
  }

  @Test func whatIsShownAgainFollowsTheClock() {
    var state = Self.state([Self.episode("A", ["model": "fraud"], since: 0)])
    var cache = SnapshotCache()
    #expect(state.snapshot(Self.request(), &cache).alerts?.acknowledged == 0)
    let id = Self.episode("A", ["model": "fraud"], since: 0).id
    state.apply(.actions([Self.action(.snooze(id, until: MarchSeries.time(610)), at: 600)]))
    #expect(state.snapshot(Self.request(), &cache).alerts?.acknowledged == 1)
    state.apply(batch(line(611, 1, 1, #","model":"fraud""#)))
    #expect(state.snapshot(Self.request(), &cache).alerts?.acknowledged == 0)
  }
}
