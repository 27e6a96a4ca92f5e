internal import Alerting
internal import Monitor
internal import Telemetry

/// What a hook reads from its standard input: one JSON object and a newline.
enum HookInput {
  static func text(_ hook: Hook, _ occasion: Hook.Occasion, _ episode: Episode) -> String {
    let object: JSONValue = .object([
      ("schema", .string("driftop.hook/1")), ("hook", .string(hook.name)), ("event", .string(occasion.rawValue)),
      ("name", .string(episode.name)), ("fingerprint", .string(episode.id.fingerprint.description)),
      ("labels", labels(episode.labels.pairs)), ("annotations", labels(episode.annotations)),
      ("value", JSONValue(episode.value)), ("expression", .string(episode.origin.expression)),
      ("active_at", .string(episode.id.activeAt.description)),
      ("fired_at", JSONValue(episode.firedAt?.description)),
      ("resolved_at", JSONValue(episode.resolvedAt?.description)),
    ])
    return object.text + "\n"
  }

  private static func labels(_ pairs: [Label]) -> JSONValue {
    .object(pairs.map { ($0.name, .string($0.value)) })
  }
}
