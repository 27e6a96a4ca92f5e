import Alerting
import Telemetry

/// 2026-03-01T00:00:00Z.
let start = Timestamp(seconds: 1_772_323_200)

/// An episode of an alert `name` that began at ``start``.
func episode(
  _ name: String, _ state: Episode.State = .firing, resolvedAt: Timestamp? = nil, labels: [Label] = []
) -> Episode {
  let labels = Labels([Label("alertname", name)] + labels)
  var episode = Episode(
    id: .init(fingerprint: AlertFingerprint(labels), activeAt: start),
    origin: .init(file: "", group: "g", rule: name, expression: "up == 0"), labels: labels,
    annotations: [Label("summary", "it is down")], state: state, value: 1, lastEvaluation: start)
  if state != .pending { episode.firedAt = start }
  episode.resolvedAt = resolvedAt
  return episode
}

func minutes(_ count: Double) -> Timestamp { start + .seconds(count * 60) }
