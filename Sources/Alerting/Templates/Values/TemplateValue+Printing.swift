internal import PromQL
internal import Telemetry

extension TemplateValue {
  /// As an action prints it.
  var printed: String {
    switch self {
    case .missing, .null: "<no value>"
    // What is pointed at, rather than the pointer.
    case .sample(let sample): Self.fields(of: sample) { $0.shown }
    default: shown
    }
  }

  /// As `%v` prints it.
  var shown: String {
    switch self {
    case .missing, .null: "<nil>"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .float(let value): GoNumberText.general(value)
    case .string(let value): value
    case .time(let time): GoTime.text(time)
    case .duration(let duration): GoTime.text(duration)
    default: elements { $0.shown }
    }
  }

  /// A map, a list or a structure, with each part as `show` has it.
  func elements(_ show: (TemplateValue) -> String) -> String {
    switch self {
    case .labels(let labels): Self.map(labels.pairs.map { ($0.name, .string($0.value)) }, show)
    case .map(let pairs): Self.map(pairs, show)
    case .samples(let samples): "[" + samples.map { "&" + Self.fields(of: $0, show) }.joined(separator: " ") + "]"
    case .sample(let sample): "&" + Self.fields(of: sample, show)
    case .data(let data):
      "{"
        + [.labels(data.labels), .labels(data.externalLabels), .string(data.externalURL), .float(data.value)]
        .map(show).joined(separator: " ") + "}"
    default: show(self)
    }
  }

  private static func map(_ pairs: [(name: String, value: TemplateValue)], _ show: (TemplateValue) -> String) -> String
  {
    "map[" + pairs.map { show(.string($0.name)) + ":" + show($0.value) }.joined(separator: " ") + "]"
  }

  private static func fields(of sample: TemplateSample, _ show: (TemplateValue) -> String) -> String {
    "{" + show(.labels(sample.labels)) + " " + show(.float(sample.value)) + "}"
  }
}
