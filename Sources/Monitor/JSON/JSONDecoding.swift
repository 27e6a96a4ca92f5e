extension JSONValue {
  /// Makes a value of what ``init(encoding:)`` made of it.
  ///
  /// - Throws: `DecodingError` where the document does not hold what the type needs.
  public func decoded<Value: Decodable>(as type: Value.Type) throws -> Value {
    try value(type, [])
  }

  fileprivate func value<Value: Decodable>(_ type: Value.Type, _ path: [any CodingKey]) throws -> Value {
    if let leaf = try leaf(type, path) { return leaf }
    return try type.init(from: JSONValueDecoder(value: self, codingPath: path))
  }

  /// - Returns: `nil` for a type that has to decode itself.
  private func leaf<Value: Decodable>(_ type: Value.Type, _ path: [any CodingKey]) throws -> Value? {
    if type == Double.self { return try expected(exactDouble, path) as? Value }
    if type == Int.self { return try expected(integer, path) as? Value }
    if type == String.self { return try expected(string, path) as? Value }
    if type == Bool.self {
      guard case .bool(let bool) = self else { throw mismatch(path) }
      return bool as? Value
    }
    if type == [Double].self { return try elements(path).map { try $0.expected($0.exactDouble, path) } as? Value }
    if type == [Int].self { return try elements(path).map { try $0.expected($0.integer, path) } as? Value }
    if type == [String].self { return try elements(path).map { try $0.expected($0.string, path) } as? Value }
    if type == Float.self { return Float(try expected(exactDouble, path)) as? Value }
    if let type = type as? any FixedWidthInteger.Type { return try expected(whole(type), path) as? Value }
    return nil
  }

  private var exactDouble: Double? {
    switch self {
    case .null: .nan
    case .integer(let number): Double(number)
    case .number(let number): number
    case .string(let text): text == "inf" ? .infinity : text == "-inf" ? -.infinity : text == "-0.0" ? -0.0 : nil
    default: nil
    }
  }

  private var integer: Int? {
    if case .integer(let number) = self { number } else { nil }
  }

  private var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  private func whole<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
    switch self {
    case .integer(let number): Number(exactly: number)
    case .string(let text): Number(text)
    default: nil
    }
  }

  fileprivate func elements(_ path: [any CodingKey]) throws -> [JSONValue] {
    guard case .array(let elements) = self else { throw mismatch(path) }
    return elements
  }

  fileprivate var isNull: Bool {
    if case .null = self { true } else { false }
  }

  private func expected<Value>(_ value: Value?, _ path: [any CodingKey]) throws -> Value {
    guard let value else { throw mismatch(path) }
    return value
  }

  fileprivate func mismatch(_ path: [any CodingKey]) -> DecodingError {
    .dataCorrupted(.init(codingPath: path, debugDescription: "another kind of value than expected"))
  }
}

private struct JSONValueDecoder: Decoder {
  let value: JSONValue
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .object(let members) = value else { throw value.mismatch(codingPath) }
    return KeyedDecodingContainer(JSONKeyedValues<Key>(members: members, codingPath: codingPath))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    JSONListedValues(values: try value.elements(codingPath), codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }
}

extension JSONValueDecoder: SingleValueDecodingContainer {
  func decodeNil() -> Bool { value.isNull }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try value.value(type, codingPath) }
}

private struct JSONKeyedValues<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let members: [(key: String, value: JSONValue)]
  let codingPath: [any CodingKey]

  var allKeys: [Key] { members.compactMap { Key(stringValue: $0.key) } }

  func contains(_ key: Key) -> Bool { members.contains { $0.key == key.stringValue } }
  func decodeNil(forKey key: Key) throws -> Bool { try decoder(key).decodeNil() }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try decoder(key).decode(type) }

  func nestedContainer<Nested>(keyedBy type: Nested.Type, forKey key: Key) throws -> KeyedDecodingContainer<Nested> {
    try decoder(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try decoder(key).unkeyedContainer()
  }

  func superDecoder() -> any Decoder { JSONValueDecoder(value: .object(members), codingPath: codingPath) }
  func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }

  private func decoder(_ key: Key) throws -> JSONValueDecoder {
    guard let member = members.first(where: { $0.key == key.stringValue }) else {
      throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: "missing"))
    }
    return JSONValueDecoder(value: member.value, codingPath: codingPath + [key])
  }
}

private struct JSONListedValues: UnkeyedDecodingContainer {
  let values: [JSONValue]
  let codingPath: [any CodingKey]
  private(set) var currentIndex = 0

  init(values: [JSONValue], codingPath: [any CodingKey]) {
    self.values = values
    self.codingPath = codingPath
  }

  var count: Int? { values.count }
  var isAtEnd: Bool { currentIndex == values.count }

  mutating func decodeNil() -> Bool {
    guard currentIndex < values.count, values[currentIndex].isNull else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try next().decode(type) }

  mutating func nestedContainer<Nested>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested> {
    try next().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }
  mutating func superDecoder() throws -> any Decoder { try next() }

  private mutating func next() throws -> JSONValueDecoder {
    guard currentIndex < values.count else {
      throw DecodingError.dataCorrupted(.init(codingPath: codingPath, debugDescription: "too few elements"))
    }
    defer { currentIndex += 1 }
    return JSONValueDecoder(value: values[currentIndex], codingPath: codingPath)
  }
}
