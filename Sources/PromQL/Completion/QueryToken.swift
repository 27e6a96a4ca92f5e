/// A piece of a query that may be unfinished or wrong: what completion reads where a parser would give up.
struct QueryToken: Equatable {
  enum Kind: Equatable {
    /// A name or a keyword.
    case word
    /// Whatever begins with a digit: a number or a duration.
    case number
    /// In quotes, the closing one perhaps missing.
    case string(isClosed: Bool)
    case symbol
    case comment
  }

  var kind: Kind
  /// In bytes.
  var range: Range<Int>
}

/// Cuts a query into pieces from left to right; every byte but blanks is part of one.
struct QueryTokenReader {
  private let bytes: ArraySlice<UInt8>
  private var place: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  mutating func next() -> QueryToken? {
    while let byte = current, byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) { place += 1 }
    guard let byte = current else { return nil }
    let start = place
    let kind = readToken(byte)
    return QueryToken(kind: kind, range: start..<place)
  }

  private mutating func readToken(_ byte: UInt8) -> QueryToken.Kind {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): return readString(byte)
    case UInt8(ascii: "#"):
      while let next = current, next != UInt8(ascii: "\n") { place += 1 }
      return .comment
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."):
      while let next = current, Self.isWord(next) || next == UInt8(ascii: ".") { place += 1 }
      return .number
    case _ where Self.isWord(byte):
      while let next = current, Self.isWord(next) { place += 1 }
      return .word
    default:
      place += 1
      let second: [UInt8] = [UInt8(ascii: "="), UInt8(ascii: "~")]
      if [UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">")].contains(byte),
        let next = current, second.contains(next)
      {
        place += 1
      }
      return .symbol
    }
  }

  private mutating func readString(_ quote: UInt8) -> QueryToken.Kind {
    place += 1
    while let byte = current {
      place += 1
      if byte == quote { return .string(isClosed: true) }
      if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "`"), current != nil { place += 1 }
    }
    return .string(isClosed: false)
  }

  private var current: UInt8? { place < bytes.endIndex ? bytes[place] : nil }

  /// Letters, digits, `_`, `:`, and all that is no ASCII.
  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: ":"), 0x80...:
      true
    default: false
    }
  }
}
