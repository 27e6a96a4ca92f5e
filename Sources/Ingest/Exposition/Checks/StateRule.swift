internal import Telemetry

/// An info is 1; a state is 0 or 1 and named by the label that is called like the family.
struct StateRule: FamilyRule {
  func sample(
    _ sample: CheckedSample, suffix: String, in family: OpenMetricsFamily, _ report: inout CheckReport
  ) {
    if family.kind == .info, sample.value != 1 {
      report.fail(at: sample.offset, "the value of an info must be 1")
    }
    guard family.kind == .stateSet else { return }
    if sample[family.name] == nil {
      report.fail(at: sample.offset, "a state set needs the label \(family.name), which names the state")
    }
    if sample.value != 0, sample.value != 1 {
      report.fail(at: sample.offset, "the value of a state must be 0 or 1")
    }
  }
}
