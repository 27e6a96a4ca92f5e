import Foundation
import Telemetry
import Testing

@testable import PromQL

/// What a real Prometheus 2.42 answered, made by Scripts/make_function_reference.py. Up to its version windows were closed
/// on both sides.
struct FunctionReferenceTests {
  @Test func answersAsPrometheusDoes() throws {
    let reference = try Reference()
    var store = SeriesStore(limits: .init(retention: .seconds(86_400 * 400)))
    for series in reference.series {
      let id = store.series(Labels(series.labels.map { Label($0.key, $0.value) }))
      for sample in series.samples { store.append(sample, to: id) }
    }
    var options = EvaluationOptions()
    options.hasClosedWindows = true
    for answer in reference.answers {
      let text = answer.query.replacing("holt_winters", with: "double_exponential_smoothing")
      let expression = try Expression(parsing: text)
      let times = QueryTimes.instant(milliseconds: answer.milliseconds)
      let given = try expression.evaluate(over: store, at: times, options: options)
      var expected = answer.result
      let elements = Self.elements(of: given.value)
      #expect(elements.count == expected.count, "\(text) at \(answer.milliseconds): \(elements)")
      for (labels, value) in elements {
        guard let wanted = expected.removeValue(forKey: labels) else {
          Issue.record("\(text) at \(answer.milliseconds): \(labels) is not expected")
          continue
        }
        #expect(isClose(value, wanted), "\(text) at \(answer.milliseconds): \(labels) is \(value), not \(wanted)")
      }
    }
  }

  private static func elements(of value: QueryValue) -> [(Labels, Double)] {
    switch value {
    case .scalar(let sample): [(Labels([]), sample.value)]
    case .vector(let elements): elements.map { ($0.labels, $0.sample.value) }
    case .string, .matrix: []
    }
  }
}

private struct Reference: Decodable {
  struct Series: Decodable {
    let labels: [String: String]
    let samples: [Sample]

    private enum Key: CodingKey { case labels, samples }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      labels = try container.decode([String: String].self, forKey: .labels)
      var list = try container.nestedUnkeyedContainer(forKey: .samples)
      var samples: [Sample] = []
      while !list.isAtEnd {
        var pair = try list.nestedUnkeyedContainer()
        let time = try pair.decode(Int64.self)
        samples.append(Sample(milliseconds: time, value: try number(pair.decode(String.self))))
      }
      self.samples = samples
    }
  }

  struct Answer: Decodable {
    let query: String
    let milliseconds: Int64
    let result: [Labels: Double]

    private enum Key: CodingKey { case query, time, result }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      query = try container.decode(String.self, forKey: .query)
      milliseconds = Int64((try container.decode(Double.self, forKey: .time) * 1_000).rounded())
      var list = try container.nestedUnkeyedContainer(forKey: .result)
      var result: [Labels: Double] = [:]
      while !list.isAtEnd {
        var pair = try list.nestedUnkeyedContainer()
        let labels = try pair.decode([String: String].self)
        result[Labels(labels.map { Label($0.key, $0.value) })] = try number(pair.decode(String.self))
      }
      self.result = result
    }
  }

  let series: [Series]
  let answers: [Answer]

  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Scripts/function_reference.json")
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
  }

  struct NoNumber: Error { let text: String }
}

private func number(_ text: String) throws -> Double {
  guard let number = Double(text) else { throw Reference.NoNumber(text: text) }
  return number
}
