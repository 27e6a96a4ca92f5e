/// Finds the end of names and quoted strings eight bytes at a time.
///
/// All arithmetic is on words whose bytes are below 0x80, so that no addition carries into the next byte; words with
/// a byte beyond ASCII are told apart first.
enum NameScan {
  /// What a metric's name is made of: letters, digits, `_` and `:`.
  static let metric: UInt64 = 0x4545_4545_4545_4545
  /// A label's name has no colon.
  static let label: UInt64 = 0x4646_4646_4646_4646

  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The first byte from `start` on that cannot be part of a name.
  ///
  /// - Parameter kind: ``metric`` or ``label``: what must be added to the byte after the last digit to reach 0x80.
  @inline(__always)
  static func end(of kind: UInt64, from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var position = start
    while position + 8 <= bytes.count {
      let outside = ~nameBytes(word(at: position, in: bytes), kind) & highBits
      if outside != 0 { return position + outside.trailingZeroBitCount / 8 }
      position += 8
    }
    while position < bytes.count, nameBytes(UInt64(bytes[position]), kind) & 0x80 != 0 { position += 1 }
    return position
  }

  /// The first byte from `start` on that ends a quoted string or needs a closer look: a quote, a backslash, a line
  /// feed, or one beyond ASCII.
  @inline(__always)
  static func quotedStop(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var position = start
    while position + 8 <= bytes.count {
      let word = word(at: position, in: bytes)
      let stops =
        (word | zeroBytes(word ^ 0x2222_2222_2222_2222) | zeroBytes(word ^ 0x5C5C_5C5C_5C5C_5C5C)
          | zeroBytes(word ^ 0x0A0A_0A0A_0A0A_0A0A)) & highBits
      if stops != 0 { return position + stops.trailingZeroBitCount / 8 }
      position += 8
    }
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "\n"), 0x80...: return position
      default: position += 1
      }
    }
    return position
  }

  /// The line feed from `start` on, or the end of the bytes.
  @inline(__always)
  static func lineEnd(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var position = start
    while position + 8 <= bytes.count {
      let word = word(at: position, in: bytes)
      let feeds = zeroBytes(word ^ 0x0A0A_0A0A_0A0A_0A0A) & ~word & highBits
      if feeds != 0 { return position + feeds.trailingZeroBitCount / 8 }
      position += 8
    }
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
    return position
  }

  @inline(__always)
  private static func word(at position: Int, in bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: position, as: UInt64.self))
  }

  /// The high bit of each byte that is zero, exact for bytes below 0x80; a byte beyond ASCII may come out either way.
  @inline(__always)
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    ~((word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F) & highBits
  }

  /// The high bit of each byte that may stand in a name.
  @inline(__always)
  private static func nameBytes(_ word: UInt64, _ kind: UInt64) -> UInt64 {
    let ascii = word & 0x7F7F_7F7F_7F7F_7F7F
    let lower = ascii | 0x2020_2020_2020_2020
    let letters = (lower &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(lower &+ 0x0505_0505_0505_0505)
    let digits = (ascii &+ 0x5050_5050_5050_5050) & ~(ascii &+ kind)
    return (letters | digits | zeroBytes(ascii ^ 0x5F5F_5F5F_5F5F_5F5F)) & ~word
  }
}
