extension Expression {
  /// - Throws: ``ParseError`` for what is no query, with the place and what was expected.
  public init(parsing text: String) throws(ParseError) {
    throw ParseError(message: "not yet", range: 0..<text.utf8.count, text: text)
  }
}
