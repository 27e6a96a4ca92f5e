import Alerting
import Predictions
import Telemetry
import Testing

@testable import Monitor

@Suite struct AlertDetailProjectionTests {
  private static func episode(
    _ expression: String, _ labels: [String: String], annotations: [Label] = [], name: String = "Queue"
  ) -> Episode {
    let all = Labels([Label("alertname", name)] + labels.map { Label($0.key, $0.value) })
    var episode = Episode(
      id: Episode.ID(fingerprint: AlertFingerprint(all), activeAt: MarchSeries.time(10)),
      origin: Episode.Origin(file: "r.yml", group: "g", rule: name, expression: expression), labels: all,
      annotations: annotations, state: .firing, value: 20, lastEvaluation: MarchSeries.time(20))
    episode.firedAt = MarchSeries.time(10)
    return episode
  }

  private static func detail(of episode: Episode, beside others: [Episode] = []) -> AlertDetail? {
    var (first, second) = (ScrapedTarget(number: 0, instance: "a:80"), ScrapedTarget(number: 1, instance: "b:80"))
    var state = MonitorState(
      [0, 10, 20].flatMap { seconds in
        [
          first.scrape(seconds, ["queue": Double(seconds)]), second.scrape(seconds, ["queue": 100 + Double(seconds)]),
        ]
      })
    state.apply(.episodes([episode] + others))
    var request = SnapshotRequest(window: .duration(.seconds(20)), bucketCount: 4)
    request.alert = episode.id
    return state.snapshot(request).alert
  }

  @Test func showsTheCourseOfItsOwnSeriesAndTheThreshold() throws {
    let detail = try #require(
      Self.detail(of: Self.episode("10 < queue", ["job": "models", "instance": "b:80", "severity": "page"])))
    #expect(detail.threshold == 10 && detail.comparison == ">" && detail.metrics == ["queue"])
    let course = try #require(detail.course)
    // At the ends of the buckets: 5, 10, 15 and 20 s; the last one is filling.
    #expect(course.values == [100, 110, 110, 120, 120])
    #expect(course.title == "queue" && course.axis == .time(start: MarchSeries.time(0), step: .seconds(5)))
    #expect(detail.history.map(\.text) == ["fired as page"])
  }

  @Test func anAggregateIsFoundByTheLabelsThatItHas() throws {
    let detail = try #require(Self.detail(of: Self.episode("sum by (job) (queue) > 5", ["job": "models"])))
    #expect(try #require(detail.course).values == [100, 120, 120, 140, 140])
  }

  @Test func aSeriesThatIsNotThereHasNoCourse() throws {
    #expect(try #require(Self.detail(of: Self.episode("queue > 5", ["instance": "c:80"]))).course == nil)
    let broken = try #require(Self.detail(of: Self.episode("queue >", [:])))
    #expect(broken.course == nil && broken.threshold == nil)
  }

  @Test(arguments: [
    ("https://wiki/queue", "https://wiki/queue"), ("javascript:alert(1)", nil), ("wiki", nil),
  ])
  func aRunbookIsAnAddressOfTheWeb(address: String, shown: String?) throws {
    let episode = Self.episode(
      "queue > 5", ["job": "models"], annotations: [Label("runbook_url", address), Label("hint", "Add a replica.")])
    let detail = try #require(Self.detail(of: episode))
    #expect(detail.runbook == shown && detail.hint == "Add a replica.")
  }

  @Test func showsTheAlertsOfItsIncident() throws {
    let other = Self.episode("up == 0", ["job": "models", "instance": "b:80", "code": "1"], name: "Other")
    let detail = try #require(Self.detail(of: Self.episode("queue > 5", ["job": "models"]), beside: [other]))
    #expect(detail.incident.map(\.episode.name) == ["Other", "Queue"])
  }

  @Test func anAlertThatIsGoneHasNone() {
    let state = MonitorState(.live, line(0))
    var request = SnapshotRequest(window: .everything)
    request.alert = Self.episode("x", [:]).id
    #expect(state.snapshot(request).alert == nil)
  }

  // MARK: Drift

  /// A model whose amounts double after 2,000 records.
  private static func watched(_ lines: Int) -> MonitorState {
    let text = (0..<lines).map { number in
      let amount = Double(number % 100) / (number < 2_000 ? 1 : 0.1)
      return line(number, number % 2, number % 2, #","model":"fraud","amount":\#(amount),"age":\#(number % 37)"#)
    }
    var settings = MonitorSettings(windowing: .live)
    settings.watch = WatchSettings(reference: .first(1_000))
    var state = MonitorState(settings: settings)
    state.apply(batch(text.joined()))
    return state
  }

  @Test func saysWhatDriftedWhenItBegan() throws {
    let labels = Labels([Label("alertname", "A"), Label("model", "fraud")])
    let episode = Episode(
      id: Episode.ID(fingerprint: AlertFingerprint(labels), activeAt: MarchSeries.time(2_900)),
      origin: Episode.Origin(file: "", group: "", rule: "A", expression: "x"), labels: labels, state: .firing,
      value: 1, lastEvaluation: MarchSeries.time(3_000))
    let sentences = Self.watched(3_000).drifted(episode)
    #expect(
      sentences.contains { $0.hasPrefix("amount drifts (PSI ") && $0.hasSuffix("min before the alert") }, "\(sentences)"
    )
    #expect(!sentences.contains { $0.hasPrefix("age drifts") })
    #expect(Self.watched(500).drifted(episode) == ["No verdict on drift: its reference is still being taken."])
    #expect(Self.watched(2_000).drifted(episode) == ["None of 3 features drifts."])
    var other = episode
    other.labels = Labels([Label("model", "churn")])
    #expect(Self.watched(500).drifted(other).isEmpty)
  }
}
