#if _endian(big)
  #error("Numbers are written as they lie in memory, which is taken to be little-endian.")
#endif

/// Numbers of a fixed width, of which every bit pattern is a value: arrays of them are copied as they lie in memory.
protocol BinaryNumber: BinaryWhole, BitwiseCopyable {}

extension BinaryNumber where Self: FixedWidthInteger & SignedInteger {
  func write(to encoder: BinaryEncoder) { encoder.write(integer: Int64(self)) }

  init(reading decoder: BinaryDecoder) throws {
    guard let value = Self(exactly: try decoder.readInteger()) else { throw BinaryFault.beyond(Self.self) }
    self = value
  }
}

extension BinaryNumber where Self: FixedWidthInteger & UnsignedInteger {
  func write(to encoder: BinaryEncoder) { encoder.write(count: UInt64(self)) }

  init(reading decoder: BinaryDecoder) throws {
    guard let value = Self(exactly: try decoder.readCount()) else { throw BinaryFault.beyond(Self.self) }
    self = value
  }
}

extension Int: BinaryNumber {}
extension Int8: BinaryNumber {}
extension Int16: BinaryNumber {}
extension Int32: BinaryNumber {}
extension Int64: BinaryNumber {}
extension UInt: BinaryNumber {}
extension UInt8: BinaryNumber {}
extension UInt16: BinaryNumber {}
extension UInt32: BinaryNumber {}
extension UInt64: BinaryNumber {}

extension Double: BinaryNumber {
  func write(to encoder: BinaryEncoder) {
    withUnsafeBytes(of: bitPattern) { encoder.write(raw: $0) }
  }

  init(reading decoder: BinaryDecoder) throws {
    self.init(bitPattern: try decoder.readRaw(UInt64.self))
  }
}

extension Float: BinaryNumber {
  func write(to encoder: BinaryEncoder) {
    withUnsafeBytes(of: bitPattern) { encoder.write(raw: $0) }
  }

  init(reading decoder: BinaryDecoder) throws {
    self.init(bitPattern: try decoder.readRaw(UInt32.self))
  }
}

extension BinaryFault {
  fileprivate static func beyond(_ type: Any.Type) -> Self {
    Self("A number does not fit into \(type); the bytes are damaged.")
  }
}
