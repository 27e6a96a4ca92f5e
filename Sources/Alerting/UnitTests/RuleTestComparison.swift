internal import PromQL
internal import Telemetry

/// Holds what came against what a unit test expects.
struct RuleTestComparison {
  var isFuzzy: Bool

  // Sums are rounded in another order than in Prometheus.
  private static let tolerance = 1e-13

  /// What is missing and what is too much, one sentence each.
  static func differences(of found: [ExpectedAlert], from expected: [ExpectedAlert]) -> [String] {
    var rest = found
    var differences: [String] = []
    for alert in expected {
      if let place = rest.firstIndex(of: alert) {
        rest.remove(at: place)
      } else {
        differences.append("expected \(alert)")
      }
    }
    return differences + rest.map { "got \($0)" }
  }

  func differences(of found: [QueryValue.VectorElement], from expected: [ExpectedSample]) -> [String] {
    var rest = found
    var differences: [String] = []
    for sample in expected {
      let place = rest.firstIndex { $0.labels == sample.labels && isSame($0.sample.value, as: sample.value) }
      if let place, !sample.isHistogram {
        rest.remove(at: place)
      } else {
        let value = sample.isHistogram ? "a native histogram" : SampleSpelling.text(of: sample.value)
        differences.append("expected \(sample.labels) \(value)")
      }
    }
    return differences + rest.map { "got \($0.labels) \(SampleSpelling.text(of: $0.sample.value))" }
  }

  private func isSame(_ value: Double, as expected: Double) -> Bool {
    if value == expected || (value.isNaN && expected.isNaN) { return true }
    if isFuzzy, value == expected.nextUp || value == expected.nextDown { return true }
    return (value - expected).magnitude <= Self.tolerance * max(value.magnitude, expected.magnitude)
  }
}
