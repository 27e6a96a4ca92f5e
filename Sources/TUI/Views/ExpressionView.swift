import Monitor
import Telemetry

/// An expression with its answer: the line that it is typed in, the graph of the selected row, and all rows below.
struct ExpressionView {
  /// The expression that was run; empty before the first.
  var text: String
  var unicode: Bool
  var prompt: ExpressionPrompt?
  /// The candidates that are offered to the prompt.
  var completion: CompletionList?
  /// `nil` while the prompt stands over the list of series.
  var answer: ExpressionAnswer?
  /// The number of the selected row among all.
  var selected = 0
  var showsAlone = false

  /// The line of the expression and what is said of it.
  static let headHeight = 2

  init(text: String, unicode: Bool) {
    self.text = text
    self.unicode = unicode
  }

  func draw(into grid: inout Grid, rect: Rect) {
    let line = ExpressionLine(text: text, prompt: prompt, problem: answer?.problem)
    line.draw(into: &grid, rect: rect.part(height: 1))
    if let problem = line.problem {
      line.drawProblem(problem, into: &grid, rect: rect.part(y: 1))
    } else if let answer {
      grid.place(status(answer).cut(to: rect.width), x: 0, y: 1, in: rect)
      drawAnswer(answer, into: &grid, rect: rect)
    }
    guard let prompt, let completion else { return }
    let list = CandidateList(list: completion, chosen: prompt.chosen)
    let column = line.column(ofByte: completion.range.lowerBound, width: rect.width)
    list.draw(into: &grid, rect: rect.part(y: 1), column: column, unicode: unicode)
  }

  /// How many rows of a long answer fit.
  static func rowCount(in rect: Rect) -> Int {
    max(0, rect.height - headHeight - leastGraphHeight(rect))
  }

  private static func leastGraphHeight(_ rect: Rect) -> Int {
    guard rect.height >= 11, rect.width >= 30 else { return 0 }
    return min(18, max(8, (rect.height - headHeight) * 2 / 5))
  }

  /// The graph takes what a short answer leaves.
  private func graphHeight(_ answer: ExpressionAnswer, _ rect: Rect) -> Int {
    let least = Self.leastGraphHeight(rect)
    guard least > 0, !answer.rows.isEmpty else { return 0 }
    return max(least, min(24, rect.height - Self.headHeight - answer.rowCount - noteHeight(answer)))
  }

  private func noteHeight(_ answer: ExpressionAnswer) -> Int { answer.notes.isEmpty ? 0 : 1 }

  private func status(_ answer: ExpressionAnswer) -> TextLine {
    var line = TextLine("   ")
    if answer.isWaiting, answer.rows.isEmpty {
      line.add(answer.server.map { "Asking \($0)." } ?? "Computing.", .dim)
      return line
    }
    if answer.string == nil {
      line.add("\(NumberText.count(answer.rowCount)) \(answer.rowCount == 1 ? "row " : "rows ")", .text)
    }
    if let server = answer.server { line.add("from \(server) ", .dim) }
    if !answer.common.pairs.isEmpty {
      line.add("· in common ", .dim)
      line.add(answer.common.text(endingIn: ["instance", "job"]), .text)
    }
    return line
  }

  private func drawAnswer(_ answer: ExpressionAnswer, into grid: inout Grid, rect: Rect) {
    let body = rect.part(y: Self.headHeight)
    if let string = answer.string {
      grid.place(TextLine(" “\(string)”", .strong).cut(to: body.width), x: 0, y: 0, in: body)
      return
    }
    guard answer.rowCount > 0 else {
      if !answer.isWaiting { MessageText.draw(Self.emptySentence, into: &grid, rect: body) }
      return drawNotes(answer, into: &grid, rect: body)
    }
    let height = graphHeight(answer, rect)
    if height > 0 { drawGraph(answer, into: &grid, rect: body.part(height: height)) }
    let table = body.part(y: height, height: body.height - height - noteHeight(answer))
    ExpressionTable(answer: answer, selected: selected, unicode: unicode).draw(into: &grid, rect: table)
    drawNotes(answer, into: &grid, rect: body)
  }

  private static let emptySentence = "No series has a value in this window."

  private func drawNotes(_ answer: ExpressionAnswer, into grid: inout Grid, rect: Rect) {
    guard let first = answer.notes.first else { return }
    var line = TextLine(" " + first, .dim)
    if answer.notes.count > 1 { line.add(" (and \(answer.notes.count - 1) more)", .dim) }
    grid.place(line.cut(to: rect.width), x: 0, y: rect.height - 1, in: rect)
  }

  private func drawGraph(_ answer: ExpressionAnswer, into grid: inout Grid, rect: Rect) {
    let index = selected - answer.first
    guard answer.rows.indices.contains(index) else { return }
    let row = answer.rows[index]
    let others = showsAlone ? [] : answer.rows.filter { $0 != row }.map(\.history)
    let shown = [row.history] + others
    var chart = LineChart(series: row.history, unicode: unicode, caption: caption(row))
    chart.others = others
    chart.range = AxisRange.of(shown.flatMap(\.measured), unit: row.history.unit)
    chart.draw(into: &grid, rect: rect.part(height: rect.height - 1))
    let axis = rect.part(y: rect.height - 1)
    grid.place(TextLine("└", .graphAxis), x: LineChart.axisWidth - 1, y: 0, in: axis)
    BucketAxis(series: row.history).draw(into: &grid, rect: axis.part(x: LineChart.axisWidth))
  }

  /// The row in full, its labels and its value to the last digit.
  private func caption(_ row: ExpressionAnswer.Row) -> TextLine {
    var line = TextLine(" ")
    if let value = row.value {
      line.add(ValueText.exact(value), .strong)
    } else {
      line.add("no value now", .missing)
    }
    line.add("  " + row.labels.text(endingIn: ["instance", "job"]), .text)
    return line
  }
}
