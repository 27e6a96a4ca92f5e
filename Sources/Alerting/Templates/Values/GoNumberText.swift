internal import Glibc
internal import PromQL

/// Numbers as Go's `fmt` prints them, without a sign in front of positive ones and without padding.
enum GoNumberText {
  /// As few digits as tell the number from its neighbours: `1e+06`, `0.25`.
  static func general(_ value: Double) -> String { GoNumber.general(value) }

  /// As a value of JSON.
  static func json(_ value: Double) -> String { SampleSpelling.text(of: value) }

  /// `%.4g`, `%.2f`, `%e`.
  ///
  /// - Parameters:
  ///   - verb: one of a, A, e, E, f, F, g and G.
  ///   - precision: `nil` takes Go's own: 6, and for g as few digits as needed.
  static func text(_ value: Double, verb: Unicode.Scalar, precision: Int?) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-Inf" : "+Inf" }
    let isGeneral = verb == "g" || verb == "G"
    if precision == nil, isGeneral {
      let text = general(value)
      return verb == "G" ? text.uppercased() : text
    }
    guard verb == "a" || verb == "A" else { return printed("%.*\(verb)", precision ?? 6, value) }
    // C takes a negative precision for as many digits as needed, and writes exponents of one digit.
    let text = printed("%.*\(verb)", precision ?? -1, value)
    let isShort = text.utf8.dropLast().last.map { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") } ?? false
    return isShort ? text.dropLast() + "0" + text.suffix(1) : text
  }

  private static func printed(_ format: String, _ precision: Int, _ value: Double) -> String {
    // Enough for the largest number with all of its digits, and as many decimals as are asked for.
    var bytes = [CChar](repeating: 0, count: 400 + max(0, precision))
    let count = withVaList([Int32(truncatingIfNeeded: precision), value]) {
      vsnprintf(&bytes, bytes.count, format, $0)
    }
    return String(decoding: bytes.prefix(max(0, Int(count))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
