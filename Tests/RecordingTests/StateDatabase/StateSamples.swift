import Alerting
import Telemetry

/// Episodes and actions of every kind, for tests that write and read them.
enum StateSamples {
  static let episode = Episode(
    id: .init(fingerprint: AlertFingerprint(bits: 0xFFFF_0000_1234_5678), activeAt: Timestamp(nanoseconds: 1_234)),
    origin: .init(file: "rules.yml", group: "quality", rule: "Fell", expression: "a < \"b\""),
    labels: Labels([Label("alertname", "Fell"), Label("model", "fraud “3”\n")]),
    annotations: [Label("summary", "it's so"), Label("hint", "")], state: .firing, value: 0.871,
    lastEvaluation: Timestamp(nanoseconds: 5_678))

  static let actions: [OperatorAction] = deeds.enumerated().map { number, deed in
    OperatorAction(
      id: "\(number)", time: Timestamp(nanoseconds: Int64(number)), actor: Operator(user: "ann", host: "gpu1"),
      deed: deed, note: "on it, \(number); it's \"fine\"")
  }

  private static let deeds: [OperatorAction.Deed] = [
    .acknowledge(episode.id), .unacknowledge(episode.id), .note(episode.id),
    .snooze(episode.id, until: Timestamp(seconds: 99)), .mark(episode.id, .noise), .mark(episode.id, nil),
    .silence(
      Silence(
        id: "s-1",
        matchers: [
          SilenceMatcher(name: "model", value: "fraud.*", isRegex: true),
          SilenceMatcher(name: "severity", value: "page", isEqual: false),
        ], startsAt: Timestamp(seconds: 1), endsAt: Timestamp(seconds: 2))),
    .expire(silence: "s-1"),
  ]
}
