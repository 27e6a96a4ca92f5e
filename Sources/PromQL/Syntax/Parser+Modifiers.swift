internal import Telemetry

extension Parser {
  /// Adds what stands behind an operand: ranges, `offset`, `@`, `anchored`, `smoothed`.
  mutating func modified(_ operand: Expression) throws(ParseError) -> Expression {
    var expression = operand
    while true {
      switch token.kind {
      case .leftBracket: expression = try ranged(expression)
      case .keyword(.offset): try addOffset(to: &expression)
      case .at: try addPin(to: &expression)
      case .keyword(.anchored): try addReading(.anchored, to: &expression)
      case .keyword(.smoothed): try addReading(.smoothed, to: &expression)
      default: return expression
      }
    }
  }

  /// `[5m]` behind a selector, or `[5m:1m]` behind anything.
  private mutating func ranged(_ operand: Expression) throws(ParseError) -> Expression {
    let bracket = token.range.lowerBound
    try advance()
    let range = try positiveDuration(
      in: "subquery or range selector", expected: "number, duration, step(), or range()")
    if token.kind == .colon { return try subquery(of: operand, range: range) }
    try expect(.rightBracket, in: "subquery or range", expected: "\":\" or \"]\"")
    let place = bracket..<lastEnd
    guard case .selector(let selector) = operand.node else {
      throw failure("ranges only allowed for vector selectors", at: place)
    }
    if selector.modifiers.offset != nil { throw failure("no offset modifiers allowed before range", at: place) }
    if case .milliseconds? = selector.modifiers.pin { throw failure("no @ modifiers allowed before range", at: place) }
    return Expression(
      .rangeSelector(RangeSelector(selector: selector, range: range)), at: operand.range.lowerBound..<lastEnd)
  }

  private mutating func subquery(
    of operand: Expression, range: DurationExpression
  ) throws(ParseError) -> Expression {
    try advance()
    var step: DurationExpression?
    if token.kind != .rightBracket {
      step = try positiveDuration(
        in: "subquery selector", expected: "number, duration, step(), range(), or \"]\"")
    }
    try expect(.rightBracket, in: "subquery selector", expected: "\"]\"")
    let place = operand.range.lowerBound..<lastEnd
    // The other types are checked later; this one here, since a row of brackets would make a tree of any depth.
    if case .subquery = operand.node {
      throw failure("subquery is only allowed on instant vector, got matrix instead", at: place)
    }
    return Expression(.subquery(Subquery(operand: operand, range: range, step: step)), at: place)
  }

  private mutating func addOffset(to expression: inout Expression) throws(ParseError) {
    try advance()
    let offset = try offsetDuration()
    guard var modifiers = expression.timeModifiers else {
      throw failure(
        "offset modifier must be preceded by an instant vector selector or range vector selector or a subquery",
        at: expression.range)
    }
    if modifiers.offset != nil { throw failure("offset may not be set multiple times", at: expression.range) }
    if case .seconds(0, _) = offset {} else { modifiers.offset = offset }
    expression.timeModifiers = modifiers
    expression.range = expression.range.lowerBound..<lastEnd
  }

  private mutating func addPin(to expression: inout Expression) throws(ParseError) {
    try advance()
    let pin = try pin(of: expression)
    guard var modifiers = expression.timeModifiers else {
      throw failure(
        "@ modifier must be preceded by an instant vector selector or range vector selector or a subquery",
        at: expression.range)
    }
    if modifiers.pin != nil { throw failure("@ <timestamp> may not be set multiple times", at: expression.range) }
    modifiers.pin = pin
    expression.timeModifiers = modifiers
    expression.range = expression.range.lowerBound..<lastEnd
  }

  private mutating func pin(of expression: Expression) throws(ParseError) -> TimeModifiers.Pin {
    if token.kind == .keyword(.start) || token.kind == .keyword(.end) {
      let isStart = token.kind == .keyword(.start)
      try advance()
      try expect(.leftParenthesis, in: "@", expected: "timestamp")
      try expect(.rightParenthesis, in: "@", expected: "timestamp")
      return isStart ? .start : .end
    }
    guard let seconds = try signedNumber() else { throw unexpected(in: "@", expected: "timestamp") }
    guard let milliseconds = Self.milliseconds(seconds) else {
      throw failure(
        "timestamp out of bounds for @ modifier: \(SampleSpelling.plain(seconds))", at: expression.range)
    }
    return .milliseconds(milliseconds)
  }

  /// Beyond 30,000 years the product with 1000 is no longer exact, so that only there whole seconds go apart; elsewhere
  /// halves must round as Prometheus rounds them.
  private static func milliseconds(_ seconds: Double) -> Int64? {
    guard seconds.magnitude >= 0x1p40 else { return Int64(exactly: (seconds * 1000).rounded(.toNearestOrAwayFromZero)) }
    guard let whole = Int64(exactly: seconds.rounded(.down)) else { return nil }
    let (product, overflows) = whole.multipliedReportingOverflow(by: 1000)
    let rest = Int64(((seconds - seconds.rounded(.down)) * 1000).rounded(.toNearestOrAwayFromZero))
    let (sum, overflowsToo) = product.addingReportingOverflow(rest)
    return overflows || overflowsToo ? nil : sum
  }

  private mutating func addReading(
    _ reading: VectorSelector.Reading, to expression: inout Expression
  ) throws(ParseError) {
    let name = text(of: token).lowercased()
    try advance()
    switch expression.node {
    case .selector(var selector):
      try set(reading, of: &selector, at: expression.range)
      expression.node = .selector(selector)
    case .rangeSelector(var range):
      try set(reading, of: &range.selector, at: expression.range)
      expression.node = .rangeSelector(range)
    case .subquery: throw failure("\(name) modifier is not supported for subqueries", at: expression.range)
    default: throw failure("\(name) stands behind a selector only, as in rate(x[5m] \(name))", at: expression.range)
    }
  }

  private func set(
    _ reading: VectorSelector.Reading, of selector: inout VectorSelector, at range: Range<Int>
  ) throws(ParseError) {
    if selector.reading != .usual, selector.reading != reading {
      throw failure("anchored and smoothed modifiers cannot be used together", at: range)
    }
    selector.reading = reading
  }
}

extension Expression {
  /// `offset` and `@`, where they may stand.
  fileprivate var timeModifiers: TimeModifiers? {
    get {
      switch node {
      case .selector(let selector): selector.modifiers
      case .rangeSelector(let range): range.selector.modifiers
      case .subquery(let subquery): subquery.modifiers
      default: nil
      }
    }
    set {
      guard let newValue else { return }
      switch node {
      case .selector(var selector):
        selector.modifiers = newValue
        node = .selector(selector)
      case .rangeSelector(var range):
        range.selector.modifiers = newValue
        node = .rangeSelector(range)
      case .subquery(var subquery):
        subquery.modifiers = newValue
        node = .subquery(subquery)
      default: break
      }
    }
  }
}
