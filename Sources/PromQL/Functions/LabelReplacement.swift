internal import Telemetry

// New labels from old ones. Values and times stay as they are.

extension FunctionDescriptor {
  static let labelReplace = Self(
    "label_replace", [.instantVector, .string, .string, .string, .string],
    summary: "label set from the parts of another that a pattern picks: destination, replacement, source, pattern",
    .whole { evaluation, call, _ throws(QueryError) in
      let destination = try evaluation.string(call.arguments[1])
      let template = LabelTemplate(try evaluation.string(call.arguments[2]).text)
      let source = try evaluation.string(call.arguments[3]).text
      let text = try evaluation.string(call.arguments[4]).text
      guard let pattern = try? Pattern(text) else {
        throw QueryError("invalid regular expression in label_replace(): \(text)")
      }
      guard let name = destination.labelName else {
        throw QueryError("invalid destination label name in label_replace(): \(destination.text)")
      }
      var series = try evaluation.series(call.arguments[0])
      for place in series.indices {
        guard let value = template.expanded(by: pattern, in: series[place].labels[source] ?? "") else { continue }
        series[place].setLabel(name, to: value)
      }
      return try evaluation.merged(series)
    })

  static let labelJoin = Self(
    "label_join", [.instantVector, .string, .string, .string], repetition: .any,
    summary: "label set from others joined by a separator: destination, separator, sources",
    .whole { evaluation, call, _ throws(QueryError) in
      let destination = try evaluation.string(call.arguments[1])
      let separator = try evaluation.string(call.arguments[2]).text
      var sources: [String] = []
      for argument in call.arguments.dropFirst(3) {
        let source = try evaluation.string(argument)
        guard let name = source.labelName else {
          throw QueryError("invalid source label name in label_join(): \(source.text)")
        }
        sources.append(name)
      }
      guard let name = destination.labelName else {
        throw QueryError("invalid destination label name in label_join(): \(destination.text)")
      }
      var series = try evaluation.series(call.arguments[0])
      for place in series.indices {
        let labels = series[place].labels
        series[place].setLabel(name, to: sources.map { labels[$0] ?? "" }.joined(separator: separator))
      }
      return try evaluation.merged(series)
    })
}

extension StringLiteral {
  /// As a label's name: any UTF-8 but the empty text.
  var labelName: String? {
    bytes.isEmpty ? nil : String(validating: bytes, as: UTF8.self)
  }
}

extension StepSeries {
  /// A metric's name that is set on purpose stays.
  fileprivate mutating func setLabel(_ name: String, to value: String) {
    let isMetricName = name.utf8.elementsEqual(Labels.metricNameLabel.utf8)
    labels = Labels(labels.pairs + [Label(name, value)])
    if isMetricName { dropsName = false }
  }
}

extension Evaluation {
  /// Series that have become alike are one, unless they have values at the same time.
  fileprivate func merged(_ series: [StepSeries]) throws(QueryError) -> [StepSeries] {
    var table = SeriesTable()
    for one in series { try table.add(one) }
    return table.series
  }
}
