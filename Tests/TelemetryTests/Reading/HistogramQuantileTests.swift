import Foundation
import Telemetry
import TestSupport
import Testing

@Suite struct HistogramQuantileTests {
  @Test func theExampleOfTheDocumentationHolds() {
    #expect(HistogramQuantile([(0.1, 50), (0.5, 90), (.infinity, 100)]).value(0.9) == 0.5)
  }

  @Test func thereIsNoQuantileWithoutObservationsOrTheLastBucket() {
    #expect(HistogramQuantile([]).value(0.5).isNaN)
    #expect(HistogramQuantile([(.infinity, 3)]).value(0.5).isNaN)
    #expect(HistogramQuantile([(1, 0), (.infinity, 0)]).value(0.5).isNaN)
    #expect(HistogramQuantile([(1, 3), (2, 4)]).value(0.5).isNaN)
    #expect(HistogramQuantile([(1, .nan), (.infinity, .nan)]).value(0.5).isNaN)
  }

  @Test func quantilesOutsideOfTheirRangeAreInfinite() {
    let quantile = HistogramQuantile([(1, 3), (.infinity, 4)])
    #expect(quantile.value(-0.1) == -.infinity)
    #expect(quantile.value(1.1) == .infinity)
    #expect(quantile.value(.nan).isNaN)
  }

  @Test func theLastBucketGivesTheBoundBeforeIt() {
    #expect(HistogramQuantile([(1, 3), (2, 4), (.infinity, 100)]).value(0.9) == 2)
  }

  @Test func aLowestBucketAtOrBelowZeroGivesItsBound() {
    #expect(HistogramQuantile([(-1, 10), (.infinity, 10)]).value(0.5) == -1)
    #expect(HistogramQuantile([(0, 10), (.infinity, 10)]).value(0.5) == 0)
  }

  @Test func equalBoundsAreAddedUpInAnyOrder() {
    let quantile = HistogramQuantile([(.infinity, 10), (2, 5), (1, 2), (2, 5), (1, 2)])
    // 4 of 10 up to 1, all up to 2.
    #expect(quantile.value(0.7) == 1.5)
  }

  @Test func aCountBelowTheOneBeforeIsRaised() {
    #expect(HistogramQuantile([(1, 6), (2, 4), (.infinity, 10)]).value(0.9) == 2)
    #expect(HistogramQuantile([(1, 6), (2, 4), (.infinity, 6)]).value(1) == 1)
  }

  /// As a Prometheus 2.42 answered for real servers.
  @Test(.enabled(if: SharedData.has("conformance/histogram_quantile_ground_truth.jsonl")))
  func agreesWithPrometheus() throws {
    var checked = 0
    let text = try SharedData.text("conformance/histogram_quantile_ground_truth.jsonl")
    for line in text.split(separator: "\n") {
      let histogram = try JSONDecoder().decode(GroundTruth.self, from: Data(line.utf8))
      let quantile = HistogramQuantile(
        try histogram.buckets.map { try (#require(Double($0[0])), #require(Double($0[1]))) })
      for (rank, expected) in histogram.quantiles {
        let value = try quantile.value(#require(Double(rank)))
        let wanted = try #require(Double(expected))
        let isEqual = value == wanted || (value.isNaN && wanted.isNaN) || abs(value - wanted) <= 1e-12 * abs(wanted)
        #expect(isEqual, "\(histogram.expr) at \(rank): \(value), not \(wanted)")
        checked += 1
      }
    }
    #expect(checked == 192)
  }

  private struct GroundTruth: Decodable {
    var expr: String
    var buckets: [[String]]
    var quantiles: [String: String]
  }
}
