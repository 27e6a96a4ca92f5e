internal import Glibc

// Numbers as Prometheus writes them in remarks and labels, which people compare and search for.

extension Double {
  /// As OpenMetrics writes a number in a label: never without a point or an exponent.
  ///
  ///     (1.0).openMetricsText  // "1.0"
  ///     (1e6).openMetricsText  // "1e+06"
  var openMetricsText: String {
    // Minus nothing is nothing.
    let text = GoNumber.general(self == 0 ? 0 : self)
    let isWhole = isFinite && !text.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") }
    return isWhole ? text + ".0" : text
  }

  /// As Go's and C's `%.2g`, for any number of digits.
  func generalText(digits: Int) -> String {
    isFinite ? withVaList([Int32(digits), self]) { Self.printed("%.*g", $0) } : GoNumber.general(self)
  }

  /// As Go's and C's `%.6f`, for any number of decimals.
  func fixedText(decimals: Int) -> String {
    isFinite ? withVaList([Int32(decimals), self]) { Self.printed("%.*f", $0) } : GoNumber.general(self)
  }

  private static func printed(_ format: String, _ arguments: CVaListPointer) -> String {
    // Enough for the largest number with all of its digits.
    var bytes = [CChar](repeating: 0, count: 400)
    let count = vsnprintf(&bytes, bytes.count, format, arguments)
    return String(decoding: bytes.prefix(max(0, Int(count))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
