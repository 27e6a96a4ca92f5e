public import Predictions

/// What becomes of the values of some fields before lines leave the machine or are kept.
public struct FieldRule: Sendable, Hashable {
  public enum Deed: Sendable, Hashable {
    case mask
    case hash
    case drop
  }

  public var deed: Deed
  /// As masks are written: it matches the whole path or one of its names, and hides all that lies below.
  public var pattern: String

  public init(_ deed: Deed, _ pattern: String) {
    self.deed = deed
    self.pattern = pattern
  }
}

/// Hides the values of some fields in the lines of a log and leaves all else as it stands, byte for byte.
///
///     var rewriter = FieldRewriter([FieldRule(.mask, "user")], key: (1, 2))
///     rewriter.rewrite(lines)  // {"id":7,"user":"ann"} becomes {"id":7,"user":"***"}
///
/// A line of which it is not known what lies where, since it is malformed or begins with something else than an object,
/// is hidden as a whole.
/// - Complexity: O(bytes).
public struct FieldRewriter {
  private let mappings: [(deed: FieldRule.Deed, mapping: SchemaMapping)]
  private let key: (UInt64, UInt64)
  /// What was found out of paths.
  private var deeds: [[UInt8]: FieldRule.Deed?] = [:]

  static let hidden = Array("***".utf8)
  /// Paths that may be remembered; names that are made up line by line would fill the memory.
  private static let memoryLimit = 10_000

  /// - Parameter key: of the hashes; who does not know it cannot try values out.
  public init(_ rules: [FieldRule], key: (UInt64, UInt64)) {
    self.key = key
    // Where several match, what hides more counts.
    mappings = [FieldRule.Deed.drop, .mask, .hash].map { deed in
      (deed, SchemaMapping(masks: rules.filter { $0.deed == deed }.map(\.pattern)))
    }
  }

  /// What is done to the value of a path; `nil` to keep it.
  public mutating func deed(for path: [UInt8]) -> FieldRule.Deed? {
    if let known = deeds[path] { return known }
    let text = String(decoding: path, as: UTF8.self)
    let found = mappings.first { $0.mapping.isMasked(text) }?.deed
    if deeds.count < Self.memoryLimit { deeds[path] = .some(found) }
    return found
  }

  /// The lines with the fields hidden.
  public mutating func rewrite(_ lines: RawLines) -> RawLines {
    var written: [UInt8] = []
    written.reserveCapacity(lines.count + 1024)
    var start = 0
    let bytes = lines.storage[..<min(lines.count, lines.storage.count)]
    if lines.isFirst, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      written += bytes.prefix(3)
      start = 3
    }
    var rewritten = lines
    if let table = lines.table {
      let rows = RowRewriter(table: table, rewriter: self)
      rows.rewrite(bytes[start...], into: &written)
      rewritten.table = rows.keptTable
      deeds = rows.rewriter.deeds
    } else {
      rewriteObjects(bytes[start...], into: &written)
    }
    rewritten.storage = written
    rewritten.count = written.count
    return rewritten
  }

  private mutating func rewriteObjects(_ bytes: ArraySlice<UInt8>, into written: inout [UInt8]) {
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
      let before = written.count
      var walk = ObjectRewriter(line: bytes[start..<end], written: written)
      // One owner of the bytes, or each line would copy all before it.
      written = []
      let isObject = walk.run(&self)
      swap(&written, &walk.written)
      if !isObject, !bytes[start..<end].allSatisfy({ $0 <= 0x20 }) {
        written.removeSubrange(before...)
        written += Self.hidden
      }
      if end < bytes.endIndex { written.append(UInt8(ascii: "\n")) }
      start = end + 1
    }
  }

  /// What stands for a value that is hashed.
  func hashed(_ value: some Collection<UInt8>) -> [UInt8] {
    let digits = String(SipHash.hash(Array(value), key: key), radix: 16)
    return Array("h:".utf8) + Array(repeating: UInt8(ascii: "0"), count: 16 - digits.utf8.count) + Array(digits.utf8)
  }
}
