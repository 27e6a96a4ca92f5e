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
    if let reason = dependenceOnHistograms(of: try? parsed.get(), in: data) { return .leftOut(reason) }
    switch parsed {
    case .success(let expression):
      let store = data.store()
      for variant in ScriptVariant.variants(of: self, expression) {
        let differences = differences(of: variant, over: store)
        guard differences.isEmpty else { return .failed(Self.shortened(differences, of: variant)) }
      }
      return .passed
    case .failure(let error):
      let differences = expectations.differences(ofFailure: error.message)
      return differences.isEmpty ? .passed : .failed(["\(error)"])
    }
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
