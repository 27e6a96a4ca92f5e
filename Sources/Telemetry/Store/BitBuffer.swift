/// A string of bits that grows at its end in small steps, so that a hundred thousand open chunks waste little.
struct BitBuffer: Sendable, Codable {
  /// The first bit is the highest of the first word.
  private(set) var words: [UInt64] = []
  private var freeBits: UInt8 = 0

  /// Of the words, with what the heap adds.
  var heapBytes: Int { HeapSize.ofArray(words) }

  /// - Parameter count: 1...64; `value` has no higher bits set.
  @inline(__always)
  mutating func append(_ value: UInt64, count: Int) {
    let free = Int(freeBits)
    if count <= free {
      words[words.count - 1] |= value << UInt64(free - count)
      freeBits = UInt8(truncatingIfNeeded: free - count)
      return
    }
    let rest = count - free
    if free > 0 { words[words.count - 1] |= value >> UInt64(rest) }
    words.appendInSmallSteps(value << UInt64(64 - rest))
    freeBits = UInt8(truncatingIfNeeded: 64 - rest)
  }

  /// A number in as many bits as its size asks for: 5 for those below 16, 10 below 256, and so on to 70.
  mutating func appendVariable(_ value: UInt64) {
    switch 64 - value.leadingZeroBitCount {
    case ...4: append(value, count: 5)
    case ...8: append(0b10 << 8 | value, count: 10)
    case ...12: append(0b110 << 12 | value, count: 15)
    case ...16: append(0b1110 << 16 | value, count: 20)
    case ...24: append(0b11110 << 24 | value, count: 29)
    case ...32: append(0b111110 << 32 | value, count: 38)
    default:
      append(0b111111, count: 6)
      append(value, count: 64)
    }
  }
}

/// Reads what ``BitBuffer`` wrote, anywhere in an array of words. It reads zeros behind the end.
struct BitReader: Sendable {
  private let words: [UInt64]
  /// In bits from the start of the words.
  var position: Int

  init(_ words: [UInt64], position: Int = 0) {
    self.words = words
    self.position = position
  }

  /// - Parameter count: 1...64.
  @inline(__always)
  mutating func read(_ count: Int) -> UInt64 {
    let value = peek() >> UInt64(64 - count)
    position += count
    return value
  }

  @inline(__always)
  mutating func readFlag() -> Bool { read(1) != 0 }

  @inline(__always)
  mutating func readVariable() -> UInt64 {
    let next = peek()
    let ones = min((~next).leadingZeroBitCount, 6)
    let (prefix, width) =
      switch ones {
      case 0: (1, 4)
      case 1: (2, 8)
      case 2: (3, 12)
      case 3: (4, 16)
      case 4: (5, 24)
      case 5: (6, 32)
      default: (6, 64)
      }
    position += prefix
    return read(width)
  }

  @inline(__always)
  private func peek() -> UInt64 {
    let index = position >> 6
    let offset = UInt64(position & 63)
    guard index < words.count else { return 0 }
    guard offset > 0, index + 1 < words.count else { return words[index] << offset }
    return words[index] << offset | words[index + 1] >> (64 - offset)
  }
}
