internal import Telemetry

/// The quantiles of a summary are between 0 and 1, and their values not negative.
struct QuantileRule: FamilyRule {
  func sample(
    _ sample: CheckedSample, suffix: String, in family: OpenMetricsFamily, _ report: inout CheckReport
  ) {
    guard family.kind == .summary, suffix.isEmpty else { return }
    let isRatio = sample.number(of: "quantile").map { $0 >= 0 && $0 <= 1 } ?? false
    if !isRatio {
      report.fail(at: sample.offset, "a summary needs a number from 0 to 1 in the label quantile")
    }
    if sample.value < 0 { report.fail(at: sample.offset, "a quantile's value cannot be negative") }
  }
}
