internal import CFastFloat

/// A JSON number read from bytes, correctly rounded.
struct DecodedNumber {
  var value: Double
  /// The exact value of a whole number that fits, for time stamps in nanoseconds and for class labels.
  var integer: Int64?
  /// The first byte after the number.
  var end: UnsafePointer<UInt8>
}

/// Reads numbers in JSON's grammar, with a leading plus and a bare leading or trailing point allowed besides.
///
/// Up to 19 digits with a small exponent are exact by Clinger's argument (doi:10.1145/93542.93557); the rest goes to
/// fast_float.
enum NumberDecoder {
  /// Powers of ten that a double holds exactly.
  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
    1e20, 1e21, 1e22,
  ]

  /// - Returns: `nil` when no number begins at `start`. `end` bounds the reading.
  @inline(__always)
  static func decode(_ start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>) -> DecodedNumber? {
    var position = start
    guard position < end else { return nil }
    let isNegative = position.pointee == UInt8(ascii: "-")
    if isNegative || position.pointee == UInt8(ascii: "+") { position += 1 }
    var mantissa: UInt64 = 0
    let digits = position
    while position < end, case let digit = position.pointee &- UInt8(ascii: "0"), digit < 10 {
      mantissa = mantissa &* 10 &+ UInt64(digit)
      position += 1
    }
    var digitCount = position - digits
    var exponent = 0
    var isWhole = true
    if position < end, position.pointee == UInt8(ascii: ".") {
      isWhole = false
      position += 1
      let fraction = position
      while end - position >= 8, let eight = eightDigits(position) {
        mantissa = mantissa &* 100_000_000 &+ eight
        position += 8
      }
      while position < end, case let digit = position.pointee &- UInt8(ascii: "0"), digit < 10 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        position += 1
      }
      exponent = fraction - position
      digitCount -= exponent
    }
    guard digitCount > 0 else { return nil }
    if position < end, position.pointee | 0x20 == UInt8(ascii: "e") {
      guard let written = decodeExponent(&position, end: end) else { return nil }
      isWhole = false
      exponent += written
    }
    if digitCount <= 19, mantissa <= 1 << 53, exponent >= -22, exponent <= 22 {
      let magnitude = Double(mantissa)
      let value = exponent < 0 ? magnitude / powersOfTen[-exponent] : magnitude * powersOfTen[exponent]
      let integer = isWhole ? Int64(mantissa) : nil
      return DecodedNumber(
        value: isNegative ? -value : value, integer: integer.map { isNegative ? -$0 : $0 }, end: position)
    }
    // Nanoseconds since 1970 have 19 digits.
    let fits = isWhole && digitCount <= 19 && mantissa <= UInt64(Int64.max)
    return decodeLong(digits, position, isNegative: isNegative, wholeMantissa: fits ? mantissa : nil)
  }

  /// The number that eight digits make; `nil` when one of the bytes is no digit.
  ///
  /// - Reference: Johnny Lee and Daniel Lemire's multiplication of digit pairs, "Quickly parsing eight digits" (2018).
  @inline(__always)
  private static func eightDigits(_ start: UnsafePointer<UInt8>) -> UInt64? {
    let word = UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
    let isDigits =
      (word & 0xF0F0_F0F0_F0F0_F0F0) | (((word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0) >> 4)
      == 0x3333_3333_3333_3333
    guard isDigits else { return nil }
    let digits = word &- 0x3030_3030_3030_3030
    let pairs = (digits &* 10) &+ (digits >> 8)
    let low = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let high = ((pairs >> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return (low &+ high) >> 32
  }

  private static func decodeExponent(_ position: inout UnsafePointer<UInt8>, end: UnsafePointer<UInt8>) -> Int? {
    position += 1
    var isNegative = false
    if position < end, position.pointee == UInt8(ascii: "-") || position.pointee == UInt8(ascii: "+") {
      isNegative = position.pointee == UInt8(ascii: "-")
      position += 1
    }
    let digits = position
    var exponent = 0
    while position < end, case let digit = position.pointee &- UInt8(ascii: "0"), digit < 10 {
      if exponent < 100_000 { exponent = exponent * 10 + Int(digit) }
      position += 1
    }
    return position == digits ? nil : (isNegative ? -exponent : exponent)
  }

  private static func decodeLong(
    _ digits: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, isNegative: Bool, wholeMantissa: UInt64?
  ) -> DecodedNumber? {
    var value = 0.0
    let length = digits.withMemoryRebound(to: CChar.self, capacity: end - digits) { text in
      driftop_parse_double(text, end - digits, &value)
    }
    guard length > 0 else { return nil }
    let integer = wholeMantissa.map { isNegative ? -Int64($0) : Int64($0) }
    return DecodedNumber(value: isNegative ? -value : value, integer: integer, end: end)
  }

  /// Reads a text that is a number as a whole, as in a CSV cell or a quoted number.
  ///
  /// "nan", "inf" and "infinity" in any case are numbers too, as Python and pandas write them.
  static func decodeWhole(_ text: UnsafeBufferPointer<UInt8>) -> DecodedNumber? {
    guard let start = text.baseAddress, text.count > 0 else { return nil }
    let end = start + text.count
    if let number = decode(start, end: end), number.end == end { return number }
    // Most cells that are no number are labels, which are told here without making a string of them.
    guard text.count <= 9, "nNiI+-".utf8.contains(start.pointee) else { return nil }
    switch String(decoding: text, as: UTF8.self).lowercased() {
    case "nan": return DecodedNumber(value: .nan, integer: nil, end: end)
    case "inf", "infinity", "+inf", "+infinity": return DecodedNumber(value: .infinity, integer: nil, end: end)
    case "-inf", "-infinity": return DecodedNumber(value: -.infinity, integer: nil, end: end)
    default: return nil
    }
  }
}
