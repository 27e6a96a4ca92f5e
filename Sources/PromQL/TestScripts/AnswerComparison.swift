internal import Telemetry

/// Holds the answer to a query against what a script expects.
struct AnswerComparison {
  let query: ScriptQuery

  private var expectations: ScriptExpectations { query.expectations }

  /// What differs, one sentence each; nothing when the answer is as expected.
  func differences(of value: QueryValue) -> [String] {
    switch (value, expectations.single) {
    case (.scalar(let sample), .scalar(let expected)):
      return SampleValue.isClose(sample.value, to: expected)
        ? [] : ["expected \(SampleValue.text(expected)), got \(SampleValue.text(sample.value))"]
    case (.string(let text, _), .string(let expected)):
      return text.utf8.elementsEqual(expected.text.utf8) ? [] : ["expected “\(expected.text)”, got “\(text)”"]
    case (.vector(let elements), nil) where expectations.matrixTimes == nil:
      return differences(ofVector: elements)
    case (.matrix(let elements), nil) where expectations.matrixTimes != nil || !query.times.isInstant:
      return differences(ofMatrix: elements)
    default:
      return ["expected \(expectedKind), got \(Self.kind(of: value))"]
    }
  }

  private func differences(ofVector elements: [QueryValue.VectorElement]) -> [String] {
    let found = elements.map { (labels: $0.labels, points: [query.times.grid.start: $0.sample.value]) }
    let differences = differences(of: found)
    guard expectations.isOrdered, differences.isEmpty else { return differences }
    let expected = expectations.series.filter { !expectedPoints(of: $0).isEmpty }.map(\.labels)
    let labels = elements.map(\.labels)
    return labels == expected ? [] : ["expected the order \(Self.list(expected)), got \(Self.list(labels))"]
  }

  private func differences(ofMatrix elements: [QueryValue.MatrixElement]) -> [String] {
    differences(
      of: elements.map { element in
        let points = element.samples.map { ($0.milliseconds, $0.value) }
        return (element.labels, Dictionary(points) { _, later in later })
      })
  }

  private func differences(of found: [(labels: Labels, points: [Int64: Double])]) -> [String] {
    var differences: [String] = []
    var missing: [Labels: [Int64: Double]] = [:]
    for series in expectations.series {
      let points = expectedPoints(of: series)
      if !points.isEmpty { missing[series.labels] = points }
    }
    var seen: Set<Labels> = []
    for (labels, points) in found {
      if !seen.insert(labels).inserted {
        differences.append("\(labels) comes twice")
      } else if let expected = missing.removeValue(forKey: labels) {
        differences += self.differences(of: points, from: expected).map { "\(labels) \($0)" }
      } else {
        differences.append("\(labels) is not expected, got \(text(points))")
      }
    }
    for (labels, points) in missing.sorted(by: { $0.key < $1.key }) {
      differences.append("\(labels) is missing, expected \(text(points))")
    }
    return differences
  }

  private func differences(of points: [Int64: Double], from expected: [Int64: Double]) -> [String] {
    Set(points.keys).union(expected.keys).sorted().compactMap { time in
      let (wanted, found) = (expected[time], points[time])
      if let wanted, let found, SampleValue.isClose(found, to: wanted) { return nil }
      return "at \(ScriptTime.text(time)): expected \(Self.text(wanted)), got \(Self.text(found))"
    }
  }

  private func expectedPoints(of series: SeriesNotation) -> [Int64: Double] {
    var points: [Int64: Double] = [:]
    for (index, point) in series.points.enumerated() {
      if case .value(let value) = point { points[query.pointTimes[index]] = value }
    }
    return points
  }
}

// Texts.
extension AnswerComparison {
  private static let shownPoints = 10

  private var expectedKind: String {
    switch expectations.single {
    case .scalar: "a scalar"
    case .string: "a string"
    case nil: expectations.matrixTimes == nil && query.times.isInstant ? "an instant vector" : "a matrix"
    }
  }

  private static func kind(of value: QueryValue) -> String {
    switch value {
    case .scalar(let sample): "the scalar \(SampleValue.text(sample.value))"
    case .string(let text, _): "the string “\(text)”"
    case .vector(let elements): "an instant vector of \(elements.count) series"
    case .matrix(let elements): "a matrix of \(elements.count) series"
    }
  }

  private func text(_ points: [Int64: Double]) -> String {
    let isSingle = query.times.isInstant && expectations.matrixTimes == nil
    let texts = points.sorted { $0.key < $1.key }.prefix(Self.shownPoints).map { time, value in
      SampleValue.text(value) + (isSingle ? "" : " at \(ScriptTime.text(time))")
    }
    return texts.joined(separator: ", ") + (points.count > texts.count ? ", …" : "")
  }

  private static func text(_ value: Double?) -> String { value.map(SampleValue.text) ?? "no value" }

  private static func list(_ labels: [Labels]) -> String { labels.map(\.description).joined(separator: ", ") }
}
