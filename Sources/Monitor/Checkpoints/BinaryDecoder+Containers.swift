extension BinaryDecoder: Decoder {
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { BinaryCoding.userInfo }

  func container<Key>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(BinaryReadMembers<Key>(decoder: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try BinaryReadElements(decoder: self) }
  func singleValueContainer() -> any SingleValueDecodingContainer { BinaryReadSingle(decoder: self) }
}

private struct BinaryReadMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: BinaryDecoder
  var codingPath: [any CodingKey] { [] }

  /// Asked for by enumerations only, of which one case stands there.
  var allKeys: [Key] {
    guard let name = try? decoder.peekText(), let key = Key(stringValue: name) else { return [] }
    return [key]
  }

  /// Whether a value is present says the mark that `decodeNil` reads.
  func contains(_ key: Key) -> Bool { true }
  func decodeNil(forKey key: Key) throws -> Bool { try !decoder.readMark() }
  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try decoder.read(type) }

  func nestedContainer<Nested>(keyedBy type: Nested.Type, forKey key: Key) throws -> KeyedDecodingContainer<Nested> {
    guard try decoder.readText() == key.stringValue else {
      throw BinaryFault("Another case stands where \(key.stringValue) is read; the bytes are damaged.")
    }
    return decoder.container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try decoder.unkeyedContainer()
  }

  func superDecoder() -> any Decoder { decoder }
  func superDecoder(forKey key: Key) -> any Decoder { decoder }
}

extension BinaryReadMembers {
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try Int(reading: decoder) }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try Double(reading: decoder) }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try decoder.readMark() }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try decoder.readText() }
}

private struct BinaryReadElements: UnkeyedDecodingContainer {
  let decoder: BinaryDecoder
  let count: Int?
  private(set) var currentIndex = 0
  var codingPath: [any CodingKey] { [] }
  var isAtEnd: Bool { currentIndex == count }

  init(decoder: BinaryDecoder) throws(BinaryFault) {
    self.decoder = decoder
    var count = 0
    for place in 0..<BinaryEncoder.countWidth { count |= Int(try decoder.readByte()) << (8 * place) }
    guard count <= decoder.rest else { throw .truncated }
    self.count = count
  }

  mutating func decodeNil() throws -> Bool {
    guard try !decoder.peekMark() else { return false }
    return try !next()
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    guard try next() else { throw BinaryFault("A value is absent that must be there; the bytes are damaged.") }
    return try decoder.read(type)
  }

  mutating func nestedContainer<Nested>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested> {
    try superDecoder().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try superDecoder().unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder {
    _ = try next()
    return decoder
  }

  private mutating func next() throws -> Bool {
    guard !isAtEnd else { throw BinaryFault.truncated }
    currentIndex += 1
    return try decoder.readMark()
  }
}

private struct BinaryReadSingle: SingleValueDecodingContainer {
  let decoder: BinaryDecoder
  var codingPath: [any CodingKey] { [] }

  func decodeNil() -> Bool {
    guard let isPresent = try? decoder.peekMark(), !isPresent else { return false }
    _ = try? decoder.readMark()
    return true
  }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    guard try decoder.readMark() else {
      throw BinaryFault("A value is absent that must be there; the bytes are damaged.")
    }
    return try decoder.read(type)
  }
}
