internal import Telemetry

// The order of an instant vector. Over a range the result is ordered by labels whatever is asked for.

extension FunctionDescriptor {
  static let sort = byValue("sort", "vector in rising order of its values") { $0 < $1 }
  static let sortDesc = byValue("sort_desc", "vector in falling order of its values") { $0 > $1 }

  static let sortByLabel = byLabels("sort_by_label", "vector in natural order of labels") { $0 }
  static let sortByLabelDesc = byLabels("sort_by_label_desc", "vector in reversed natural order of labels") { !$0 }

  private static func byValue(
    _ name: String, _ summary: String, _ precedes: @escaping @Sendable (Double, Double) -> Bool
  ) -> Self {
    Self(
      name, [.instantVector], summary: summary,
      .whole { evaluation, call, whole throws(QueryError) in
        let series = try evaluation.series(call.arguments[0])
        guard evaluation.canSort(whole) else { return series }
        // NaN comes last in either order.
        return series.sorted {
          let (left, right) = ($0.values[0], $1.values[0])
          return left.isNaN || right.isNaN ? !left.isNaN && right.isNaN : precedes(left, right)
        }
      })
  }

  private static func byLabels(
    _ name: String, _ summary: String, _ direction: @escaping @Sendable (_ precedes: Bool) -> Bool
  ) -> Self {
    Self(
      name, [.instantVector, .string], repetition: .any, isExperimental: true, summary: summary,
      .whole { evaluation, call, whole throws(QueryError) in
        let series = try evaluation.series(call.arguments[0])
        guard evaluation.canSort(whole) else { return series }
        var names: [String] = []
        for argument in call.arguments.dropFirst() { names.append(try evaluation.string(argument).text) }
        return series.sorted { left, right in
          for name in names {
            let (one, other) = (left.labels[name] ?? "", right.labels[name] ?? "")
            if one.utf8.elementsEqual(other.utf8) { continue }
            return direction(NaturalOrder.precedes(one, other))
          }
          return left.labels != right.labels && direction(left.labels < right.labels)
        }
      })
  }
}

extension Evaluation {
  fileprivate func canSort(_ call: Expression) -> Bool {
    guard isRange else { return true }
    annotate(
      .warning, "sort is ineffective for range queries since results are always ordered by labels", at: call.range)
    return false
  }
}
