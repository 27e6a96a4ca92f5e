/// What only counts up is a number and not negative, and what counts observations is whole.
struct CounterRule: FamilyRule {
  func sample(
    _ sample: CheckedSample, suffix: String, in family: OpenMetricsFamily, _ report: inout CheckReport
  ) {
    switch suffix {
    case "_total", "_sum", "_count", "_bucket", "_gcount":
      if sample.value < 0 { report.fail(at: sample.offset, "\(sample.name) cannot be negative") }
    case "_gsum": break
    default: return
    }
    if sample.value.isNaN { report.fail(at: sample.offset, "\(sample.name) cannot be NaN") }
    let isCount = suffix == "_count" || suffix == "_bucket" || suffix == "_gcount"
    if isCount, sample.value != sample.value.rounded(), !sample.value.isNaN {
      report.fail(at: sample.offset, "\(sample.name) counts observations and must be whole")
    }
  }
}
