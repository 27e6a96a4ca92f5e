internal import Telemetry

/// What a series is, by what its exposition says of the metric that it belongs to.
struct SeriesKind: Equatable {
  /// Of the whole metric: also the buckets of a histogram are of the kind histogram.
  var kind: MetricMetadata.Kind
  /// Whether it counts, so that its rate says more than its value.
  var isCounter: Bool
  /// - Parameter labels: all of the series; a metric without a TYPE line is judged by its name and labels.
  init(_ labels: Labels, _ metadata: [String: MetricMetadata]) {
    let name = labels.metricName
    if let known = metadata[name], known.kind != .unknown {
      // A summary's own name carries quantiles, which go up and down.
      (kind, isCounter) = (known.kind, known.kind == .counter)
    } else if let known = Self.base(of: name, without: "_total").flatMap({ metadata[$0] }), known.kind == .counter {
      (kind, isCounter) = (.counter, true)
    } else if let known = Self.family(of: name, metadata) {
      (kind, isCounter) = (known, known == .histogram || known == .summary)
    } else {
      let isBucket = Self.base(of: name, without: "_bucket") != nil && labels["le"] != nil
      (kind, isCounter) = (.unknown, isBucket || Self.base(of: name, without: "_total") != nil)
    }
  }

  /// Whether a metric only tells when a counter began, which nobody looks for.
  static func isCreationTime(_ name: String, _ metadata: [String: MetricMetadata]) -> Bool {
    guard let base = base(of: name, without: "_created") else { return false }
    return [base, base + "_total"].contains { metadata[$0].map { hasCreationTime($0.kind) } ?? false }
  }

  /// The kind of the histogram, summary, info or the like whose part a name is.
  private static func family(of name: String, _ metadata: [String: MetricMetadata]) -> MetricMetadata.Kind? {
    let parts: [(suffix: String, kinds: Set<MetricMetadata.Kind>)] = [
      ("_bucket", [.histogram, .gaugeHistogram]), ("_count", [.histogram, .summary]),
      ("_sum", [.histogram, .summary]), ("_gcount", [.gaugeHistogram]), ("_gsum", [.gaugeHistogram]),
      ("_info", [.info]),
    ]
    for (suffix, kinds) in parts {
      guard let base = base(of: name, without: suffix), let known = metadata[base] else { continue }
      if kinds.contains(known.kind) { return known.kind }
    }
    return nil
  }

  private static func hasCreationTime(_ kind: MetricMetadata.Kind) -> Bool {
    kind == .counter || kind == .histogram || kind == .summary
  }

  private static func base(of name: String, without suffix: String) -> String? {
    guard name.utf8.count > suffix.utf8.count, name.utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) else {
      return nil
    }
    return String(name.utf8.dropLast(suffix.utf8.count)) ?? nil
  }
}
