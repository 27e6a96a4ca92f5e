internal import Telemetry

/// A metric family of OpenMetrics: its metadata, then its samples, nothing in between.
struct OpenMetricsFamily {
  let name: String
  /// Of the family's first line.
  let offset: Int
  var kind: MetricMetadata.Kind?
  var hasHelp = false
  var unit: String?
  var hasSamples = false

  /// What a sample's name may add to the family's.
  static func suffixes(of kind: MetricMetadata.Kind?) -> [String] {
    switch kind {
    case .counter: ["_total", "_created"]
    case .summary: ["", "_count", "_sum", "_created"]
    case .histogram: ["_count", "_sum", "_bucket", "_created"]
    case .gaugeHistogram: ["_gcount", "_gsum", "_bucket"]
    case .info: ["_info"]
    case .gauge, .stateSet, .unknown, nil: [""]
    }
  }

  /// What the sample's name adds; `nil` when the sample is none of the family's.
  func suffix(of sample: String) -> String? {
    guard sample.utf8.starts(with: name.utf8) else { return nil }
    let rest = sample.utf8.dropFirst(name.utf8.count)
    return Self.suffixes(of: kind).first { rest.elementsEqual($0.utf8) }
  }

  /// All names that no other family may have.
  var names: [String] {
    Set(Self.suffixes(of: kind) + [""]).sorted().map { name + $0 }
  }
}

/// A group of rules over one family's samples: made anew for every family.
protocol FamilyRule: SendableMetatype {
  init()
  mutating func sample(
    _ sample: CheckedSample, suffix: String, in family: OpenMetricsFamily, _ report: inout CheckReport)
  mutating func end(of family: OpenMetricsFamily, _ report: inout CheckReport)
}

extension FamilyRule {
  func end(of family: OpenMetricsFamily, _ report: inout CheckReport) {}
}
