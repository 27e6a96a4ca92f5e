/// Values and times in the spelling of Prometheus's HTTP API.
///
///     SampleSpelling.text(of: 1e-7)      // "1e-07"
///     SampleSpelling.text(of: .infinity) // "+Inf"
///
/// Values have the fewest digits that read back as the same double. Of a scalar none has an exponent; of a series those
/// below 1e-6 and from 1e21 on have one.
///
/// - Reference: Go's `strconv.FormatFloat` with the formats 'f' and 'e' and precision −1, between which Prometheus chooses
///   as `encoding/json` does.
public enum SampleSpelling {
  public static func text(of value: Double, allowsExponent: Bool = true) -> String {
    var bytes: [UInt8] = []
    write(value, allowsExponent: allowsExponent, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Without an exponent, as queries and messages write numbers.
  static func plain(_ value: Double) -> String { text(of: value, allowsExponent: false) }

  /// Seconds since 1970, with three decimals where the time is not a whole second.
  public static func seconds(ofMilliseconds milliseconds: Int64) -> String {
    var bytes: [UInt8] = []
    write(milliseconds: milliseconds, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  static func write(_ value: Double, allowsExponent: Bool, into bytes: inout [UInt8]) {
    guard value.isFinite else {
      bytes += (value.isNaN ? "NaN" : value < 0 ? "-Inf" : "+Inf").utf8
      return
    }
    // Most values are counts, and an integer is spelled faster. −0 keeps its sign.
    if let whole = Int32(exactly: value), whole != 0 || value.sign == .plus {
      if whole < 0 { bytes.append(UInt8(ascii: "-")) }
      write(UInt64(whole.magnitude), into: &bytes)
      return
    }
    var text = value.description
    text.withUTF8 { swift in
      if !swift.contains(UInt8(ascii: "e")) {
        let isWhole = swift.suffix(2).elementsEqual(".0".utf8)
        bytes += swift.dropLast(isWhole ? 2 : 0)
      } else {
        write(DecimalDigits(swift), allowsExponent: allowsExponent, into: &bytes)
      }
    }
  }

  static func write(milliseconds: Int64, into bytes: inout [UInt8]) {
    let (seconds, rest) = milliseconds.magnitude.quotientAndRemainder(dividingBy: 1_000)
    if milliseconds < 0 { bytes.append(UInt8(ascii: "-")) }
    write(seconds, into: &bytes)
    guard rest > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + UInt8(rest / 100))
    bytes.append(UInt8(ascii: "0") + UInt8(rest / 10 % 10))
    bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
  }

  /// An answer holds millions of them: without a text for each.
  private static func write(_ number: UInt64, into bytes: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var start = digits.count
      var rest = number
      repeat {
        start -= 1
        digits[start] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      } while rest > 0
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[start...]))
    }
  }

  /// For values that Swift spells with an exponent.
  private static func write(_ number: DecimalDigits, allowsExponent: Bool, into bytes: inout [UInt8]) {
    if number.isNegative { bytes.append(UInt8(ascii: "-")) }
    let digits = number.digits
    if allowsExponent, number.exponent < -6 || number.exponent >= 21 {
      bytes.append(digits[0])
      if digits.count > 1 { bytes.append(UInt8(ascii: ".")) }
      bytes += digits.dropFirst()
      let size = String(number.exponent.magnitude)
      bytes += (number.exponent < 0 ? "e-" : "e+").utf8
      bytes += (size.utf8.count < 2 ? "0" + size : size).utf8
    } else if number.exponent < 0 {
      bytes += "0.".utf8
      bytes += repeatElement(UInt8(ascii: "0"), count: -number.exponent - 1)
      bytes += digits
    } else {
      let wholeCount = number.exponent + 1
      bytes += digits.prefix(wholeCount)
      bytes += repeatElement(UInt8(ascii: "0"), count: max(0, wholeCount - digits.count))
      if digits.count > wholeCount { bytes.append(UInt8(ascii: ".")) }
      bytes += digits.dropFirst(wholeCount)
    }
  }
}

/// A number as d.ddd × 10^exponent, taken apart from Swift's "-1.25e-07".
private struct DecimalDigits {
  var isNegative: Bool
  /// ASCII, at least one.
  var digits: [UInt8] = []
  var exponent: Int

  init(_ text: UnsafeBufferPointer<UInt8>) {
    isNegative = text.first == UInt8(ascii: "-")
    let mark = text.firstIndex(of: UInt8(ascii: "e")) ?? text.endIndex
    digits = text[..<mark].filter { $0 &- UInt8(ascii: "0") <= 9 }
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    exponent = Int(String(decoding: text[mark...].dropFirst(), as: UTF8.self)) ?? 0
  }
}
