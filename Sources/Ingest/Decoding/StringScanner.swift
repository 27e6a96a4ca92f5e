/// Finds the ends of JSON strings and resolves their escapes.
enum StringScanner {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  struct Content {
    /// One past the last byte of the content: where the closing quote stands.
    var end: UnsafePointer<UInt8>
    var hasEscapes: Bool
    /// Whether a byte above 127 occurs, so that the text must be checked to be UTF-8.
    var isASCII: Bool
  }

  /// Looks for the closing quote of a string whose content begins at `start`, eight bytes at a time.
  ///
  /// The buffer is readable for eight bytes beyond `end`.
  /// - Returns: `nil` when the string does not end before `end`.
  @inline(__always)
  static func scan(_ start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>) -> Content? {
    var position = start
    var hasEscapes = false
    var seen: UInt64 = 0
    while position < end {
      let word = UnsafeRawPointer(position).loadUnaligned(as: UInt64.self)
      let stops = zeroBytes(word ^ (ones &* 0x22)) | zeroBytes(word ^ (ones &* 0x5C))
      if stops == 0 {
        seen |= word
        position += 8
        continue
      }
      let offset = stops.trailingZeroBitCount >> 3
      // Only the bytes before the stop belong to the string.
      seen |= offset == 0 ? 0 : word & (UInt64.max >> UInt64(64 - offset * 8))
      position += offset
      guard position < end else { return nil }
      if position.pointee == 0x22 {
        return Content(end: position, hasEscapes: hasEscapes, isASCII: seen & highs == 0)
      }
      hasEscapes = true
      position += 2
    }
    return nil
  }

  /// Marks the high bit of the lowest zero byte of `word`; higher marks may be false.
  @inline(__always)
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- ones) & ~word & highs
  }

  /// Resolves the escapes of a string's content. Lone surrogates become U+FFFD.
  ///
  /// - Returns: `nil` when an escape is malformed.
  static func unescape(_ content: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(content.count)
    var index = 0
    while index < content.count {
      let byte = content[index]
      index += 1
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      guard index < content.count else { return nil }
      let escape = content[index]
      index += 1
      switch escape {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(escape)
      case UInt8(ascii: "b"): result.append(8)
      case UInt8(ascii: "f"): result.append(12)
      case UInt8(ascii: "n"): result.append(10)
      case UInt8(ascii: "r"): result.append(13)
      case UInt8(ascii: "t"): result.append(9)
      case UInt8(ascii: "u"):
        guard let scalar = unicodeEscape(content, &index) else { return nil }
        result.append(contentsOf: String(scalar).utf8)
      default: return nil
      }
    }
    return result
  }

  private static func unicodeEscape(_ content: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Unicode.Scalar? {
    guard let unit = hexUnit(content, index) else { return nil }
    index += 4
    guard unit >= 0xD800, unit < 0xE000 else { return Unicode.Scalar(unit) }
    guard unit < 0xDC00, index + 6 <= content.count, content[index] == UInt8(ascii: "\\"),
      content[index + 1] == UInt8(ascii: "u"), let low = hexUnit(content, index + 2), low >= 0xDC00, low < 0xE000
    else { return "\u{FFFD}" }
    index += 6
    return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
  }

  private static func hexUnit(_ content: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt32? {
    guard start + 4 <= content.count else { return nil }
    var unit: UInt32 = 0
    for index in start..<(start + 4) {
      guard let digit = Character(Unicode.Scalar(content[index])).hexDigitValue else { return nil }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }

  static func isValidUTF8(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    String(validating: text, as: UTF8.self) != nil
  }
}
