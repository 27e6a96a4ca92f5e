extension BinaryEncoder: Encoder {
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { BinaryCoding.userInfo }

  func container<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(BinaryMembers<Key>(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer { BinaryElements(encoder: self) }
  func singleValueContainer() -> any SingleValueEncodingContainer { BinarySingle(encoder: self) }
}

private struct BinaryMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoder: BinaryEncoder
  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) { encoder.write(byte: 0) }
  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws { try encoder.write(value) }

  func nestedContainer<Nested>(keyedBy type: Nested.Type, forKey key: Key) -> KeyedEncodingContainer<Nested> {
    // The case of an enumeration: the only place where a name is needed.
    encoder.write(text: key.stringValue)
    return encoder.container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { encoder.unkeyedContainer() }
  func superEncoder() -> any Encoder { encoder }
  func superEncoder(forKey key: Key) -> any Encoder { encoder }
}

extension BinaryMembers {
  func encode(_ value: Int, forKey key: Key) { encoder.write(integer: Int64(value)) }
  func encode(_ value: Double, forKey key: Key) { value.write(to: encoder) }
  func encode(_ value: Bool, forKey key: Key) { value.write(to: encoder) }
  func encode(_ value: String, forKey key: Key) { encoder.write(text: value) }

  func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try present(value) }
  func encodeIfPresent(_ value: String?, forKey key: Key) throws { try present(value) }
  func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try present(value) }
  func encodeIfPresent(_ value: Float?, forKey key: Key) throws { try present(value) }
  func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try present(value) }
  func encodeIfPresent(_ value: Int8?, forKey key: Key) throws { try present(value) }
  func encodeIfPresent(_ value: Int16?, forKey key: Key) throws { try present(value) }
  func encodeIfPresent(_ value: Int32?, forKey key: Key) throws { try present(value) }
  func encodeIfPresent(_ value: Int64?, forKey key: Key) throws { try present(value) }
  func encodeIfPresent(_ value: UInt?, forKey key: Key) throws { try present(value) }
  func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws { try present(value) }
  func encodeIfPresent(_ value: UInt16?, forKey key: Key) throws { try present(value) }
  func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws { try present(value) }
  func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try present(value) }
  func encodeIfPresent<Value: Encodable>(_ value: Value?, forKey key: Key) throws { try present(value) }

  private func present<Value: Encodable>(_ value: Value?) throws {
    encoder.write(byte: value == nil ? 0 : 1)
    if let value { try encoder.write(value) }
  }
}

/// Elements of a type that writes them one by one; each is announced, since nobody says how many will follow.
private final class BinaryElements: UnkeyedEncodingContainer {
  private let encoder: BinaryEncoder
  private let mark: Int
  private(set) var count = 0
  var codingPath: [any CodingKey] { [] }

  init(encoder: BinaryEncoder) {
    self.encoder = encoder
    mark = encoder.bytes.count
    encoder.reserveCount()
  }

  private func announce() {
    count += 1
    encoder.setCount(count, at: mark)
  }

  func encodeNil() {
    announce()
    encoder.write(byte: 0)
  }

  func encode<Value: Encodable>(_ value: Value) throws {
    announce()
    encoder.write(byte: 1)
    try encoder.write(value)
  }

  func nestedContainer<Nested>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
    superEncoder().container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { superEncoder().unkeyedContainer() }

  func superEncoder() -> any Encoder {
    announce()
    encoder.write(byte: 1)
    return encoder
  }
}

private struct BinarySingle: SingleValueEncodingContainer {
  let encoder: BinaryEncoder
  var codingPath: [any CodingKey] { [] }

  func encodeNil() { encoder.write(byte: 0) }

  func encode<Value: Encodable>(_ value: Value) throws {
    encoder.write(byte: 1)
    try encoder.write(value)
  }
}
