/// Reads what a ``Packer`` wrote; bytes that nobody wrote throw and never trap.
public struct Unpacker: Sendable {
  private let bytes: [UInt8]
  private var index = 0

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// - Throws: where something is left over.
  public func finish() throws(PackingFault) {
    guard index == bytes.count else { throw PackingFault("more than their last value") }
  }

  public var hasMore: Bool { index < bytes.count }

  private static let truncated = PackingFault("the beginning of a value only")

  public mutating func byte() throws(PackingFault) -> UInt8 {
    guard index < bytes.count else { throw Self.truncated }
    defer { index += 1 }
    return bytes[index]
  }

  public mutating func flag() throws(PackingFault) -> Bool {
    let byte = try byte()
    guard byte < 2 else { throw PackingFault("\(byte) where yes or no is read") }
    return byte == 1
  }

  /// As many bytes as were written.
  public mutating func blob() throws(PackingFault) -> [UInt8] {
    let length = try length()
    defer { index += length }
    return Array(bytes[index..<index + length])
  }

  @inline(__always)
  mutating func whole() throws(PackingFault) -> UInt64 {
    if index < bytes.count, bytes[index] < 0x80 {
      defer { index += 1 }
      return UInt64(bytes[index])
    }
    return try longWhole()
  }

  private mutating func longWhole() throws(PackingFault) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 64 {
      let byte = try byte()
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    throw PackingFault("a number of more than 64 bits")
  }

  /// A number that is not negative.
  public mutating func count() throws(PackingFault) -> Int {
    guard let count = Int(exactly: try whole()) else { throw PackingFault("a count beyond all counts") }
    return count
  }

  /// A count of records: sums of such stay far below where they would overflow.
  public mutating func tally() throws(PackingFault) -> Int {
    let count = try count()
    guard count <= 1 << 48 else { throw PackingFault("a count that no log reaches") }
    return count
  }

  /// How many things follow, of which each takes some bytes: damage cannot ask for more memory than there are.
  public mutating func length(elementSize: Int = 1) throws(PackingFault) -> Int {
    let count = try count()
    guard count <= (bytes.count - index) / elementSize else { throw Self.truncated }
    return count
  }

  public mutating func integer() throws(PackingFault) -> Int64 { Self.unfolded(try whole()) }

  @inline(__always)
  private static func unfolded(_ folded: UInt64) -> Int64 {
    Int64(bitPattern: folded >> 1) ^ -Int64(bitPattern: folded & 1)
  }

  public mutating func integers() throws(PackingFault) -> [Int] {
    let count = try length()
    var numbers: [Int] = []
    numbers.reserveCapacity(count)
    for _ in 0..<count { numbers.append(Int(try integer())) }
    return numbers
  }

  public mutating func shortIntegers() throws(PackingFault) -> [Int32] {
    let count = try length()
    var numbers: [Int32] = []
    numbers.reserveCapacity(count)
    for _ in 0..<count {
      guard let number = Int32(exactly: try integer()) else { throw PackingFault("a number beyond 32 bits") }
      numbers.append(number)
    }
    return numbers
  }

  public mutating func text() throws(PackingFault) -> String {
    let length = try length()
    defer { index += length }
    guard let text = String(validating: bytes[index..<(index + length)], as: UTF8.self) else {
      throw PackingFault("a text that is not UTF-8")
    }
    return text
  }
}

// Doubles and counters.
extension Unpacker {
  public mutating func double() throws(PackingFault) -> Double {
    let folded = try whole()
    guard folded & 1 == 0 else {
      guard folded == UInt64(Packer.rawMark) else { throw PackingFault("a double of no known form") }
      guard bytes.count - index >= 8 else { throw Self.truncated }
      defer { index += 8 }
      let bits = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: index, as: UInt64.self) }
      return Double(bitPattern: UInt64(littleEndian: bits))
    }
    return Double(Self.unfolded(folded >> 1))
  }

  /// A double within a range, which NaN is never.
  public mutating func double(within range: ClosedRange<Double>) throws(PackingFault) -> Double {
    let number = try double()
    guard range.contains(number) else { throw PackingFault("\(number) where nothing beyond \(range) can be") }
    return number
  }

  public mutating func doubles() throws(PackingFault) -> [Double] {
    let count = try length()
    guard count > 0 else { return [] }
    let mark = try byte()
    guard mark != DecimalDigits.rawMark else { return try rawDoubles(count) }
    guard let digits = DecimalDigits(mark: mark) else { throw PackingFault("doubles of no known form") }
    var numbers: [Double] = []
    numbers.reserveCapacity(count)
    for _ in 0..<count { numbers.append(digits.double(try integer())) }
    return numbers
  }

  private mutating func rawDoubles(_ count: Int) throws(PackingFault) -> [Double] {
    guard count <= (bytes.count - index) / MemoryLayout<Double>.size else { throw Self.truncated }
    let end = index + count * MemoryLayout<Double>.size
    defer { index = end }
    return [Double](unsafeUninitializedCapacity: count) { numbers, filled in
      bytes.withUnsafeBytes {
        UnsafeMutableRawBufferPointer(numbers).copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[index..<end]))
      }
      filled = count
    }
  }

  /// As many counters as were written.
  mutating func sparse(_ count: Int) throws(PackingFault) -> [UInt32] {
    var counts = Array(repeating: UInt32(0), count: count)
    var place = 0
    while place < count {
      let number = try whole()
      guard number == 0 else {
        guard let counter = UInt32(exactly: number) else { throw PackingFault("a counter beyond 32 bits") }
        counts[place] = counter
        place += 1
        continue
      }
      let zeros = try self.count()
      guard zeros > 0, zeros <= count - place else { throw PackingFault("more zeros than counters") }
      place += zeros
    }
    return counts
  }
}

extension Unpacker {
  @inlinable
  public mutating func values<Value: Packable>(_ type: Value.Type) throws(PackingFault) -> [Value] {
    let count = try length()
    var values: [Value] = []
    for _ in 0..<count { values.append(try Value(unpacking: &self)) }
    return values
  }

  @inlinable
  public mutating func optional<Value>(
    _ unpack: (inout Unpacker) throws(PackingFault) -> Value
  ) throws(PackingFault) -> Value? {
    try flag() ? try unpack(&self) : nil
  }
}
