import PromQL
import Telemetry

/// A query's answer as a person reads it: values below each other, each before its series.
struct QueryAnswerText {
  let lines: [String]

  init(_ value: QueryValue) {
    switch value {
    case .scalar(let sample): lines = [SampleSpelling.text(of: sample.value, allowsExponent: false)]
    case .string(let text, _): lines = [text]
    case .vector(let elements):
      let values = Self.aligned(elements.map { SampleSpelling.text(of: $0.sample.value) })
      lines = zip(values, elements).map { "\($0)  \($1.labels)" }
    case .matrix(let elements): lines = elements.flatMap(Self.course)
    }
  }

  /// The series, then its samples, each after its time.
  private static func course(of element: QueryValue.MatrixElement) -> [String] {
    let values = aligned(element.samples.map { SampleSpelling.text(of: $0.value) })
    return [element.labels.description]
      + zip(element.samples, values).map { "  \(Timestamp(milliseconds: $0.milliseconds))  \($1)" }
  }

  private static func aligned(_ values: [String]) -> [String] {
    let width = values.map(\.count).max() ?? 0
    return values.map { String(repeating: " ", count: width - $0.count) + $0 }
  }
}
