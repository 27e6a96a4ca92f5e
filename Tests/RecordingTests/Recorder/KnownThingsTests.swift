import Alerting
import Monitor
import Telemetry
import Testing

@testable import Recording

@Suite struct KnownThingsTests {
  private let start = SessionSamples.start
  private static let rules = "groups: [{name: g, rules: [{alert: Down, expr: up == 0, labels: {severity: page}}]}]"

  private func episode(_ number: Int, _ state: Episode.State = .firing, at time: Timestamp? = nil) -> Episode {
    let labels = Labels([Label("alertname", "Down"), Label("host", "h\(number)"), Label("severity", "page")])
    let time = time ?? start
    var episode = Episode(
      id: .init(fingerprint: AlertFingerprint(labels), activeAt: time),
      origin: .init(file: "a.yml", group: "g", rule: "Down", expression: "up == 0"), labels: labels, state: state,
      value: 1, lastEvaluation: time)
    episode.firedAt = state == .pending ? nil : time
    episode.resolvedAt = state == .resolved ? time : nil
    return episode
  }

  private func action(_ number: Int, _ deed: OperatorAction.Deed, at time: Timestamp? = nil) -> OperatorAction {
    OperatorAction(
      id: "action-\(number)", time: time ?? start, actor: Operator(user: "ann", host: "ops"), deed: deed, note: "seen")
  }

  private func silence(_ id: String, until end: Timestamp) -> Silence {
    Silence(id: id, matchers: [SilenceMatcher(name: "host", value: "h1")], startsAt: start, endsAt: end)
  }

  /// What comes a minute later; without anything there is no present.
  private var next: [SessionEvent] {
    let health = TargetHealth(url: "u", job: "j", instance: "i", interval: .seconds(15), timeout: .seconds(1))
    let time = start + .seconds(60)
    return [.scrape(ScrapeBatch(target: 0, health: health, time: time)), .clock(time)]
  }

  private func monitor(after events: [SessionEvent]) async -> MonitorActor {
    var header = SessionSamples.header()
    header.alerting = AlertSettings(groups: RuleFile(yaml: Self.rules, path: "a.yml").groups)
    let monitor = MonitorActor(state: header.initialState())
    await monitor.take(events + next)
    return monitor
  }

  private func known(_ events: [SessionEvent]) -> KnownThings {
    var known = KnownThings()
    for event in [.clock(start)] + events { known.take(event) }
    return known
  }

  private func inputs(_ known: KnownThings) -> [AlertInput] {
    known.events.compactMap { if case .alerts(let input) = $0 { input } else { nil } }
  }

  @Test func whatPeopleDidAboutAnothersAlertsIsToldAgain() async throws {
    let (silenced, held) = (episode(1), episode(2))
    let shut = ForeignSilence(
      silence: silence("am-1", until: start + .seconds(7_200)), createdBy: "bob", comment: "works")
    let all: [AlertInput] = [
      .duty(false, restoring: [], at: start), .episodes([silenced, held]), .actions([action(1, .acknowledge(held.id))]),
      .silences([shut], alertmanager: "am"),
    ]
    let events = all.map { SessionEvent.alerts($0) }
    let monitor = await monitor(after: known(events).events)
    let told = await self.monitor(after: events)
    let hand = AlertHand(actor: "ann@ops", since: start, note: "seen")
    let other = AlertHand(actor: "bob", since: start, until: start + .seconds(7_200), note: "works", silence: "am-1")
    let expected: [AlertEntry.Standing] = [.acknowledged(hand), .silenced(other)]
    let standings = [await told.standings(), await monitor.standings()]
    #expect(standings == [expected, expected])
  }

