/// Puts numbers and texts one behind the other: small numbers take one byte.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  var count: Int { bytes.count }

  /// Seven bits a byte, the lowest first; the highest bit says that more follow.
  mutating func whole(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// - Precondition: `number` is not negative.
  mutating func count(_ number: Int) { whole(UInt64(number)) }

  /// Of either sign; those near zero are short.
  mutating func signed(_ number: Int64) {
    whole(UInt64(bitPattern: (number << 1) ^ (number >> 63)))
  }

  mutating func bits(_ number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func byte(_ byte: UInt8) { bytes.append(byte) }

  /// A run of bytes and how long it is.
  mutating func run(_ run: some Collection<UInt8>) {
    count(run.count)
    bytes.append(contentsOf: run)
  }

  mutating func text(_ text: String) { run(text.utf8) }
}
