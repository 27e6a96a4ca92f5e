internal import Predictions

/// Reads one JSON object and sets its values in a column set.
///
/// Reads at most one machine word beyond the end that it is given; blocks are padded for that.
final class JSONObjectParser {
  static let depthLimit = 64
  /// Arrays that stand for fields are read up to this length.
  private static let arrayLimit = 4_096

  private let shape = JSONShape()
  private let columns: ColumnSet
  /// Which members' arrays stand for lists of fields, as far as asked.
  private var expansions: [Int: Bool] = [:]
  /// A text of this record that may hold a whole record.
  private(set) var envelope: UnsafeBufferPointer<UInt8>?
  private(set) var envelopeHasEscapes = false

  init(columns: ColumnSet) {
    self.columns = columns
  }

  /// Reads the object that begins at `start`.
  ///
  /// - Returns: the first byte after it.
  func parse(_ start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>) throws(MalformedReason) -> UnsafePointer<UInt8> {
    envelope = nil
    var position = start
    try parseObject(&position, end: end, lineStart: start, context: Context(node: 0, depth: 0))
    return position
  }

  private struct Context {
    var node: Int
    var depth: Int
  }

  private func parseObject(
    _ position: inout UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, lineStart: UnsafePointer<UInt8>, context: Context
  ) throws(MalformedReason) {
    guard context.depth < Self.depthLimit else { throw .tooDeep(limit: Self.depthLimit) }
    position += 1
    skipSpace(&position, end)
    if position < end, position.pointee == UInt8(ascii: "}") {
      position += 1
      return
    }
    var previous = JSONShape.none
    while true {
      guard position < end else { throw .truncated }
      guard position.pointee == UInt8(ascii: "\"") else {
        throw .notJSON(column: position - lineStart + 1, expected: "a key in quotes")
      }
      position += 1
      let member = try parseKey(&position, end: end, previous: previous, node: context.node)
      skipSpace(&position, end)
      guard position < end else { throw .truncated }
      guard position.pointee == UInt8(ascii: ":") else {
        throw .notJSON(column: position - lineStart + 1, expected: "a colon")
      }
      position += 1
      skipSpace(&position, end)
      try parseValue(&position, end: end, lineStart: lineStart, member: member, context: context)
      if member != JSONShape.none { previous = member }
      skipSpace(&position, end)
      guard position < end else { throw .truncated }
      let byte = position.pointee
      position += 1
      if byte == UInt8(ascii: ",") {
        skipSpace(&position, end)
      } else if byte == UInt8(ascii: "}") {
        return
      } else {
        throw .notJSON(column: position - lineStart, expected: "a comma or a closing brace")
      }
    }
  }

  /// - Returns: the member that the key stands for, `none` when the shape is full.
  @inline(__always)
  private func parseKey(
    _ position: inout UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, previous: Int, node: Int
  ) throws(MalformedReason) -> Int {
    let expected = previous == JSONShape.none ? shape.nodes[node].first : shape.members[previous].next
    if expected != JSONShape.none, shape.matches(expected, at: position, end: end) {
      position += shape.keyLength(expected) + 1
      return expected
    }
    guard let content = StringScanner.scan(position, end: end) else { throw .truncated }
    let key = UnsafeBufferPointer(start: position, count: content.end - position)
    if !content.isASCII, !StringScanner.isValidUTF8(key) { throw .notUTF8(field: "a key") }
    if content.hasEscapes, StringScanner.unescape(key) == nil { throw Self.unknownEscape(in: "a key") }
    position = content.end + 1
    guard let member = shape.member(of: node, key: key, hash: ByteHash.hash(key)) else { return JSONShape.none }
    shape.learn(next: member, after: previous, in: node)
    return member
  }