  @Test func ownEpisodesGoOnWithTheirAcknowledgement() async throws {
    let held = episode(1)
    var known = known([.alerts(.duty(true, restoring: [], at: start))])
    known.take(AlertEvent(.firing, held, at: start))
    known.take(.alerts(.actions([action(1, .acknowledge(held.id), at: start + .seconds(5))])))
    known.take(.clock(start + .seconds(30)))
    // Nothing new was found of it, and so it holds still.
    var evaluated = held
    evaluated.lastEvaluation = start + .seconds(30)
    #expect(inputs(known).contains(.duty(true, restoring: [evaluated], at: start + .seconds(30))))
    let monitor = await monitor(after: known.events)
    guard case .acknowledged(let hand)? = await monitor.standings().first else {
      Issue.record("nobody has it")
      return
    }
    #expect(hand.actor == "ann@ops")
  }

  @Test func rulesAreToldBeforeTheEpisodesThatGoOnUnderThem() {
    let settings = AlertSettings(groups: DefaultRules.file.groups)
    var known = known([.alerts(.duty(true, restoring: [episode(1)], at: start)), .alerts(.rules(settings, at: start))])
    known.take(.clock(start + .seconds(1)))
    let kinds = inputs(known).map { "\($0)".prefix { $0 != "(" } }
    #expect(kinds == ["rules", "episodes", "duty"])
  }

  @Test func whatIsOverForAnHourIsForgottenWithWhatWasDoneAboutIt() {
    let over = episode(1, .resolved)
    var known = known([
      .alerts(.duty(false, restoring: [], at: start)), .alerts(.episodes([over, episode(2)])),
      .alerts(.actions([action(1, .note(over.id)), action(2, .note(episode(2).id))])),
      .alerts(.history(AlertHistoryLine(time: start, text: "hook ran"), of: over.id)),
    ])
    known.take(.clock(start + .seconds(3_500)))
    #expect(inputs(known).count == 4)
    known.take(.clock(start + .seconds(3_700)))
    #expect(
      inputs(known) == [
        .episodes([episode(2)]), .duty(false, restoring: [], at: start + .seconds(3_700)),
        .actions([action(2, .note(episode(2).id))]),
      ])
  }

  @Test func silencesAreToldUntilTheyHaveRunOut() {
    let short = action(1, .silence(silence("s1", until: start + .seconds(60))))
    let long = action(2, .silence(silence("s2", until: start + .seconds(86_400 * 30))))
    var known = known([.alerts(.actions([short, long, action(3, .expire(silence: "s1"))]))])
    #expect(inputs(known) == [.actions([short, long, action(3, .expire(silence: "s1"))])])
    known.take(.clock(start + .seconds(86_400 * 2)))
    #expect(inputs(known) == [.actions([long])])
  }

  @Test func anActionIsToldOnceHoweverOftenItCame() {
    let deed = SessionEvent.alerts(.actions([action(1, .note(episode(1).id))]))
    #expect(inputs(known([deed, deed])) == [.actions([action(1, .note(episode(1).id))])])
  }

  @Test func thousandsOfActionsAndEpisodesStaySmall() throws {
    var known = known([.alerts(.duty(false, restoring: [], at: start))])
    for number in 0..<12_000 {
      let one = episode(number, at: start + .seconds(number))
      known.take(.alerts(.episodes([one])))
      known.take(.alerts(.actions([action(number, .acknowledge(one.id), at: start + .seconds(number))])))
    }
    let told = inputs(known)
    guard case .episodes(let episodes)? = told.first, case .actions(let actions)? = told.last else {
      Issue.record("\(told.count)")
      return
    }
    #expect(episodes.count == KnownAlerts.limit && actions.count == KnownAlerts.limit)
    // The newest are kept.
    #expect(episodes.last?.id.activeAt == start + .seconds(11_999))
    #expect(actions.last?.id == "action-11999")
    var encoder = EventEncoder()
    try encoder.restate(known.events)
    let size = try #require(Zstandard.compress(encoder.writer.bytes, level: 1)?.count)
    #expect(size < 400_000, "\(encoder.writer.count) bytes, \(size) compressed")
  }
}

extension MonitorActor {
  /// Where the alerts of the book stand.
  fileprivate func standings() -> [AlertEntry.Standing] {
    var request = SnapshotRequest(window: .everything)
    request.includesAlerts = true
    return snapshot(request).alertList?.entries.map(\.standing) ?? []
  }
}
