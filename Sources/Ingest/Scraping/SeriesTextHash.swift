/// A quick hash of a series as it is written, to find it again at the next scrape.
///
/// Keyed by a random number of the process, so that nobody can prepare two series that collide. 64 bits: among 100,000
/// series of a target two meet with a chance of about 3e-10.
struct SeriesTextHash {
  private let key: UInt64

  init(key: UInt64) {
    self.key = key
  }

  private static let factors: (UInt64, UInt64) = (0x9E37_79B9_7F4A_7C15, 0xD6E8_FEB8_6659_FD93)

  /// - Complexity: O(n), sixteen bytes a step.
  @inline(__always)
  func callAsFunction(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let count = bytes.count
    var hash = key ^ UInt64(truncatingIfNeeded: count)
    var offset = 0
    while count - offset >= 16 {
      let first = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let second = bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
      hash = Self.folded(first ^ hash ^ Self.factors.0, second ^ Self.factors.1 ^ key)
      offset += 16
    }
    var first: UInt64 = 0
    var second: UInt64 = 0
    if count - offset >= 8 {
      first = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      offset += 8
    }
    while offset < count {
      second = second << 8 | UInt64(bytes[offset])
      offset += 1
    }
    return Self.folded(first ^ hash ^ Self.factors.1, second ^ Self.factors.0 ^ key)
  }

  @inline(__always)
  private static func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    // The factors are kept in, since a zero on one side would otherwise wipe out the other.
    return product.high ^ product.low ^ left &+ right.byteSwapped
  }
}
