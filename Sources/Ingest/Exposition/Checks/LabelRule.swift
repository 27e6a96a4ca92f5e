internal import Telemetry

/// A label's name stands once, and not in the place of the metric's name.
struct LabelRule: FamilyRule {
  func sample(
    _ sample: CheckedSample, suffix: String, in family: OpenMetricsFamily, _ report: inout CheckReport
  ) {
    Self.check(sample.labels, of: sample, &report)
    if let exemplar = sample.exemplar { Self.check(exemplar, of: sample, &report) }
  }

  static func check(_ labels: [Label], of sample: CheckedSample, _ report: inout CheckReport) {
    var seen: Set<ExactName> = []
    for label in labels {
      if label.name.utf8.elementsEqual(Labels.metricNameLabel.utf8) {
        report.fail(at: sample.offset, "the label __name__ is reserved for the metric's name")
      }
      if !seen.insert(ExactName(label.name)).inserted {
        report.fail(at: sample.offset, "the label \(label.name) stands twice")
      }
    }
  }
}
