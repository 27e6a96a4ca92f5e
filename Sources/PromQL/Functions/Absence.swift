internal import Telemetry

// 1 where there is nothing.

extension FunctionDescriptor {
  static let absent = Self(
    "absent", [.instantVector], summary: "1 when a vector is empty",
    .whole { evaluation, call, _ throws(QueryError) in
      let argument = call.arguments[0].unwrapped
      return evaluation.absence(of: try evaluation.series(argument), labels: argument.labelsOfAbsence)
    })

  static let absentOverTime = Self(
    "absent_over_time", [.rangeVector], summary: "1 when no series has a sample in the range",
    .whole { evaluation, call, whole throws(QueryError) in
      let presence = FunctionCall(function: .presentOverTime, arguments: call.arguments)
      return evaluation.absence(
        of: try evaluation.series(Expression(.call(presence), at: whole.range)),
        labels: call.arguments[0].unwrapped.labelsOfAbsence)
    })
}

extension Expression {
  /// What a selector asks its series to be equal to. A label of which it asks more than one thing has no known value.
  fileprivate var labelsOfAbsence: Labels {
    let matchers: [LabelMatcher]
    switch node {
    case .selector(let selector): matchers = selector.matchers
    case .rangeSelector(let range): matchers = range.selector.matchers
    default: return Labels([])
    }
    var labels: [Label] = []
    var names: [String] = [Labels.metricNameLabel]
    for matcher in matchers {
      let isFirst = !names.contains { $0.utf8.elementsEqual(matcher.name.utf8) }
      if case .equal(let value) = matcher.test, isFirst {
        labels.append(Label(matcher.name, value))
        names.append(matcher.name)
      } else {
        labels.removeAll { $0.name.utf8.elementsEqual(matcher.name.utf8) }
      }
    }
    return Labels(labels)
  }
}

extension Evaluation {
  fileprivate func absence(of series: [StepSeries], labels: Labels) -> [StepSeries] {
    var values = Array(repeating: 1.0, count: grid.count)
    for one in series {
      for step in values.indices where !StepSeries.isAbsent(one.values[step]) { values[step] = StepSeries.absent }
    }
    return values.allSatisfy(StepSeries.isAbsent) ? [] : [StepSeries(labels: labels, values: values)]
  }
}
