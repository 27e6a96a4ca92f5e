/// Reads what ``ByteWriter`` wrote; damaged bytes throw and never trap.
struct ByteReader {
  /// The bytes do not hold what they should.
  struct Damage: Error {}

  private let bytes: ArraySlice<UInt8>
  private var index: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  var isAtEnd: Bool { index == bytes.endIndex }
  /// How many bytes have been read.
  var offset: Int { index - bytes.startIndex }

  mutating func byte() throws(Damage) -> UInt8 {
    guard index < bytes.endIndex else { throw Damage() }
    defer { index += 1 }
    return bytes[index]
  }

  mutating func whole() throws(Damage) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 64 {
      let byte = try byte()
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    throw Damage()
  }

  /// A number of things of which each takes a byte at least, so that damage cannot ask for more memory than there is.
  mutating func count() throws(Damage) -> Int {
    guard let count = Int(exactly: try whole()), count <= bytes.endIndex - index else { throw Damage() }
    return count
  }

  mutating func number() throws(Damage) -> Int {
    guard let number = Int(exactly: try whole()) else { throw Damage() }
    return number
  }

  mutating func signed() throws(Damage) -> Int64 {
    let folded = try whole()
    return Int64(bitPattern: folded >> 1) ^ -Int64(bitPattern: folded & 1)
  }

  mutating func bits() throws(Damage) -> UInt64 {
    guard bytes.endIndex - index >= 8 else { throw Damage() }
    defer { index += 8 }
    return (0..<8).reduce(0) { $0 | UInt64(bytes[index + $1]) << UInt64(8 * $1) }
  }

  mutating func run() throws(Damage) -> ArraySlice<UInt8> {
    let count = try count()
    defer { index += count }
    return bytes[index..<(index + count)]
  }

  mutating func text() throws(Damage) -> String { String(decoding: try run(), as: UTF8.self) }
}
