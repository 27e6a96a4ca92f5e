/// The values of numbers and durations as a query writes them.
enum NumberLiteral {
  struct Invalid: Error {
    var message: String
  }

  /// `1`, `017`, `0x1F`, `1_000`, `1e-3`, `Inf`, `NaN`.
  static func number(_ text: String) throws(Invalid) -> Double {
    let lower = text.lowercased()
    if lower == "inf" { return .infinity }
    if lower == "nan" { return .nan }
    guard separatesDigits(lower) else { throw invalid(text, "invalid syntax") }
    let digits = lower.filter { $0 != "_" }
    if digits.hasPrefix("0x") {
      guard let value = Int64(digits.dropFirst(2), radix: 16) else { throw invalid(text, "invalid syntax") }
      return Double(value)
    }
    // A leading zero makes a whole number octal, as in Go, unless it cannot be.
    if digits.hasPrefix("0"), digits.utf8.count > 1, let value = Int64(digits, radix: 8) { return Double(value) }
    let completed = digits.hasSuffix(".") ? digits + "0" : digits
    guard let value = Double(completed.hasPrefix(".") ? "0" + completed : completed) else {
      throw invalid(text, "invalid syntax")
    }
    if value.isInfinite { throw invalid(text, "value out of range") }
    return value
  }

  private static func invalid(_ text: String, _ reason: String) -> Invalid {
    Invalid(message: "error parsing number: strconv.ParseFloat: parsing \(text.quoted): \(reason)")
  }

  /// Whether each `_` stands between digits, or between `0x` and a digit.
  private static func separatesDigits(_ text: String) -> Bool {
    let isHexadecimal = text.hasPrefix("0x")
    var previous: UInt8 = isHexadecimal ? 0x30 : 0
    for byte in text.utf8.dropFirst(isHexadecimal ? 2 : 0) {
      let isDigit = byte.isDigit || (isHexadecimal && byte.digitValue != nil)
      if byte == UInt8(ascii: "_"), previous != 0x30 { return false }
      if previous == UInt8(ascii: "_"), !isDigit { return false }
      previous = isDigit ? 0x30 : byte
    }
    return previous != UInt8(ascii: "_")
  }

  private static let units: [(name: String, milliseconds: UInt64)] = [
    ("y", 31_536_000_000), ("w", 604_800_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000),
    ("ms", 1),
  ]
  /// 292 years, which is what 64 bits of nanoseconds hold.
  static let longestSeconds = 9_223_372_036.854_775_807

  /// `1y2w3d4h5m6s7ms` in seconds; each unit at most once, the longer ones first.
  static func duration(_ text: String) throws(Invalid) -> Double {
    let wrong = Invalid(message: "not a valid duration string: \(text.quoted)")
    let outOfRange = Invalid(message: "duration out of range")
    var rest = Array(text.utf8)[...]
    var milliseconds: UInt64 = 0
    var lastUnit = -1
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isDigit }
      guard let count = UInt64(String(decoding: digits, as: UTF8.self)) else { throw wrong }
      rest = rest.dropFirst(digits.count)
      let name = String(decoding: rest.prefix { !$0.isDigit }, as: UTF8.self)
      rest = rest.dropFirst(name.utf8.count)
      guard let unit = units.firstIndex(where: { $0.name == name }) else {
        throw Invalid(message: "unknown unit \(name.quoted) in duration \(text.quoted)")
      }
      guard unit > lastUnit else { throw wrong }
      lastUnit = unit
      let (length, overflows) = count.multipliedReportingOverflow(by: units[unit].milliseconds)
      guard !overflows, length <= UInt64(longestSeconds * 1000) else { throw outOfRange }
      milliseconds += length
      guard milliseconds <= UInt64(longestSeconds * 1000) else { throw outOfRange }
    }
    return Double(milliseconds) / 1000
  }

  /// `5m`, `1h30m`; years and weeks only where nothing is left over, since 90d reads better than 12w6d.
  static func durationText(milliseconds: Int64) -> String {
    if milliseconds == 0 { return "0s" }
    var rest = milliseconds.magnitude
    var text = milliseconds < 0 ? "-" : ""
    for (name, length) in units where rest >= length {
      if (name == "y" || name == "w") && rest % length != 0 { continue }
      text += "\(rest / length)\(name)"
      rest %= length
    }
    return text
  }
}
