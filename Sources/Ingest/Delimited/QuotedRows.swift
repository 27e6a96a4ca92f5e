internal import Glibc

/// Finds the ends of rows whose quoted cells may hold line breaks.
///
/// A quote opens a cell only where the cell begins, as the parser has it: others are ordinary bytes.
enum QuotedRows {
  private static let quote = UInt8(ascii: "\"")
  private static let newline = UInt8(ascii: "\n")

  /// One past the last line break outside quotes; `bytes` begin with a row.
  static func lastEnd(in bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8) -> Int? {
    var lastEnd: Int?
    var position = 0
    while position < bytes.count {
      let quote = index(of: quote, in: bytes, from: position)
      if let end = lastNewline(in: bytes[position..<(quote ?? bytes.count)]) { lastEnd = end + 1 }
      guard let quote else { break }
      if quote == 0 || bytes[quote - 1] == delimiter || bytes[quote - 1] == newline {
        guard let close = closingQuote(in: bytes, from: quote + 1) else { break }
        position = close + 1
      } else {
        position = quote + 1
      }
    }
    return lastEnd
  }

  private static func closingQuote(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var position = start
    while let quote = index(of: quote, in: bytes, from: position) {
      guard quote + 1 < bytes.count, bytes[quote + 1] == Self.quote else { return quote }
      position = quote + 2
    }
    return nil
  }

  private static func index(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress else { return nil }
    return memchr(base + start, Int32(byte), bytes.count - start).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) }
  }

  private static func lastNewline(in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    bytes.lastIndex(of: newline)
  }
}
