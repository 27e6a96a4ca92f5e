/// Times of a script, in milliseconds from its beginning.
enum ScriptTime {
  // Beyond lie no timestamps.
  private static let limitSeconds = 9.2e9

  /// - Parameter text: a duration as the query language writes it: `5m`, `1m30s`, `0`, `90`.
  static func milliseconds(_ text: Substring, at line: ScriptLine) throws(ScriptError) -> Int64 {
    guard let expression = try? Expression(parsing: String(text)), case .number(let seconds) = expression.node else {
      throw line.failure("“\(text)” is no time; write one like 5m, 1m30s or 0")
    }
    guard seconds >= 0, seconds <= limitSeconds else {
      throw line.failure("“\(text)” lies outside of what a script can hold: 0 to \(Int(limitSeconds)) seconds")
    }
    return Int64((seconds * 1_000).rounded())
  }

  /// Whether the last of so many points has a time.
  static func holds(step: Int64, count: Int) -> Bool {
    let (last, overflows) = step.multipliedReportingOverflow(by: Int64(max(0, count - 1)))
    return !overflows && Double(last) <= limitSeconds * 1_000
  }

  /// As a duration: `1m30s`; `0s` for the beginning.
  static func text(_ milliseconds: Int64) -> String { NumberLiteral.durationText(milliseconds: milliseconds) }
}
