import Analysis
import Testing

@testable import Predictions

@Suite struct NullExperimentTests {
  private let features = [
    BinnedFeature(numbers: (0..<1_000).map { (value: Double($0), count: 1) }, missingCount: 0),
    BinnedFeature(categories: [("a", 600), ("b", 400)], missingCount: 0),
  ]

  @Test func whereNothingChangesTheChecksAlarmNoMoreOftenThanTheirLevel() throws {
    let experiment = NullExperiment(features, windowSize: 300, policy: DriftCheck.Policy())
    let ratio = try #require(experiment.ratio)
    #expect(experiment.trialCount > 500)
    #expect(ratio.interval.lowerBound <= 1)
    #expect(ratio.interval.contains(ratio.value))
  }

  @Test func theSameReferenceGivesTheSameFigures() {
    let experiments = (0..<2).map { _ in NullExperiment(features, windowSize: 200, policy: DriftCheck.Policy()) }
    #expect(experiments[0] == experiments[1])
  }

  @Test func withoutFeaturesNothingIsMeasured() {
    #expect(NullExperiment([], windowSize: 300, policy: DriftCheck.Policy()).ratio == nil)
  }
}
