/// What a script says about the answer to a query.
struct ScriptExpectations: Sendable {
  /// The value, where it is not a list of series.
  enum Single: Sendable {
    case scalar(Double)
    case string(StringLiteral)
  }

  /// Which remarks of a kind may and must be made.
  enum Remarks: Sendable {
    /// Each of these must be made, and no others.
    case each([TextExpectation])
    case forbidden
  }

  var single: Single?
  var series: [SeriesNotation] = []
  /// The times of the points when an instant query gives a matrix.
  var matrixTimes: StepGrid?
  /// The series come in the order in which they are written.
  var isOrdered = false
  /// Not `nil`: the query must fail, with a message that all of them accept.
  var failure: [TextExpectation]?
  /// Kinds that are missing may be remarked upon or not.
  var remarks: [Annotation.Kind: Remarks] = [:]

  /// The word behind `eval_` in the older spelling; empty without.
  mutating func add(suffix: Substring, at line: ScriptLine) throws(ScriptError) {
    switch suffix {
    case "": break
    case "fail": failure = []
    case "warn": remarks[.warning] = .each([.any])
    case "info": remarks[.info] = .each([.any])
    case "ordered": isOrdered = true
    default: throw line.failure("eval_\(suffix) is no command; there are eval_fail, eval_warn, eval_info, eval_ordered")
    }
  }

  /// A line below `eval`.
  ///
  /// - Parameter room: how many points the script may still hold.
  mutating func add(_ line: ScriptLine, room: inout Int) throws(ScriptError) {
    if let rest = line.text.rest(after: "expect") {
      try addExpectation(rest, at: line)
    } else if let rest = line.text.rest(after: "expected_fail_message") {
      failure = (failure ?? []) + [.exactly(String(rest))]
    } else if let rest = line.text.rest(after: "expected_fail_regexp") {
      failure = (failure ?? []) + [try TextExpectation.matching(String(rest), at: line)]
    } else if let number = Self.number(line) {
      try set(.scalar(number), at: line)
    } else {
      try addSeries(SeriesNotation(line, room: &room))
    }
  }

  private mutating func addExpectation(_ text: Substring, at line: ScriptLine) throws(ScriptError) {
    let (word, rest) = text.firstWord
    switch word {
    case "fail": failure = (failure ?? []) + [try TextExpectation(rest, at: line)]
    case "warn": try addRemark(.warning, TextExpectation(rest, at: line), at: line)
    case "info": try addRemark(.info, TextExpectation(rest, at: line), at: line)
    case "no_warn" where rest.isEmpty: try forbidRemarks(.warning, at: line)
    case "no_info" where rest.isEmpty: try forbidRemarks(.info, at: line)
    case "ordered" where rest.isEmpty: isOrdered = true
    case "string":
      guard let literal = StringLiteral(written: String(rest)) else {
        throw line.failure("“\(rest)” is no text in quotes")
      }
      try set(.string(literal), at: line)
    case "range":
      guard let range = rest.rest(after: "vector") else {
        throw line.failure("expected range vector from A to B step S")
      }
      matrixTimes = try ScriptRange(range, at: line).grid
    default:
      throw line.failure(
        "“\(text)” is no expectation; there are fail, warn, info, no_warn, no_info, ordered, string, range vector")
    }
  }

  private mutating func addRemark(
    _ kind: Annotation.Kind, _ text: TextExpectation, at line: ScriptLine
  ) throws(ScriptError) {
    switch remarks[kind] {
    case nil: remarks[kind] = .each([text])
    case .each(let others): remarks[kind] = .each(others + [text])
    case .forbidden: throw line.failure("expects what an earlier line rules out")
    }
  }

  private mutating func forbidRemarks(_ kind: Annotation.Kind, at line: ScriptLine) throws(ScriptError) {
    if case .each = remarks[kind] { throw line.failure("rules out what an earlier line expects") }
    remarks[kind] = .forbidden
  }

  private mutating func set(_ value: Single, at line: ScriptLine) throws(ScriptError) {
    guard single == nil else { throw line.failure("a query has one value, and an earlier line gives it") }
    single = value
  }

  private mutating func addSeries(_ added: SeriesNotation) throws(ScriptError) {
    if let earlier = series.first(where: { $0.labels == added.labels }) {
      // The same line twice says nothing else than once.
      if earlier.line.text.utf8.elementsEqual(added.line.text.utf8) { return }
      throw added.line.failure("\(added.labels) is expected on line \(earlier.line.number) already")
    }
    series.append(added)
  }

  private static func number(_ line: ScriptLine) -> Double? {
    var scanner = NotationScanner(line)
    let isNegative = scanner.skip("-")
    if !isNegative { _ = scanner.skip("+") }
    guard let number = scanner.number() else { return nil }
    scanner.skipSpaces()
    guard scanner.isAtEnd || scanner.next == UInt8(ascii: "#") else { return nil }
    return isNegative ? -number : number
  }
}
