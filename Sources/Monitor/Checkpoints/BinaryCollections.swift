extension Array: BinaryWhole where Element: Codable {
  func write(to encoder: BinaryEncoder) throws {
    guard !(Element.self is any BinaryNumber.Type) else {
      encoder.write(count: UInt64(count))
      let isBytes = Element.self == UInt8.self
      let pieceSize = isBytes ? BinaryEncoder.bytePieceSize : BinaryEncoder.numberPieceSize
      return withUnsafeBytes { encoder.writePieces($0, pieceSize: pieceSize) }
    }
    try encoder.writePart {
      encoder.write(count: UInt64(count))
      let isLeaf = isLeaf(Element.self)
      for element in self { try encoder.writeElement(element, isLeaf: isLeaf) }
    }
  }

  init(reading decoder: BinaryDecoder) throws {
    guard !(Element.self is any BinaryNumber.Type) else {
      self = try decoder.readNumbers(Element.self)
      return
    }
    self = try decoder.readPart {
      let count = try decoder.readLength()
      var elements: [Element] = []
      elements.reserveCapacity(Swift.min(count, BinaryDecoder.trustedCount))
      let isLeaf = isLeaf(Element.self)
      for _ in 0..<count { elements.append(try decoder.readElement(isLeaf: isLeaf)) }
      return elements
    }
  }
}

extension Set: BinaryWhole where Element: Codable {
  func write(to encoder: BinaryEncoder) throws {
    try encoder.writePart {
      encoder.write(count: UInt64(count))
      for (bytes, _) in try encoder.inOrder(self, by: \.self) { encoder.write(bytes) }
    }
  }

  init(reading decoder: BinaryDecoder) throws {
    self = try decoder.readPart {
      let count = try decoder.readLength()
      var elements: Self = []
      elements.reserveCapacity(Swift.min(count, BinaryDecoder.trustedCount))
      for _ in 0..<count {
        guard elements.insert(try decoder.read(Element.self)).inserted else { throw BinaryFault.repeated }
      }
      return elements
    }
  }
}

extension Dictionary: BinaryWhole where Key: Codable, Value: Codable {
  func write(to encoder: BinaryEncoder) throws {
    try encoder.writePart {
      encoder.write(count: UInt64(count))
      let isLeaf = isLeaf(Value.self)
      for (bytes, member) in try encoder.inOrder(self, by: \.key) {
        encoder.write(bytes)
        try encoder.writeElement(member.value, isLeaf: isLeaf)
      }
    }
  }

  init(reading decoder: BinaryDecoder) throws {
    self = try decoder.readPart {
      let count = try decoder.readLength()
      var members: Self = [:]
      members.reserveCapacity(Swift.min(count, BinaryDecoder.trustedCount))
      let isLeaf = isLeaf(Value.self)
      for _ in 0..<count {
        let key = try decoder.read(Key.self)
        guard members.updateValue(try decoder.readElement(isLeaf: isLeaf), forKey: key) == nil else {
          throw BinaryFault.repeated
        }
      }
      return members
    }
  }
}

extension BinaryEncoder {
  /// Elements that are large lie apart, so that one that changed leaves the others as they are.
  fileprivate func writeElement<Element: Encodable>(_ element: Element, isLeaf: Bool) throws {
    if isLeaf { return try write(element) }
    try writePart { try write(element) }
  }

  /// Elements by the bytes of their keys, which are the same in every process.
  fileprivate func inOrder<Element, Key: Encodable>(
    _ elements: some Collection<Element>, by key: (Element) -> Key
  ) throws -> [(bytes: [UInt8], element: Element)] {
    var ordered: [(bytes: [UInt8], element: Element)] = []
    ordered.reserveCapacity(elements.count)
    for element in elements {
      let mark = bytes.count
      try write(key(element))
      ordered.append((takeBytes(since: mark), element))
    }
    return ordered.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }
}

extension BinaryDecoder {
  /// For how many elements room is made at once: a damaged count must not ask for more memory than there are bytes.
  fileprivate static let trustedCount = 1 << 10

  fileprivate func readElement<Element: Decodable>(isLeaf: Bool) throws -> Element {
    if isLeaf { return try read(Element.self) }
    return try readPart { try read(Element.self) }
  }
}

/// Whether values of a type are small by nature.
private func isLeaf(_ type: Any.Type) -> Bool {
  type == String.self || type == Bool.self || type is any BinaryNumber.Type
}

extension BinaryFault {
  fileprivate static let repeated = Self("A key stands there twice; the bytes are damaged.")
}
