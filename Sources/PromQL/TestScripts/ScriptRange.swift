/// The times `from A to B step S`, and what stands behind them.
struct ScriptRange: Sendable {
  var grid: StepGrid
  var rest: Substring

  /// More steps than this are refused.
  private static let limit = 1_000_000

  init(_ text: Substring, at line: ScriptLine) throws(ScriptError) {
    var words: [Substring] = []
    var rest = text
    for _ in 0..<6 {
      let (word, next) = rest.firstWord
      words.append(word)
      rest = next
    }
    guard words[0] == "from", words[2] == "to", words[4] == "step" else {
      throw line.failure("expected from A to B step S, found “\(text)”")
    }
    let start = try ScriptTime.milliseconds(words[1], at: line)
    let end = try ScriptTime.milliseconds(words[3], at: line)
    let step = try ScriptTime.milliseconds(words[5], at: line)
    guard start <= end else { throw line.failure("the range ends, at \(words[3]), before it begins") }
    guard step > 0 else { throw line.failure("the step must be longer than 0") }
    guard (end - start) / step < Self.limit else { throw line.failure("the range has more than \(Self.limit) steps") }
    grid = StepGrid(from: start, through: end, step: step)
    self.rest = rest
  }
}
