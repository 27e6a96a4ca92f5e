internal import Yams

/// The text of a configuration file, in which the parts of its values are found again.
///
///     let source = ConfigurationSource(yaml)
///     source.place(ofByte: 6, of: expression)  // line 12, column 9, also where the text begins a line later
///
/// Texts may stand plain, in quotes, or as blocks (`|`, `>`), over one line or several.
public struct ConfigurationSource: Sendable {
  /// Line and column in characters, both from 1.
  public struct Place: Hashable, Sendable {
    public var line: Int
    public var column: Int
  }

  private let bytes: [UInt8]
  private let lineStarts: [Int]

  public init(_ yaml: String) {
    let bytes = Array(yaml.utf8)
    self.bytes = bytes
    lineStarts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  /// Where a byte of a text stands in the file; the text's end lies behind its last character.
  ///
  /// Line breaks and indents differ between the file and the text, the characters besides do not: so these are counted.
  /// - Complexity: O(length of the text).
  public func place(ofByte offset: Int, of node: ConfigurationNode) -> Place {
    guard case .scalar(let scalar) = node.node, lineStarts.indices.contains(node.line - 1) else {
      return Place(line: node.line, column: node.column)
    }
    let text = Array(scalar.string.utf8)
    let offset = min(max(0, offset), text.count)
    let isOnCharacter = offset < text.count && !text[offset].isBlank
    let characters = text[..<offset]
    var walk = ScalarWalk(bytes, from: start(of: scalar, at: node), style: scalar.style)
    walk.skip(characters.count { !$0.isBlank })
    guard !isOnCharacter else { return place(of: walk.position) }
    // White space is told by its distance from the character before it.
    let blanks = characters.reversed().prefix(while: \.isBlank).count
    return place(of: min(walk.end + blanks, endOfLine(walk.end)))
  }

  /// The first byte of a text, behind an anchor, a tag, a quote and the head of a block.
  private func start(of scalar: Node.Scalar, at node: ConfigurationNode) -> Int {
    var position = lineStarts[node.line - 1]
    for _ in 1..<max(1, node.column) where position < bytes.count {
      position += 1
      while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
    }
    while position < bytes.count, bytes[position] == UInt8(ascii: "&") || bytes[position] == UInt8(ascii: "!") {
      while position < bytes.count, !bytes[position].isBlank { position += 1 }
      while position < bytes.count, bytes[position].isBlank { position += 1 }
    }
    switch scalar.style {
    case .singleQuoted, .doubleQuoted: return min(position + 1, bytes.count)
    case .literal, .folded: return min(endOfLine(position) + 1, bytes.count)
    case .plain, .any: return position
    }
  }

  private func endOfLine(_ position: Int) -> Int {
    bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
  }

  private func place(of position: Int) -> Place {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= position { low = middle } else { high = middle }
    }
    let before = bytes[lineStarts[low]..<min(position, bytes.count)]
    return Place(line: low + 1, column: before.count { $0 & 0xC0 != 0x80 } + 1)
  }
}

/// Goes through the bytes of a text as they stand in the file, one after the other, white space left out.
private struct ScalarWalk {
  private let bytes: [UInt8]
  private let style: Node.Scalar.Style
  /// Of the next byte that is no white space.
  private(set) var position: Int
  /// Behind what was skipped last.
  private(set) var end: Int

  init(_ bytes: [UInt8], from start: Int, style: Node.Scalar.Style) {
    self.bytes = bytes
    self.style = style
    position = start
    end = start
    skipBlanks()
  }

  /// - Parameter count: of bytes of the text.
  mutating func skip(_ count: Int) {
    var left = count
    while left > 0, position < bytes.count {
      let (length, size) = element
      position += length
      end = position
      left -= size
      skipBlanks()
    }
  }

  private mutating func skipBlanks() {
    while position < bytes.count {
      if bytes[position].isBlank {
        position += 1
      } else if element.size == 0 {
        position += element.length
      } else {
        return
      }
    }
  }

  /// Bytes of the file that stand for bytes of the text other than white space.
  private var element: (length: Int, size: Int) {
    let next = position + 1 < bytes.count ? bytes[position + 1] : 0
    if style == .singleQuoted, bytes[position] == UInt8(ascii: "'"), next == UInt8(ascii: "'") { return (2, 1) }
    guard style == .doubleQuoted, bytes[position] == UInt8(ascii: "\\") else { return (1, 1) }
    switch next {
    case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: " "), UInt8(ascii: "\t"),
      UInt8(ascii: "\n"):
      return (2, 0)
    case UInt8(ascii: "x"): return escape(digits: 2)
    case UInt8(ascii: "u"): return escape(digits: 4)
    case UInt8(ascii: "U"): return escape(digits: 8)
    default: return (2, 1)
    }
  }

  private func escape(digits: Int) -> (length: Int, size: Int) {
    let written = bytes[min(position + 2, bytes.count)..<min(position + 2 + digits, bytes.count)]
    guard let code = UInt32(String(decoding: written, as: UTF8.self), radix: 16), let scalar = Unicode.Scalar(code)
    else { return (2, 1) }
    let encoded = Array(String(scalar).utf8)
    return (2 + digits, encoded.count == 1 && encoded[0].isBlank ? 0 : encoded.count)
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\n") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\r")
  }
}
