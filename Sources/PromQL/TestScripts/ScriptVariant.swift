internal import Telemetry

/// A way to ask a query of a script. All ways must give what the script expects.
///
/// An instant query is also asked as the middle step of a range around its time; and with everything that it reads
/// pinned by `@`, at the same and at other times, in both ways.
struct ScriptVariant {
  var expression: Expression
  var times: QueryTimes
  /// The step that counts of a query over a range that stands for an instant.
  var middle: Int64?
  /// As a person would put it; empty for the query as it is written.
  var name: String

  private static let aroundMilliseconds: Int64 = 60_000

  static func variants(of query: ScriptQuery, _ expression: Expression) -> [ScriptVariant] {
    let plain = ScriptVariant(expression: expression, times: query.times, name: "")
    guard case .instant(let time) = query.times else { return [plain] }
    var variants = [plain] + plain.asRange(of: query, at: time)
    guard let pinned = expression.pinned(at: time) else { return variants }
    for other in Set([-10 * time, 0, time / 5, time, 10 * time]).sorted() {
      let name = "with everything pinned by @ and asked at \(ScriptTime.text(other))"
      let instant = ScriptVariant(expression: pinned, times: .instant(milliseconds: other), name: name)
      variants += [instant] + instant.asRange(of: query, at: other)
    }
    return variants
  }

  /// Results over a range are in the order of their labels, and are neither strings nor matrices.
  private func asRange(of query: ScriptQuery, at time: Int64) -> [ScriptVariant] {
    let expectations = query.expectations
    guard !expectations.isOrdered, expectations.failure == nil, expectations.matrixTimes == nil,
      expression.valueType != .string, !expression.goesByRange
    else { return [] }
    var variant = self
    variant.times = .range(
      StepGrid(
        from: time - Self.aroundMilliseconds, through: time + Self.aroundMilliseconds, step: Self.aroundMilliseconds))
    variant.middle = time
    variant.name = name.isEmpty ? "as the middle of a range" : "\(name), as the middle of a range"
    return [variant]
  }

  /// The answer, of a range that stands for an instant that instant's part.
  func answer(over store: SeriesStore) throws(QueryError) -> QueryAnswer {
    var answer = try expression.evaluate(over: store, at: times)
    guard let middle, case .matrix(let elements) = answer.value else { return answer }
    let vector = elements.compactMap { element in
      element.samples.first { $0.milliseconds == middle }.map {
        QueryValue.VectorElement(labels: element.labels, sample: $0)
      }
    }
    answer.value = .vector(vector)
    // A scalar is, over a range, a series without labels.
    if expression.valueType == .scalar, vector.count == 1 { answer.value = .scalar(vector[0].sample) }
    return answer
  }
}