  private func parseValue(
    _ position: inout UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, lineStart: UnsafePointer<UInt8>, member: Int,
    context: Context
  ) throws(MalformedReason) {
    guard position < end else { throw .truncated }
    switch position.pointee {
    case UInt8(ascii: "\""):
      try parseString(&position, end: end, member: member, node: context.node)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      let start = position
      if let number = NumberDecoder.decode(start, end: end) {
        position = number.end
        guard member != JSONShape.none else { return }
        columns.set(number, text: .init(start: start, count: position - start), slot: slot(of: member, context.node))
      } else {
        try parseWord(&position, end: end, lineStart: lineStart, member: member, node: context.node)
      }
    case UInt8(ascii: "{"):
      let child = member == JSONShape.none ? JSONShape.none : shape.child(of: member, in: context.node)
      if child == JSONShape.none {
        try skipNested(&position, end: end, lineStart: lineStart, depth: context.depth + 1)
      } else {
        let inner = Context(node: child, depth: context.depth + 1)
        try parseObject(&position, end: end, lineStart: lineStart, context: inner)
      }
    case UInt8(ascii: "["):
      if member != JSONShape.none, expandsArray(member, context.node) {
        try parseArray(&position, end: end, lineStart: lineStart, member: member, context: context)
      } else {
        try skipNested(&position, end: end, lineStart: lineStart, depth: context.depth + 1)
      }
    default:
      try parseWord(&position, end: end, lineStart: lineStart, member: member, node: context.node)
    }
  }

  @inline(__always)
  private func slot(of member: Int, _ node: Int) -> Int {
    let slot = shape.members[member].slot
    return slot == JSONShape.none ? makeSlot(member, node) : slot
  }

  private func makeSlot(_ member: Int, _ node: Int) -> Int {
    let slot = columns.slot(forPath: shape.path(of: member, in: node))
    shape.setSlot(slot, of: member)
    return slot
  }

  @inline(__always)
  private func parseString(
    _ position: inout UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, member: Int, node: Int
  ) throws(MalformedReason) {
    guard let content = StringScanner.scan(position + 1, end: end) else { throw .truncated }
    let text = UnsafeBufferPointer(start: position + 1, count: content.end - position - 1)
    position = content.end + 1
    // An empty text says as little as null.
    guard member != JSONShape.none, text.count > 0 else {
      if !content.isASCII, !StringScanner.isValidUTF8(text) { throw .notUTF8(field: "a text") }
      if content.hasEscapes, StringScanner.unescape(text) == nil { columns.fail(Self.unknownEscape(in: "a text")) }
      return
    }
    let slot = slot(of: member, node)
    if !content.isASCII, !StringScanner.isValidUTF8(text) { throw .notUTF8(field: columns.columns[slot].path) }
    if columns.columns[slot].isEnvelope, text.contains(UInt8(ascii: "{")) {
      (envelope, envelopeHasEscapes) = (text, content.hasEscapes)
      // What is masked in the record that it may hold must not be kept as a part of this text.
      if columns.hasMasks { return }
    }
    if content.hasEscapes {
      guard let plain = StringScanner.unescape(text) else {
        columns.fail(Self.unknownEscape(in: columns.columns[slot].path))
        return
      }
      plain.withUnsafeBufferPointer { columns.set($0, isQuoted: true, slot: slot) }
      // The unescaped copy is gone after this.
      columns.forgetText(slot: slot)
    } else {
      columns.set(text, isQuoted: true, slot: slot)
    }
  }

  private static func unknownEscape(in field: String) -> MalformedReason {
    .notJSON(column: 0, expected: "an escape that JSON knows in \(field)")
  }

  /// true, false, null, and the NaN and Infinity that Python writes.
  private func parseWord(
    _ position: inout UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, lineStart: UnsafePointer<UInt8>, member: Int,
    node: Int
  ) throws(MalformedReason) {
    let start = position
    while position < end,
      position.pointee | 0x20 >= UInt8(ascii: "a") && position.pointee | 0x20 <= UInt8(ascii: "z")
        || position.pointee == UInt8(ascii: "-")
    {
      position += 1
    }
    let word = UnsafeBufferPointer(start: start, count: position - start)
    let text = String(decoding: word, as: UTF8.self)
    switch text {
    case "null": return
    case "true", "false":
      if member != JSONShape.none { columns.set(word, isQuoted: true, slot: slot(of: member, node)) }
    case "NaN", "Infinity", "-Infinity":
      guard member != JSONShape.none else { return }
      let value = text == "NaN" ? Double.nan : text == "Infinity" ? .infinity : -.infinity
      let number = DecodedNumber(value: value, integer: nil, end: position)
      columns.set(number, text: word, slot: slot(of: member, node))
    default:
      if position == end { throw .truncated }
      throw .notJSON(column: start - lineStart + 1, expected: "a value")
    }
  }

