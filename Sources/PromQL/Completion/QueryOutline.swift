/// How far a query has come at some place, read piece by piece: which brackets are open and what may follow.
///
/// It takes whatever it is given: what makes no sense changes nothing.
struct QueryOutline {
  /// What stands before the place, as far as it decides what may follow.
  enum Position: Equatable {
    case operand
    case afterOperator(isComparison: Bool)
    /// After `on (…)` or `ignoring (…)`.
    case afterMatching
    /// After the name of an aggregation.
    case afterAggregator
    case afterOperand(isAggregation: Bool)
    case afterOffset
    case afterAt
  }

  enum Bracket: Equatable {
    /// Of a call, or of an expression; the position outside comes back when it closes.
    case parenthesis(isAggregation: Bool)
    case labelNames(then: Position)
    case braces(Matchers)
    case square
  }

  /// The part of a selector in braces that has been read.
  struct Matchers: Equatable {
    enum Expected: Equatable {
      case name
      case comparison(of: String, isQuoted: Bool)
      case value(of: String)
      case comma
    }

    var metric: String?
    var expected = Expected.name
  }

  private(set) var position = Position.operand
  private(set) var brackets: [Bracket] = []
  /// Every metric that the query names.
  private(set) var metrics: [String] = []
  private var lastWord: String?
  /// Set by `by` and its like: the next parenthesis holds names of labels, and this follows.
  private var afterLabelNames: Position?

  /// Deeper brackets are not told apart; no query has so many.
  private static let depthLimit = 1_000

  mutating func read(_ token: QueryToken, _ text: String) {
    switch token.kind {
    case .word: readWord(text)
    case .number, .string: readLiteral(token, text)
    case .symbol: readSymbol(text)
    case .comment: break
    }
    if token.kind != .word { lastWord = nil }
  }

  private mutating func readWord(_ word: String) {
    switch brackets.last {
    case .braces(var matchers):
      matchers.expected = .comparison(of: word, isQuoted: false)
      brackets[brackets.count - 1] = .braces(matchers)
    case .square, .labelNames: break
    case .parenthesis, nil:
      settle()
      afterLabelNames = nil
      readKeyword(word)
    }
  }

  private mutating func readKeyword(_ word: String) {
    switch word.lowercased() {
    case "by", "without":
      afterLabelNames = position == .afterAggregator ? position : .afterOperand(isAggregation: false)
    case "on", "ignoring": afterLabelNames = .afterMatching
    case "group_left", "group_right":
      position = .operand
      afterLabelNames = .operand
    case "bool": position = .afterOperator(isComparison: false)
    case "offset": position = .afterOffset
    case "and", "or", "unless", "atan2": position = .afterOperator(isComparison: false)
    case "anchored", "smoothed": position = .afterOperand(isAggregation: false)
    case let name where Aggregation.Operator(rawValue: name) != nil && expectsOperand: position = .afterAggregator
    default:
      position = .afterOperand(isAggregation: false)
      lastWord = word
    }
  }

  private var expectsOperand: Bool {
    switch position {
    case .operand, .afterOperator, .afterMatching: true
    default: false
    }
  }

  private mutating func readLiteral(_ token: QueryToken, _ text: String) {
    settle()
    guard case .braces(var matchers) = brackets.last else {
      if brackets.last != .square { position = .afterOperand(isAggregation: false) }
      return
    }
    let content = QuotedText.content(of: text)
    switch matchers.expected {
    case .value(let name):
      if name.utf8.elementsEqual("__name__".utf8) { note(metric: content, in: &matchers) }
      matchers.expected = .comma
    default: matchers.expected = .comparison(of: content, isQuoted: true)
    }
    brackets[brackets.count - 1] = .braces(matchers)
  }

  private mutating func readSymbol(_ symbol: String) {
    switch symbol {
    case "(": open(parenthesis())
    case "{": open(.braces(Matchers(metric: takeMetric())))
    case "[":
      settle()
      open(.square)
    case ")", "}", "]": close()
    case ",": readComma()
    case "@":
      settle()
      position = .afterAt
    default: readOperator(symbol)
    }
  }

  private mutating func parenthesis() -> Bracket {
    // A word before it is a function, not a metric.
    lastWord = nil
    defer { afterLabelNames = nil }
    if let afterLabelNames { return .labelNames(then: afterLabelNames) }
    defer { position = .operand }
    return .parenthesis(isAggregation: position == .afterAggregator)
  }

  private mutating func open(_ bracket: Bracket) {
    if brackets.count < Self.depthLimit { brackets.append(bracket) }
  }

  private mutating func close() {
    settle()
    switch brackets.popLast() {
    case .parenthesis(let isAggregation): position = .afterOperand(isAggregation: isAggregation)
    case .labelNames(let next): position = next
    case .braces(var matchers):
      noteQuotedMetric(&matchers)
      position = .afterOperand(isAggregation: false)
    case .square: position = .afterOperand(isAggregation: false)
    case nil: break
    }
  }

  private mutating func readComma() {
    settle()
    switch brackets.last {
    case .braces(var matchers):
      noteQuotedMetric(&matchers)
      matchers.expected = .name
      brackets[brackets.count - 1] = .braces(matchers)
    case .parenthesis: position = .operand
    case .labelNames, .square, nil: break
    }
  }

  private mutating func readOperator(_ symbol: String) {
    settle()
    switch brackets.last {
    case .braces(var matchers):
      guard case .comparison(let name, _) = matchers.expected else { return }
      matchers.expected = .value(of: name)
      brackets[brackets.count - 1] = .braces(matchers)
    case .square, .labelNames: break
    case .parenthesis, nil:
      // The sign of an offset or of a time is part of it.
      if position == .afterOffset || position == .afterAt { return }
      position = .afterOperator(isComparison: ["==", "!=", "<", "<=", ">", ">="].contains(symbol))
    }
  }

  /// `{"my.metric"}`: a text in quotes that is compared with nothing.
  private mutating func noteQuotedMetric(_ matchers: inout Matchers) {
    guard case .comparison(let name, isQuoted: true) = matchers.expected else { return }
    note(metric: name, in: &matchers)
  }

  private mutating func note(metric: String, in matchers: inout Matchers) {
    matchers.metric = metric
    metrics.append(metric)
  }

  private mutating func takeMetric() -> String? {
    defer { lastWord = nil }
    if let lastWord { metrics.append(lastWord) }
    return lastWord
  }

  /// The word before was a metric after all, since no parenthesis followed.
  mutating func settle() {
    _ = takeMetric()
  }
}
