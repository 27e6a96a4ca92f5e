internal import Telemetry

/// Exemplars belong to buckets and counters, and are short.
struct ExemplarRule: FamilyRule {
  /// Code points of an exemplar's label names and values together.
  private static let lengthLimit = 128

  func sample(
    _ sample: CheckedSample, suffix: String, in family: OpenMetricsFamily, _ report: inout CheckReport
  ) {
    guard let exemplar = sample.exemplar else { return }
    let isAllowed =
      switch family.kind {
      case .histogram, .gaugeHistogram: suffix == "_bucket"
      case .counter: suffix == "_total"
      default: false
      }
    if !isAllowed { report.fail(at: sample.offset, "only buckets and counters can have an exemplar") }
    let length = exemplar.reduce(0) { $0 + $1.name.unicodeScalars.count + $1.value.unicodeScalars.count }
    if length > Self.lengthLimit {
      report.fail(
        at: sample.offset, "the exemplar's labels have \(length) characters, more than \(Self.lengthLimit)")
    }
  }
}
