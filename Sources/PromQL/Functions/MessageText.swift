internal import Glibc

// Numbers as Prometheus writes them in remarks and labels, which people compare and search for.

extension Double {
  /// As Go's `%g`: the fewest digits that lead back to the number, with an exponent below 1e-4 and from 1e6.
  ///
  ///     (0.25).goText  // "0.25"
  ///     (1e6).goText  // "1e+06"
  var goText: String {
    if let text = specialText { return text }
    let (digits, exponent) = shortestDigits
    let sign = self.sign == .minus ? "-" : ""
    if exponent >= -4, exponent < 6 { return NumberText.plain(self) }
    let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
    let power = (exponent.magnitude < 10 ? "0" : "") + String(exponent.magnitude)
    return sign + digits.prefix(1) + fraction + (exponent < 0 ? "e-" : "e+") + power
  }

  /// As OpenMetrics writes a number in a label: never without a point or an exponent.
  var openMetricsText: String {
    let text = goText
    let isWhole = isFinite && !text.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") }
    return isWhole ? text + ".0" : text
  }

  /// As Go's and C's `%.2g`, for any number of digits.
  func goText(digits: Int) -> String {
    specialText ?? withVaList([Int32(digits), self]) { Self.printed("%.*g", $0) }
  }

  /// As Go's and C's `%.6f`, for any number of decimals.
  func fixedText(decimals: Int) -> String {
    specialText ?? withVaList([Int32(decimals), self]) { Self.printed("%.*f", $0) }
  }

  private var specialText: String? {
    if isNaN { return "NaN" }
    return isInfinite ? (self < 0 ? "-Inf" : "+Inf") : nil
  }

  /// The digits without zeros at their ends, and the power of ten of the first; "0" and 0 for 0.
  private var shortestDigits: (digits: String, exponent: Int) {
    let parts = magnitude.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".")
    let whole = mantissa[0] == "0" ? "" : String(mantissa[0])
    let all = whole + (mantissa.count > 1 ? mantissa[1] : "")
    let leading = all.prefix { $0 == "0" }.count
    var digits = all.dropFirst(leading)
    while digits.last == "0" { digits.removeLast() }
    guard !digits.isEmpty else { return ("0", 0) }
    return (String(digits), (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) + whole.utf8.count - 1 - leading)
  }

  private static func printed(_ format: String, _ arguments: CVaListPointer) -> String {
    // Enough for the largest number with all of its digits.
    var bytes = [CChar](repeating: 0, count: 400)
    let count = vsnprintf(&bytes, bytes.count, format, arguments)
    return String(decoding: bytes.prefix(max(0, Int(count))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
