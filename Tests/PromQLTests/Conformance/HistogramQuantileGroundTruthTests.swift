import Foundation
import PromQL
import Telemetry
import TestSupport
import Testing

/// Quantiles of classic histograms as a Prometheus 2.42 answered them for real servers, through the whole query engine.
@Suite(.enabled(if: SharedData.has("conformance/histogram_quantile_ground_truth.jsonl")))
struct HistogramQuantileGroundTruthTests {
  private struct Histogram: Decodable {
    var expr: String
    var buckets: [[String]]
    var quantiles: [String: String]
  }

  @Test func quantilesAnswerAsPrometheusDid() throws {
    var checked = 0
    for line in try SharedData.text("conformance/histogram_quantile_ground_truth.jsonl").split(separator: "\n") {
      let histogram = try JSONDecoder().decode(Histogram.self, from: Data(line.utf8))
      var store = SeriesStore()
      for bucket in histogram.buckets {
        let id = store.series(Labels(name: "h_bucket", [Label("le", bucket[0])]))
        store.append(Sample(milliseconds: 0, value: try #require(Double(bucket[1]))), to: id)
      }
      for (quantile, expected) in histogram.quantiles {
        let query = try Expression(parsing: "histogram_quantile(\(quantile), h_bucket)")
        let answer = try query.evaluate(over: store, at: .instant(milliseconds: 0))
        guard case .vector(let elements) = answer.value, elements.count == 1 else {
          Issue.record("\(histogram.expr) at \(quantile): \(answer.value)")
          continue
        }
        let (value, wanted) = (elements[0].sample.value, try #require(Double(expected)))
        let isSame = value == wanted || (value.isNaN && wanted.isNaN) || abs(value - wanted) <= 1e-9 * abs(wanted)
        #expect(isSame, "\(histogram.expr) at \(quantile): \(value), not \(wanted)")
        checked += 1
      }
    }
    #expect(checked == 16 * 12)
  }
}
