import Monitor

/// The line of an expression: as it was run, or as it is being typed, with the cursor in sight.
struct ExpressionLine {
  var text: String
  var prompt: ExpressionPrompt?
  /// What is wrong with the expression that was run.
  private let answerProblem: ExpressionAnswer.Problem?

  private static let sign = " = "

  init(text: String, prompt: ExpressionPrompt?, problem: ExpressionAnswer.Problem?) {
    self.text = text
    self.prompt = prompt
    answerProblem = problem
  }

  /// What is wrong with the text that stands here.
  var problem: ExpressionAnswer.Problem? { prompt == nil ? answerProblem : prompt?.problem }

  func draw(into grid: inout Grid, rect: Rect) {
    grid.place(TextLine(Self.sign, .footerKey), x: 0, y: 0, in: rect)
    let area = rect.part(x: Self.sign.count)
    var line = TextLine()
    let first = firstScalar(width: rect.width)
    for (index, scalar) in scalars.enumerated().dropFirst(first) {
      line.add(Cell(CleanText.visible(scalar), index == prompt?.editor.cursor ? .selected : .strong))
    }
    if let prompt, prompt.editor.cursor == scalars.count { line.add(Cell(" ", .selected)) }
    if first > 0 { grid.place(TextLine("…", .dim), x: Self.sign.count - 1, y: 0, in: rect) }
    // The cursor may stand in the last column, where the sign of a cut would hide it.
    let isCut = line.width > area.width && (prompt.map { $0.editor.cursor - first < area.width - 1 } ?? true)
    grid.place(isCut ? line.cut(to: area.width) : line, x: 0, y: 0, in: area)
  }

  /// The sentence, and above it a mark under the place that it is about.
  func drawProblem(_ problem: ExpressionAnswer.Problem, into grid: inout Grid, rect: Rect) {
    grid.clear(rect.part(height: 1))
    var y = 0
    if let range = problem.range, rect.height > 1 {
      let start = column(ofByte: range.lowerBound, width: rect.width)
      let end = column(ofByte: range.upperBound, width: rect.width)
      let mark = String(repeating: "^", count: max(1, min(end, rect.width) - start))
      grid.place(TextLine(mark, .stateWarning), x: start, y: 0, in: rect)
      y = 1
    }
    let lines = TextWrap.lines(problem.sentence, width: min(100, rect.width - 4), role: .stateWarning)
    for (index, line) in lines.prefix(max(1, rect.height - y)).enumerated() {
      // The list of series may stand here.
      grid.clear(rect.part(y: y + index, height: 1))
      grid.place(line, x: Self.sign.count, y: y + index, in: rect)
    }
  }

  /// Where a byte of the text stands in a line of so many columns.
  func column(ofByte byte: Int, width: Int) -> Int {
    let index = LineEditor.index(ofByte: byte, in: scalars)
    return Self.sign.count + max(0, index - firstScalar(width: width))
  }

  private var scalars: [Unicode.Scalar] { prompt?.editor.scalars ?? Array(text.unicodeScalars) }

  /// The first scalar in sight: what is left of it would keep the cursor, or the place of a problem, from being seen.
  private func firstScalar(width: Int) -> Int {
    let room = max(1, width - Self.sign.count)
    let place =
      prompt?.editor.cursor ?? problem?.range.map { LineEditor.index(ofByte: $0.lowerBound, in: scalars) } ?? 0
    return place < room ? 0 : place - room + 1
  }
}
