import Foundation
import PromQL
import Telemetry
import TestSupport
import Testing

/// Functions of windows as a Prometheus 2.42 answered them for real servers, through the whole query engine. Its windows
/// hold the sample on their start.
@Suite(.enabled(if: SharedData.has("conformance/promql_ground_truth.jsonl")))
struct RangeFunctionGroundTruthTests {
  private struct Window: Decodable {
    var evaluationTime: Double
    var selector: String
    var window: String
    var series: [Series]

    enum CodingKeys: String, CodingKey {
      case evaluationTime = "eval_time"
      case selector, window, series
    }

    struct Series: Decodable {
      var metric: [String: String]
      var values: [SampleRow]
      var expect: [String: String?]
    }

    struct SampleRow: Decodable {
      var sample: Sample

      init(from decoder: any Decoder) throws {
        var row = try decoder.unkeyedContainer()
        let seconds = try row.decode(Double.self)
        let value = try #require(Double(row.decode(String.self)))
        sample = Sample(milliseconds: Int64((seconds * 1_000).rounded()), value: value)
      }
    }

    /// Prometheus cuts times to milliseconds.
    var milliseconds: Int64 { Int64((evaluationTime * 1_000 + 1e-6).rounded(.down)) }
  }

  private static let windows = Result {
    try SharedData.text("conformance/promql_ground_truth.jsonl").split(separator: "\n").map {
      try JSONDecoder().decode(Window.self, from: Data($0.utf8))
    }
  }

  @Test(arguments: [
    "rate", "increase", "irate", "delta", "idelta", "resets", "changes", "deriv", "avg_over_time", "max_over_time",
    "stddev_over_time", "quantile_over_time_0.9",
  ])
  func functionAnswersAsPrometheusDid(function: String) throws {
    var checked = 0
    for window in try Self.windows.get() {
      let found = try answers(of: function, in: window)
      for series in window.series {
        let labels = Labels(series.metric.map { Label($0, $1) })
        let expected = try #require(series.expect[function]).flatMap(Double.init)
        let value = found[Labels(labels.withoutName)] ?? found[labels]
        let place = "\(window.selector)[\(window.window)] at \(window.evaluationTime): \(labels)"
        #expect(isSame(value, expected), "\(place): \(value as Any), not \(expected as Any)")
        checked += 1
      }
    }
    #expect(checked == 188)
  }

  private func answers(of function: String, in window: Window) throws -> [Labels: Double] {
    var store = SeriesStore()
    for series in window.series {
      let id = store.series(Labels(series.metric.map { Label($0, $1) }))
      for row in series.values { store.append(row.sample, to: id) }
    }
    let argument = "\(window.selector)[\(window.window)]"
    let call =
      function == "quantile_over_time_0.9" ? "quantile_over_time(0.9, \(argument))" : "\(function)(\(argument))"
    var options = EvaluationOptions()
    options.hasClosedWindows = true
    let answer = try Expression(parsing: call).evaluate(
      over: store, at: .instant(milliseconds: window.milliseconds), options: options)
    guard case .vector(let elements) = answer.value else {
      Issue.record("\(call) gives no vector")
      return [:]
    }
    return Dictionary(uniqueKeysWithValues: elements.map { ($0.labels, $0.sample.value) })
  }

  private func isSame(_ value: Double?, _ expected: Double?) -> Bool {
    guard let value, let expected else { return value == nil && expected == nil }
    return value == expected || (value.isNaN && expected.isNaN) || abs(value - expected) <= 1e-9 * abs(expected)
  }
}
