/// What the series view asks: an expression with its answer, or nothing, which is the list of all series.
struct ExplorerState: Sendable, Equatable {
  /// The expression whose answer is shown.
  var text: String?
  /// The expression that is being typed.
  var prompt: ExpressionPrompt?
  var history: ExpressionHistory
  /// Whether the graph has the selected row without the others.
  var showsAlone = false
  /// Where the list of series stood when an answer took its place.
  var listScroll: Scroll?

  init(history: [String] = []) {
    self.history = ExpressionHistory(history)
  }
}
