import Foundation
import TestSupport
import Testing

@testable import PromQL

/// Windows of series and what a real Prometheus made of them.
struct GroundTruthTests {
  private static let path = "conformance/promql_ground_truth.jsonl"
  private static let functions: [(String, FunctionDescriptor, [Double])] = [
    ("rate", .rate, []), ("increase", .increase, []), ("irate", .irate, []), ("delta", .delta, []),
    ("idelta", .idelta, []), ("resets", .resets, []), ("changes", .changes, []), ("deriv", .deriv, []),
    ("avg_over_time", .avgOverTime, []), ("max_over_time", .maxOverTime, []), ("stddev_over_time", .stddevOverTime, []),
    ("quantile_over_time_0.9", .quantileOverTime, [0.9]),
  ]
  private static let seconds = ["10s": 10.0, "30s": 30, "1m": 60, "2m": 120]

  private struct Line: Decodable {
    struct Series: Decodable {
      let values: [Point]
      let expect: [String: String?]
    }

    struct Point: Decodable {
      let seconds: Double
      let value: Double

      init(from decoder: any Decoder) throws {
        var pair = try decoder.unkeyedContainer()
        seconds = try pair.decode(Double.self)
        value = Double(try pair.decode(String.self)) ?? .nan
      }
    }

    let time: Double
    let window: String
    let series: [Series]

    private enum CodingKeys: String, CodingKey {
      case time = "eval_time"
      case window, series
    }
  }

  @Test(.enabled(if: SharedData.has(path)))
  func bodiesAgreeWithARealServer() throws {
    var checked = 0
    for text in try SharedData.text(Self.path).split(separator: "\n") {
      let line = try JSONDecoder().decode(Line.self, from: Data(text.utf8))
      let end = (line.time * 1_000 + 1e-3).rounded(.down) / 1_000
      let length = try #require(Self.seconds[line.window])
      for series in line.series {
        let window = WindowFixture(
          samples: series.values.map { ($0.seconds, $0.value) }, start: end - length, end: end)
        for (name, function, scalars) in Self.functions {
          guard let expected = series.expect[name] else { continue }
          let value = try window.value(function, scalars)
          let wanted = expected.flatMap(Double.init)
          #expect(
            value == nil && wanted == nil || isClose(value ?? 0, wanted ?? .infinity),
            "\(name) over \(line.window): \(String(describing: value)), not \(String(describing: expected))")
          checked += 1
        }
      }
    }
    #expect(checked > 2_000)
  }
}
