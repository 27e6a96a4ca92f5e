extension JSONValue {
  /// What the value encodes of itself; every double comes back by ``decoded(as:)`` as it was, NaN and infinities too.
  ///
  /// NaN is `null`; infinities, −0 and whole numbers beyond 64 bits with a sign are texts.
  public init(encoding value: some Encodable) throws {
    let node = JSONNode()
    try node.take(value)
    self = node.json
  }

  /// The value of a double that ``init(encoding:)`` makes, and ``exactDouble`` reads.
  fileprivate init(exactly number: Double) {
    if number.isNaN {
      self = .null
    } else if number.isInfinite || (number == 0 && number.sign == .minus) {
      self = .string("\(number)")
    } else {
      self = .number(number)
    }
  }

  /// - Returns: `nil` for what has to encode itself.
  fileprivate static func leaf(_ value: some Encodable) -> JSONValue? {
    switch value {
    case let number as Double: JSONValue(exactly: number)
    case let number as Int: .integer(number)
    case let text as String: .string(text)
    case let bool as Bool: .bool(bool)
    // The long ones, without a node for each element.
    case let numbers as [Double]: .array(numbers.map { JSONValue(exactly: $0) })
    case let numbers as [Int]: .array(numbers.map { .integer($0) })
    case let texts as [String]: .array(texts.map { .string($0) })
    case let number as any BinaryInteger: Int(exactly: number).map { .integer($0) } ?? .string("\(number)")
    case let number as Float: JSONValue(exactly: Double(number))
    default: nil
    }
  }
}

/// A value that is still being put together.
private final class JSONNode {
  private enum Content {
    case value(JSONValue)
    case array([JSONNode])
    case object([(key: String, value: JSONNode)])
  }

  private var content = Content.value(.null)

  var json: JSONValue {
    switch content {
    case .value(let value): value
    case .array(let elements): .array(elements.map(\.json))
    case .object(let members): .object(members.map { ($0.key, $0.value.json) })
    }
  }

  var count: Int {
    if case .array(let elements) = content { elements.count } else { 0 }
  }

  func take<Value: Encodable>(_ value: Value) throws {
    if let leaf = JSONValue.leaf(value) {
      content = .value(leaf)
    } else {
      try value.encode(to: JSONNodeEncoder(node: self, codingPath: []))
    }
  }

  func takeNull() { content = .value(.null) }

  func becomeObject() {
    if case .object = content { return }
    content = .object([])
  }

  func becomeArray() {
    if case .array = content { return }
    content = .array([])
  }

  func member(_ key: any CodingKey) -> JSONNode {
    guard case .object(var members) = content else { return JSONNode() }
    content = .value(.null)
    let node = JSONNode()
    members.append((key.stringValue, node))
    content = .object(members)
    return node
  }

  func element() -> JSONNode {
    guard case .array(var elements) = content else { return JSONNode() }
    content = .value(.null)
    let node = JSONNode()
    elements.append(node)
    content = .array(elements)
    return node
  }
}

private struct JSONNodeEncoder: Encoder {
  let node: JSONNode
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    node.becomeObject()
    return KeyedEncodingContainer(JSONMembers<Key>(node: node, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    node.becomeArray()
    return JSONElements(node: node, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

extension JSONNodeEncoder: SingleValueEncodingContainer {
  func encodeNil() { node.takeNull() }
  func encode<Value: Encodable>(_ value: Value) throws { try node.take(value) }
}

private struct JSONMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let node: JSONNode
  let codingPath: [any CodingKey]

  func encodeNil(forKey key: Key) { node.member(key).takeNull() }
  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws { try node.member(key).take(value) }

  func nestedContainer<Nested>(keyedBy type: Nested.Type, forKey key: Key) -> KeyedEncodingContainer<Nested> {
    encoder(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { encoder(key).unkeyedContainer() }
  func superEncoder() -> any Encoder { JSONNodeEncoder(node: node, codingPath: codingPath) }
  func superEncoder(forKey key: Key) -> any Encoder { encoder(key) }

  private func encoder(_ key: Key) -> JSONNodeEncoder {
    JSONNodeEncoder(node: node.member(key), codingPath: codingPath + [key])
  }
}

private struct JSONElements: UnkeyedEncodingContainer {
  let node: JSONNode
  let codingPath: [any CodingKey]
  var count: Int { node.count }

  func encodeNil() { node.element().takeNull() }
  func encode<Value: Encodable>(_ value: Value) throws { try node.element().take(value) }

  func nestedContainer<Nested>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
    superEncoder().container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { superEncoder().unkeyedContainer() }
  func superEncoder() -> any Encoder { JSONNodeEncoder(node: node.element(), codingPath: codingPath) }
}
