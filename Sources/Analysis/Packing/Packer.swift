/// Appends numbers and texts to bytes, small ones in few.
public struct Packer: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public mutating func byte(_ byte: UInt8) { bytes.append(byte) }

  public mutating func flag(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  /// How many there are, then they as they are.
  public mutating func blob(_ bytes: ArraySlice<UInt8>) {
    count(bytes.count)
    self.bytes.append(contentsOf: bytes)
  }

  /// Seven bits a byte, the lowest first; the highest bit of a byte says that more follow.
  @inline(__always)
  mutating func whole(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// - Precondition: `count` is not negative.
  public mutating func count(_ count: Int) { whole(UInt64(count)) }

  /// Of either sign; those near zero are short.
  public mutating func integer(_ number: Int64) {
    whole(UInt64(bitPattern: (number << 1) ^ (number >> 63)))
  }

  public mutating func integers(_ numbers: [Int]) {
    count(numbers.count)
    for number in numbers { integer(Int64(number)) }
  }

  public mutating func integers(_ numbers: [Int32]) {
    count(numbers.count)
    for number in numbers { integer(Int64(number)) }
  }

  /// A single double: a whole number as one, any other as it lies in memory.
  public mutating func double(_ number: Double) {
    guard let whole = DecimalDigits.none.integer(of: number) else {
      byte(Self.rawMark)
      return raw(number)
    }
    let folded = UInt64(bitPattern: (whole << 1) ^ (whole >> 63))
    self.whole(folded << 1)
  }

  /// Odd, which no whole number's first byte is.
  static let rawMark: UInt8 = 1

  mutating func raw(_ number: Double) {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Many doubles: as whole numbers of their last decimal digit where they are decimal fractions, as most measured
  /// values are, else as they lie in memory.
  public mutating func doubles(_ numbers: [Double]) {
    count(numbers.count)
    guard !numbers.isEmpty else { return }
    guard let digits = DecimalDigits(of: numbers) else {
      byte(DecimalDigits.rawMark)
      return numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }
    byte(digits.mark)
    for number in numbers { integer(digits.known(number)) }
  }

  /// Counters of which many are zero.
  mutating func sparse(_ counts: [UInt32]) {
    var index = 0
    while index < counts.count {
      let start = index
      while index < counts.count, counts[index] == 0 { index += 1 }
      if index > start {
        byte(0)
        count(index - start)
      }
      guard index < counts.count else { return }
      whole(UInt64(counts[index]))
      index += 1
    }
  }

  public mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      count(utf8.count)
      bytes.append(contentsOf: utf8)
    }
  }
}

extension Packer {
  /// How many there are, then each.
  @inlinable
  public mutating func values<Value: Packable>(_ values: [Value]) {
    count(values.count)
    for value in values { value.pack(into: &self) }
  }

  /// Whether it is there, then it.
  @inlinable
  public mutating func optional<Value>(_ value: Value?, _ pack: (inout Packer, Value) -> Void) {
    flag(value != nil)
    if let value { pack(&self, value) }
  }
}
