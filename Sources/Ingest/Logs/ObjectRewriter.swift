/// Walks over one line of JSON and copies it, but for what its rewriter hides.
struct ObjectRewriter {
  private let line: ArraySlice<UInt8>
  var written: [UInt8]
  private var index: Int
  private var path: [UInt8] = []
  private var depth = 0

  private static let depthLimit = 64

  init(line: ArraySlice<UInt8>, written: [UInt8]) {
    self.line = line
    self.written = written
    index = line.startIndex
  }

  /// - Returns: `false` where the line is not one whole object; what was written of it then means nothing.
  mutating func run(_ rewriter: inout FieldRewriter) -> Bool {
    copyBlanks()
    guard index < line.endIndex, line[index] == UInt8(ascii: "{"), value(&rewriter) else { return false }
    copyBlanks()
    return index == line.endIndex
  }

  private mutating func value(_ rewriter: inout FieldRewriter) -> Bool {
    guard index < line.endIndex, depth < Self.depthLimit else { return false }
    depth += 1
    defer { depth -= 1 }
    switch line[index] {
    case UInt8(ascii: "{"): return object(&rewriter)
    case UInt8(ascii: "["): return array(&rewriter)
    default: return scalar(&rewriter)
    }
  }

  private mutating func object(_ rewriter: inout FieldRewriter) -> Bool {
    copy()
    copyBlanks()
    if take("}") { return true }
    // A comma belongs to the member behind it: one that is dropped takes it along.
    var hasMember = false
    while true {
      let start = written.count
      if hasMember { written.append(UInt8(ascii: ",")) }
      copyBlanks()
      guard let key = string() else { return false }
      written += line[key]
      copyBlanks()
      guard take(":") else { return false }
      copyBlanks()
      let length = path.count
      if length > 0 { path.append(UInt8(ascii: ".")) }
      path += Self.plain(line[(key.lowerBound + 1)..<(key.upperBound - 1)])
      let isDropped = rewriter.deed(for: path) == .drop
      guard value(&rewriter) else { return false }
      path.removeSubrange(length...)
      copyBlanks()
      if isDropped { written.removeSubrange(start...) } else { hasMember = true }
      guard index < line.endIndex else { return false }
      if take("}") { return true }
      guard line[index] == UInt8(ascii: ",") else { return false }
      index += 1
    }
  }

  private mutating func array(_ rewriter: inout FieldRewriter) -> Bool {
    copy()
    copyBlanks()
    if take("]") { return true }
    let length = path.count
    var element = 0
    while true {
      copyBlanks()
      path += ".\(element)".utf8
      guard value(&rewriter) else { return false }
      path.removeSubrange(length...)
      element += 1
      copyBlanks()
      if take("]") { return true }
      guard take(",") else { return false }
    }
  }

  private mutating func scalar(_ rewriter: inout FieldRewriter) -> Bool {
    let start = index
    var content: ArraySlice<UInt8>
    var isText = false
    if line[index] == UInt8(ascii: "\"") {
      guard let whole = string() else { return false }
      content = line[(whole.lowerBound + 1)..<(whole.upperBound - 1)]
      isText = true
    } else {
      while index < line.endIndex, line[index] > 0x20, !Self.endsScalar(line[index]) { index += 1 }
      content = line[start..<index]
      guard !content.isEmpty else { return false }
    }
    var deed = rewriter.deed(for: path)
    // Whole records stand in the texts of some fields; what they hold has no path here.
    if deed == nil, isText, content.contains(UInt8(ascii: "{")),
      Column.isEnvelope(String(decoding: path, as: UTF8.self))
    {
      deed = .mask
    }
    switch deed {
    case nil: written += line[start..<index]
    case .hash: written += [UInt8(ascii: "\"")] + rewriter.hashed(content) + [UInt8(ascii: "\"")]
    case .mask, .drop: written += "\"***\"".utf8
    }
    return true
  }

  private static func endsScalar(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "["),
      UInt8(ascii: "\""), UInt8(ascii: ":"):
      true
    default: false
    }
  }

  /// The string at `index`, quotes included, which is then behind it; `nil` where none begins or it does not end.
  private mutating func string() -> Range<Int>? {
    guard index < line.endIndex, line[index] == UInt8(ascii: "\"") else { return nil }
    let start = index
    index += 1
    while index < line.endIndex, line[index] != UInt8(ascii: "\"") {
      index += line[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard index < line.endIndex else { return nil }
    index += 1
    return start..<index
  }

  /// A key as it is meant, whatever the escapes that it is written with.
  private static func plain(_ key: ArraySlice<UInt8>) -> [UInt8] {
    guard key.contains(UInt8(ascii: "\\")) else { return Array(key) }
    return key.withUnsafeBufferPointer { StringScanner.unescape($0) } ?? Array(key)
  }

  private mutating func copy() {
    written.append(line[index])
    index += 1
  }

  private mutating func copyBlanks() {
    while index < line.endIndex, line[index] <= 0x20 { copy() }
  }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard index < line.endIndex, line[index] == UInt8(ascii: mark) else { return false }
    copy()
    return true
  }
}
