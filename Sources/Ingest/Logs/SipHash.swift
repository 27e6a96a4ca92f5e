/// A short hash with a key: who does not know the key can neither find a value nor try values out.
///
/// - Reference: Aumasson, Bernstein, SipHash: a fast short-input PRF, 2012, doi:10.1007/978-3-642-34931-7_28; two
///   rounds a word and four at the end.
enum SipHash {
  static func hash(_ bytes: [UInt8], key: (UInt64, UInt64)) -> UInt64 {
    var state = State(key)
    var start = 0
    while start + 8 <= bytes.count {
      state.absorb(word(bytes[start..<(start + 8)]))
      start += 8
    }
    state.absorb(word(bytes[start...]) | UInt64(truncatingIfNeeded: bytes.count & 0xFF) << 56)
    return state.finish()
  }

  private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  private struct State {
    private var words: (UInt64, UInt64, UInt64, UInt64)

    init(_ key: (UInt64, UInt64)) {
      words = (
        key.0 ^ 0x736F_6D65_7073_6575, key.1 ^ 0x646F_7261_6E64_6F6D, key.0 ^ 0x6C79_6765_6E65_7261,
        key.1 ^ 0x7465_6462_7974_6573
      )
    }

    mutating func absorb(_ word: UInt64) {
      words.3 ^= word
      round()
      round()
      words.0 ^= word
    }

    mutating func finish() -> UInt64 {
      words.2 ^= 0xFF
      for _ in 0..<4 { round() }
      return words.0 ^ words.1 ^ words.2 ^ words.3
    }

    private mutating func round() {
      words.0 &+= words.1
      words.2 &+= words.3
      words.1 = Self.turned(words.1, 13) ^ words.0
      words.3 = Self.turned(words.3, 16) ^ words.2
      words.0 = Self.turned(words.0, 32)
      words.2 &+= words.1
      words.0 &+= words.3
      words.1 = Self.turned(words.1, 17) ^ words.2
      words.3 = Self.turned(words.3, 21) ^ words.0
      words.2 = Self.turned(words.2, 32)
    }

    private static func turned(_ word: UInt64, _ count: UInt64) -> UInt64 { word << count | word >> (64 - count) }
  }
}
