import Alerting
import Monitor
import PromQL
import Telemetry

// The series view as an explorer: typing an expression, running it, and going back to the list.
extension App {
  /// Whether the series view shows an answer rather than the list.
  var showsAnswer: Bool { currentView == .series && explorer.text != nil }

  /// The answer to the expression that is shown, once a snapshot has brought it.
  var expressionAnswer: ExpressionAnswer? {
    guard let text = explorer.text, let answer = snapshot?.expression, answer.text.utf8.elementsEqual(text.utf8) else {
      return nil
    }
    return answer
  }

  var expressionView: ExpressionView? {
    guard explorer.text != nil || explorer.prompt != nil else { return nil }
    var view = ExpressionView(text: explorer.text ?? "", unicode: abilities.unicode)
    view.prompt = explorer.prompt
    view.completion = explorer.prompt?.offered(snapshot?.completion)
    view.answer = explorer.text == nil ? nil : expressionAnswer ?? ExpressionAnswer.waiting(explorer.text ?? "")
    view.selected = scroll.y
    view.showsAlone = explorer.showsAlone
    return view
  }

  /// Where the list of series stands: under the line that is being typed.
  var seriesRect: Rect {
    explorer.prompt != nil && explorer.text == nil ? content.part(y: ExpressionView.headHeight) : content
  }

  /// How many rows the present list has, and how many of them a screen shows.
  var seriesRowCount: Int {
    explorer.text == nil ? snapshot?.series?.matchCount ?? 0 : expressionAnswer?.rowCount ?? 0
  }

  var seriesPage: Int {
    max(1, explorer.text == nil ? SeriesView.rowCount(in: seriesRect) : ExpressionView.rowCount(in: content))
  }

  /// The rows of the answer that are on the screen.
  func expressionRequest(_ text: String) -> ExpressionRequest {
    let first = ListWindow.firstRow(selected: scrolls[.series]?.y ?? 0, count: seriesRowCount, height: seriesPage)
    return ExpressionRequest(text: text, first: first, count: seriesPage)
  }

  /// What the panels of the open server compute, in the order in which they stand; empty in other views.
  var panelExpressions: [String] {
    if showsAlertDetail { return alertDetail.map { [$0.entry.episode.origin.expression] } ?? [] }
    guard currentView == .server else { return [] }
    return serverDetail?.panels.compactMap(\.expression) ?? []
  }

  /// Opens the line. From a server it has the first panel's expression, and those of the others come with the arrows.
  mutating func openExpression() {
    let panels = panelExpressions
    guard let first = panels.first else {
      explorer.prompt = ExpressionPrompt(explorer.text ?? "")
      return
    }
    explorer.history.offer(panels.dropFirst().reversed())
    leaveAnswer()
    show(view: .series)
    explorer.prompt = ExpressionPrompt(first)
  }

  mutating func typeExpression(_ key: Key) -> [Effect] {
    guard var prompt = explorer.prompt else { return [] }
    let list = prompt.offered(snapshot?.completion)
    switch key {
    case .tab: prompt.choose(1, of: snapshot?.completion)
    case .backTab: prompt.choose(-1, of: snapshot?.completion)
    case .down where prompt.chosen != nil, .control("n") where prompt.chosen != nil: prompt.choose(1, of: list)
    case .up where prompt.chosen != nil, .control("p") where prompt.chosen != nil: prompt.choose(-1, of: list)
    case .up, .control("p"): prompt.walk(-1, through: explorer.history)
    case .down, .control("n"): prompt.walk(1, through: explorer.history)
    case .escape where prompt.chosen != nil: prompt.closeList()
    case .escape, .control("c"), .control("g"):
      explorer.prompt = nil
      return []
    case .enter:
      guard let chosen = prompt.chosen, let list else { return run(prompt) }
      prompt.take(chosen, of: list)
    default: guard prompt.edit(key) else { return [] }
    }
    explorer.prompt = prompt
    return []
  }

  /// Runs what was typed; what is no query stays in the line, with a mark where it is wrong.
  private mutating func run(_ prompt: ExpressionPrompt) -> [Effect] {
    let text = prompt.editor.text.trimmed
    guard !text.isEmpty else {
      explorer.prompt = nil
      leaveAnswer()
      return []
    }
    do throws(ParseError) {
      _ = try Expression(parsing: prompt.editor.text)
    } catch {
      explorer.prompt?.closeList()
      explorer.prompt?.problem = .init(error)
      return []
    }
    return show(expression: text)
  }

  private mutating func show(expression: String) -> [Effect] {
    explorer.prompt = nil
    if explorer.text == nil { explorer.listScroll = scrolls[.series] }
    explorer.text = expression
    scrolls[.series] = nil
    return explorer.history.add(expression) ? [.remember(expression)] : []
  }

  /// Back to the list of series, as it was left.
  mutating func leaveAnswer() {
    guard explorer.text != nil else { return }
    explorer.text = nil
    scrolls[.series] = explorer.listScroll
    explorer.listScroll = nil
  }

  /// The selected series of the list as an expression: a counter as its rate, which is what the list shows too.
  mutating func openSelectedSeries() -> [Effect] {
    guard let row = selectedSeries else { return [] }
    let selector = row.labels.description
    return show(expression: row.isRate ? "rate(\(selector)[5m])" : selector)
  }

  var selectedSeries: SeriesList.Row? {
    guard explorer.text == nil, let list = snapshot?.series else { return nil }
    let index = scroll.y - list.first
    return list.rows.indices.contains(index) ? list.rows[index] : nil
  }
}

extension ExpressionAnswer {
  fileprivate static func waiting(_ text: String) -> ExpressionAnswer {
    var answer = ExpressionAnswer(text: text)
    answer.isWaiting = true
    return answer
  }
}

extension String {
  /// Without blanks at its ends.
  fileprivate var trimmed: String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
