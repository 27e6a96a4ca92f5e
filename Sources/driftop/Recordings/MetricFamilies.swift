import Telemetry

/// The series of a store by the families of OpenMetrics.
struct MetricFamilies {
  /// One label set of a family: a histogram's buckets, sum and count are one.
  struct Metric {
    var series: [SeriesID] = []
    /// Of the samples of each series.
    var names: [String] = []
  }

  struct Family {
    var name: String
    var kind: MetricMetadata.Kind
    var help: String
    var metrics: [Metric] = []

    /// The lines before the samples.
    var head: String {
      "# TYPE \(name) \(kind.rawValue)\n" + (help.isEmpty ? "" : "# HELP \(name) \(escaped(help))\n")
    }
  }

  /// By name.
  private(set) var list: [Family] = []

  private static let suffixes: [(text: String, kinds: Set<MetricMetadata.Kind>)] = [
    ("_bucket", [.histogram, .gaugeHistogram]), ("_sum", [.histogram, .summary]), ("_count", [.histogram, .summary]),
    ("_gsum", [.gaugeHistogram]), ("_gcount", [.gaugeHistogram]), ("_created", [.histogram, .summary, .counter]),
    ("_total", [.counter]), ("_info", [.info]),
  ]

  init(of store: SeriesStore, _ metadata: [String: MetricMetadata]) {
    var families: [String: Family] = [:]
    var metrics: [String: [Labels: Metric]] = [:]
    for series in store.select([]) {
      let labels = store.labels(of: series)
      let name = labels[Labels.metricNameLabel] ?? ""
      let family = Self.family(of: name, metadata)
      let own =
        family.kind == .summary ? "quantile" : family.kind == .histogram || family.kind == .gaugeHistogram ? "le" : nil
      let key = Labels(labels.pairs.filter { $0.name != own && $0.name != Labels.metricNameLabel })
      families[family.name] = family
      metrics[family.name, default: [:]][key, default: Metric()].series.append(series)
    }
    list = families.values.sorted { $0.name < $1.name }.map { family in
      var family = family
      family.metrics = (metrics[family.name] ?? [:]).sorted { $0.key.description < $1.key.description }.map {
        Self.ordered($0.value, store)
      }
      return family
    }
  }

  /// Buckets in the order of their bounds, before sum and count.
  private static func ordered(_ metric: Metric, _ store: SeriesStore) -> Metric {
    let series = metric.series.map { series in
      let labels = store.labels(of: series)
      let bound = (labels["le"] ?? labels["quantile"]).flatMap { Double($0) } ?? .infinity
      return (series: series, name: labels[Labels.metricNameLabel] ?? "", bound: bound)
    }
    .sorted { ($0.name, $0.bound) < ($1.name, $1.bound) }
    return Metric(series: series.map(\.series), names: series.map(\.name))
  }

  /// What a metric of this name belongs to: what nobody has described, or described in a way that OpenMetrics does not
  /// know, is a family of its own.
  private static func family(of name: String, _ metadata: [String: MetricMetadata]) -> Family {
    for suffix in suffixes where name.hasSuffix(suffix.text) {
      let base = String(name.dropLast(suffix.text.count))
      // The older text format describes a counter by the name of its samples.
      let described = metadata[base] ?? (suffix.text == "_total" ? metadata[name] : nil)
      if let described, suffix.kinds.contains(described.kind), !base.isEmpty {
        return Family(name: base, kind: described.kind, help: described.help)
      }
    }
    guard let described = metadata[name] else { return Family(name: name, kind: .unknown, help: "") }
    switch described.kind {
    case .gauge, .stateSet, .summary: return Family(name: name, kind: described.kind, help: described.help)
    case .counter, .histogram, .gaugeHistogram, .info, .unknown:
      return Family(name: name, kind: .unknown, help: described.help)
    }
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\"": result += "\\\""
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}
