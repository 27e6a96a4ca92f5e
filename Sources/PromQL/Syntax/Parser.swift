extension Expression {
  /// Reads a query and checks that its types fit.
  ///
  /// Never traps and takes time linear in the length of the text, whatever it holds.
  ///
  /// - Throws: ``ParseError`` for what is no query, with the place and what was expected; of several mistakes the first.
  public init(parsing text: String) throws(ParseError) {
    var parser = try Parser(text)
    self = try parser.query()
    _ = try TypeCheck(text: text).type(of: self)
  }
}

/// A recursive descent through the text with one token of foresight; operators by their precedence.
struct Parser {
  /// How deep parentheses, calls, signs and right operands may be nested: a level takes 2 KB of the stack, and no text
  /// may overflow one of 512 KB.
  static let deepestNesting = 150
  /// How many operators one duration may hold, for the same reason.
  static let mostDurationOperations = 150

  var lexer: Lexer
  /// The token that comes next.
  private(set) var token: Token
  /// Where the token before it ended.
  private(set) var lastEnd = 0
  private var depth = 0
  /// How many aggregations are open, whose errors say so.
  var openAggregations = 0
  /// In the duration that is being read.
  var durationOperations = 0

  init(_ text: String) throws(ParseError) {
    lexer = Lexer(text)
    token = try lexer.next()
  }

  mutating func query() throws(ParseError) -> Expression {
    if token.kind == .end { throw failure("no expression found in input", at: 0..<0) }
    let expression = try self.expression(atLeast: 0)
    if token.kind != .end { throw unexpected() }
    return expression
  }

  mutating func advance() throws(ParseError) {
    lastEnd = token.range.upperBound
    token = try lexer.next()
  }

  /// One level deeper; each is to be followed by a `leave`.
  mutating func enter() throws(ParseError) {
    depth += 1
    if depth > Self.deepestNesting {
      throw failure("nested more than \(Self.deepestNesting) levels deep", at: token.range)
    }
  }

  mutating func leave() {
    depth -= 1
  }

  /// Takes a token of this kind, or says that something else was expected.
  mutating func expect(_ kind: Token.Kind, in context: String = "", expected: String = "") throws(ParseError) {
    guard token.kind == kind else { throw unexpected(in: context, expected: expected) }
    try advance()
  }

  func text(of token: Token) -> String {
    String(decoding: lexer.bytes[token.range], as: UTF8.self)
  }

  func failure(_ message: String, at range: Range<Int>) -> ParseError {
    ParseError(message: message, range: range, text: lexer.text)
  }

  /// The token that comes next does not belong here.
  func unexpected(in context: String = "", expected: String = "") -> ParseError {
    var message = "unexpected \(token.kind.description(of: text(of: token)))"
    let context = context.isEmpty && openAggregations > 0 ? "aggregation" : context
    if !context.isEmpty { message += " in \(context)" }
    if !expected.isEmpty { message += ", expected \(expected)" }
    return failure(message, at: token.range)
  }
}
