import PromQL

/// A query and when it is asked.
struct Question {
  var text: String
  var expression: Expression
  var times: QueryTimesArgument
  var options = EvaluationOptions()

  /// - Throws: where the text is no query, with the place in it.
  init(_ text: String, times: QueryTimesArgument) throws(Failure) {
    do throws(ParseError) {
      expression = try Expression(parsing: text)
    } catch {
      throw Failure(sentence: "query: \(error)", details: Self.pointed(error))
    }
    self.text = text
    self.times = times
  }

  /// The line that holds the error, and a mark under its place.
  private static func pointed(_ error: ParseError) -> [String] {
    let place = TextPlace(error.range.lowerBound, in: error.text)
    let lines = error.text.split(separator: "\n", omittingEmptySubsequences: false)
    guard place.line <= lines.count else { return [] }
    let line = lines[place.line - 1]
    let before = String(decoding: line.utf8.prefix(place.column - 1), as: UTF8.self)
    return [String(line), String(repeating: " ", count: before.count) + "^"]
  }
}
