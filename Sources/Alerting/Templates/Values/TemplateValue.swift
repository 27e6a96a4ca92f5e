internal import Telemetry

/// What a term of a template stands for.
enum TemplateValue: Sendable {
  /// A map of anything, without the key that was asked for.
  case missing
  case null
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(String)
  /// A map of strings.
  case labels(Labels)
  /// A map of anything, by names that rise.
  case map([(name: String, value: TemplateValue)])
  case samples([TemplateSample])
  case sample(TemplateSample)
  case time(Timestamp)
  case duration(Duration)
  /// The dot that a rule's template begins with.
  case data(TemplateData)
}

extension TemplateValue {
  /// As Prometheus's messages name the type.
  var typeName: String {
    switch self {
    case .missing, .null: "<nil>"
    case .bool: "bool"
    case .int: "int"
    case .float: "float64"
    case .string: "string"
    case .labels: "map[string]string"
    case .map: "map[string]interface {}"
    case .samples: "template.queryResult"
    case .sample: "*template.sample"
    case .time: "*time.Time"
    case .duration: "*time.Duration"
    case .data: "the alert's data"
    }
  }

  /// Whether `if` takes it for true: neither zero nor empty.
  var isTrue: Bool {
    switch self {
    case .missing, .null: false
    case .bool(let value): value
    case .int(let value): value != 0
    case .float(let value): value != 0
    case .string(let value): !value.utf8.isEmpty
    case .labels(let labels): !labels.pairs.isEmpty
    case .map(let pairs): !pairs.isEmpty
    case .samples(let samples): !samples.isEmpty
    case .sample, .time, .duration, .data: true
    }
  }

  /// - Returns: `nil` for what has no fields.
  func field(_ name: String) throws(TemplateFault) -> TemplateValue {
    switch (self, name) {
    case (.missing, _), (.null, _): return .missing
    // A label that is not there is an empty one.
    case (.labels(let labels), _): return .string(labels[name] ?? "")
    case (.map(let pairs), _): return pairs.first { $0.name.utf8.elementsEqual(name.utf8) }?.value ?? .missing
    case (.data(let data), "Labels"): return .labels(data.labels)
    case (.data(let data), "Value"): return .float(data.value)
    case (.data(let data), "ExternalLabels"): return .labels(data.externalLabels)
    case (.data(let data), "ExternalURL"): return .string(data.externalURL)
    case (.sample(let sample), "Labels"): return .labels(sample.labels)
    case (.sample(let sample), "Value"): return .float(sample.value)
    default: throw TemplateFault("can't evaluate field \(name) in type \(typeName)")
    }
  }

  /// What a function that declares a text, or a number, takes of it; the run has checked that it is one.
  var text: String {
    if case .string(let text) = self { text } else { "" }
  }

  var queryResult: [TemplateSample] {
    if case .samples(let samples) = self { samples } else { [] }
  }
}
