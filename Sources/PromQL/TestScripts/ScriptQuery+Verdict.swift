internal import Telemetry

extension ScriptQuery {
  private static let shownDifferences = 8

  func verdict(over data: inout ScriptData) -> ScriptOutcome.Verdict {
    let parsed: Result<Expression, ParseError>
    do throws(ParseError) {
      parsed = .success(try Expression(parsing: text))
    } catch {
      parsed = .failure(error)
    }
    let reason = dependenceOnHistograms(of: try? parsed.get(), in: data)
    // What fails over floats alone, and is to fail, does not depend on histograms.
    if let reason, expectations.failure == nil { return .leftOut(reason) }
    let differences: [String]
    switch parsed {
    case .success(let expression): differences = self.differences(of: expression, over: data.store())
    case .failure(let error):
      let isExpected = expectations.differences(ofFailure: error.message).isEmpty
      differences = isExpected ? [] : ["\(error)"]
    }
    if differences.isEmpty { return .passed }
    return reason.map { .leftOut($0) } ?? .failed(differences)
  }

  /// Of the first way to ask that answers otherwise than expected.
  private func differences(of expression: Expression, over store: SeriesStore) -> [String] {
    for variant in ScriptVariant.variants(of: self, expression) {
      let differences = differences(of: variant, over: store)
      guard differences.isEmpty else { return Self.shortened(differences, of: variant) }
    }
    return []
  }

  private func differences(of variant: ScriptVariant, over store: SeriesStore) -> [String] {
    let answer: QueryAnswer
    do throws(QueryError) {
      answer = try variant.answer(over: store)
    } catch {
      return expectations.differences(ofFailure: error.message)
    }
    guard expectations.failure == nil else { return ["expected the query to fail, and it gave an answer"] }
    let remarks = variant.middle == nil ? expectations.differences(of: answer.annotations, in: text) : []
    return AnswerComparison(query: self).differences(of: answer.value) + remarks
  }

  private static func shortened(_ differences: [String], of variant: ScriptVariant) -> [String] {
    var shown = Array(differences.prefix(shownDifferences))
    if differences.count > shown.count { shown.append("and \(differences.count - shown.count) more") }
    return variant.name.isEmpty ? shown : shown.map { "\(variant.name): \($0)" }
  }
}