  private func expandsArray(_ member: Int, _ node: Int) -> Bool {
    if let known = expansions[member] { return known }
    let expands = columns.expandsArrays(path: shape.path(of: member, in: node))
    expansions[member] = expands
    return expands
  }

  /// An array whose elements are fields named by their place.
  private func parseArray(
    _ position: inout UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, lineStart: UnsafePointer<UInt8>, member: Int,
    context: Context
  ) throws(MalformedReason) {
    guard context.depth < Self.depthLimit else { throw .tooDeep(limit: Self.depthLimit) }
    let inner = Context(node: shape.child(of: member, in: context.node), depth: context.depth + 1)
    position += 1
    skipSpace(&position, end)
    if position < end, position.pointee == UInt8(ascii: "]") {
      position += 1
      return
    }
    var index = 0
    while true {
      var element = JSONShape.none
      if index < Self.arrayLimit {
        element = Array(String(index).utf8).withUnsafeBufferPointer {
          shape.member(of: inner.node, key: $0, hash: ByteHash.hash($0)) ?? JSONShape.none
        }
      }
      try parseValue(&position, end: end, lineStart: lineStart, member: element, context: inner)
      index += 1
      skipSpace(&position, end)
      guard position < end else { throw .truncated }
      let byte = position.pointee
      position += 1
      if byte == UInt8(ascii: "]") { return }
      guard byte == UInt8(ascii: ",") else {
        throw .notJSON(column: position - lineStart, expected: "a comma or a closing bracket")
      }
      skipSpace(&position, end)
    }
  }

  /// Steps over an object or array that means nothing here, as strictly as over one that does.
  private func skipNested(
    _ position: inout UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, lineStart: UnsafePointer<UInt8>, depth: Int
  ) throws(MalformedReason) {
    guard depth < Self.depthLimit else { throw .tooDeep(limit: Self.depthLimit) }
    let isObject = position.pointee == UInt8(ascii: "{")
    let close = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
    position += 1
    skipSpace(&position, end)
    if position < end, position.pointee == close {
      position += 1
      return
    }
    while true {
      if isObject { try skipKey(&position, end: end, lineStart: lineStart) }
      let nothing = Context(node: 0, depth: depth)
      try parseValue(&position, end: end, lineStart: lineStart, member: JSONShape.none, context: nothing)
      skipSpace(&position, end)
      guard position < end else { throw .truncated }
      let byte = position.pointee
      position += 1
      if byte == close { return }
      guard byte == UInt8(ascii: ",") else {
        throw .notJSON(column: position - lineStart, expected: "a comma or a closing \(isObject ? "brace" : "bracket")")
      }
      skipSpace(&position, end)
    }
  }

  private func skipKey(
    _ position: inout UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, lineStart: UnsafePointer<UInt8>
  ) throws(MalformedReason) {
    guard position < end else { throw .truncated }
    guard position.pointee == UInt8(ascii: "\"") else {
      throw .notJSON(column: position - lineStart + 1, expected: "a key in quotes")
    }
    try parseString(&position, end: end, member: JSONShape.none, node: 0)
    skipSpace(&position, end)
    guard position < end else { throw .truncated }
    guard position.pointee == UInt8(ascii: ":") else {
      throw .notJSON(column: position - lineStart + 1, expected: "a colon")
    }
    position += 1
    skipSpace(&position, end)
  }

  @inline(__always)
  private func skipSpace(_ position: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) {
    while position < end, position.pointee <= 0x20 { position += 1 }
  }
}
