internal import Ingest
internal import Monitor
internal import Predictions
internal import Telemetry

/// Hides the values of some fields in what is told, before it is kept.
///
/// What sources say of lines that they could not read is hidden too. Labels of scraped series stand as they are.
struct EventTreatment {
  private var rewriter: FieldRewriter
  private let mapping: SchemaMapping

  /// - Parameter key: of the hashes; it is kept nowhere but here, and goes with the recorder.
  /// - Returns: `nil` where nothing is to be hidden.
  init?(_ treatments: [FieldTreatment], key: HashKey) {
    guard !treatments.isEmpty else { return nil }
    let rules = treatments.map { FieldRule($0.kind.deed, $0.pattern) }
    rewriter = FieldRewriter(rules, key: key.words)
    mapping = SchemaMapping(masks: treatments.map(\.pattern))
  }

  mutating func treat(_ event: SessionEvent) -> SessionEvent {
    switch event {
    case .predictions(var batch):
      if let raw = batch.raw {
        batch.raw = rewriter.rewrite(raw)
      } else {
        batch.tail = []
        batch.fields.removeAll { mapping.isMasked($0.path) }
        batch.progress.malformed = batch.progress.malformed.map(Self.hidden)
      }
      return .predictions(batch)
    case .health(var health, let source):
      health.malformedExamples = health.malformedExamples.map(Self.hidden)
      return .health(health, source: source)
    default: return event
    }
  }

  private static func hidden(_ line: SourceHealth.MalformedLine) -> SourceHealth.MalformedLine {
    // A reason may quote the value that it is about.
    SourceHealth.MalformedLine(path: line.path, line: line.line, reason: "cannot be used", text: "(masked)")
  }
}

extension FieldTreatment.Kind {
  fileprivate var deed: FieldRule.Deed {
    switch self {
    case .mask: .mask
    case .hash: .hash
    case .drop: .drop
    }
  }
}
