internal import Predictions

/// Gives back a record as text for a person, with masked values hidden.
///
/// A second, unhurried reading of the line: only the last few records of a block go through it.
struct ReadableRecord {
  private static let limit = 400
  let format: LogFormat
  let mapping: SchemaMapping
  /// What was found of paths before.
  private let roles: Roles

  /// Which paths name a record: looked up once, since names are compared in many ways.
  final class Roles {
    private static let limit = 4_096
    private var isID: [String: Bool] = [:]

    func namesRecord(_ path: String, _ mapping: SchemaMapping) -> Bool {
      if let known = isID[path] { return known }
      let found = mapping.match(path).role == .id
      // A log may have a path of its own in each line.
      if isID.count < Self.limit { isID[path] = found }
      return found
    }
  }

  init(format: LogFormat, mapping: SchemaMapping, roles: Roles = Roles()) {
    (self.format, self.mapping, self.roles) = (format, mapping, roles)
  }

  func read(_ line: UnsafeBufferPointer<UInt8>, row: Int) -> RecordText {
    switch format {
    case .jsonLines: readObject(Array(line), row: row)
    case .delimited(let dialect): readCells(Array(line), dialect, row: row)
    }
  }

  private func readCells(_ line: [UInt8], _ dialect: Dialect, row: Int) -> RecordText {
    let cells = DelimitedLine.cells(line, dialect.delimiter)
    var id: String?
    let shown = zip(dialect.header, cells).map { name, cell in
      if mapping.isMasked(name) { return "***" }
      if roles.namesRecord(name, mapping) { id = id ?? cell }
      return cell
    }
    let delimiter = String(Unicode.Scalar(dialect.delimiter))
    return RecordText(row: row, id: id, text: cut(Array(shown.joined(separator: delimiter).utf8)))
  }

  private func readObject(_ line: [UInt8], row: Int) -> RecordText {
    var visitor = Visitor(line: line, mapping: mapping, roles: roles)
    // Where nothing is hidden the line is shown as it stands, and only its id is looked for.
    if mapping.masks.isEmpty, line.first == UInt8(ascii: "{"), line.last == UInt8(ascii: "}") {
      visitor.stopsAtID = true
      visitor.visit()
      return RecordText(row: row, id: visitor.id, text: cut(line))
    }
    visitor.visit()
    return RecordText(row: row, id: visitor.id, text: cut(visitor.shown))
  }

  private func cut(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes.prefix(Self.limit), as: UTF8.self)
    // Bytes that are no text take more room as what stands for them.
    return text.utf8.count <= Self.limit ? text : String(decoding: text.utf8.prefix(Self.limit), as: UTF8.self)
  }

  /// Walks over a line that has been read before, so it is known to be JSON from its first brace on.
  private struct Visitor {
    let line: [UInt8]
    let mapping: SchemaMapping
    let roles: Roles
    var shown: [UInt8] = []
    var id: String?
    /// Whether only the id is looked for.
    var stopsAtID = false
    private var index = 0
    private var isMaskedAbove = false

    init(line: [UInt8], mapping: SchemaMapping, roles: Roles) {
      (self.line, self.mapping, self.roles) = (line, mapping, roles)
    }

    mutating func visit() {
      // A prefix or an envelope has no path to mask by.
      guard mapping.masks.isEmpty || line.first == UInt8(ascii: "{") else {
        shown = Array("(masked)".utf8)
        return
      }
      while index < line.count, line[index] != UInt8(ascii: "{") { take() }
      visitValue(path: "")
    }

    private mutating func take() {
      guard index < line.count else { return }
      if !stopsAtID { shown.append(line[index]) }
      index += 1
    }

    private mutating func visitValue(path: String) {
      guard index < line.count else { return }
      switch line[index] {
      case UInt8(ascii: "{"): visitObject(path: path)
      case UInt8(ascii: "["): visitArray(path: path)
      default: visitScalar(path: path)
      }
    }

    private mutating func visitObject(path: String) {
      take()
      while index < line.count, line[index] != UInt8(ascii: "}"), !stopsAtID || id == nil {
        guard line[index] == UInt8(ascii: "\"") else {
          take()
          continue
        }
        let key = stringContent()
        if !stopsAtID { shown.append(contentsOf: line[key.whole]) }
        while index < line.count, line[index] == UInt8(ascii: ":") || line[index] <= 0x20 { take() }
        let name = plain(key.content)
        visitValue(path: path.isEmpty ? name : path + "." + name)
      }
      take()
    }

    private mutating func visitArray(path: String) {
      take()
      var element = 0
      while index < line.count, line[index] != UInt8(ascii: "]") {
        if line[index] == UInt8(ascii: ",") || line[index] <= 0x20 {
          take()
        } else {
          visitValue(path: path + ".\(element)")
          element += 1
        }
      }
      take()
    }

    private mutating func visitScalar(path: String) {
      let range: Range<Int>
      var content: Range<Int>
      if line[index] == UInt8(ascii: "\"") {
        (range, content) = stringContent()
      } else {
        let start = index
        while index < line.count, !Self.endsScalar(line[index]) { index += 1 }
        range = start..<max(index, start)
        content = range
        // Bytes that begin no value would be met again for ever.
        if range.isEmpty { index += 1 }
      }
      let isMasked = !stopsAtID && (mapping.isMasked(path) || mayHoldMasked(line[content], path))
      if isMasked {
        shown.append(contentsOf: "\"***\"".utf8)
      } else if !stopsAtID {
        shown.append(contentsOf: line[range])
      }
      if !isMasked, id == nil, roles.namesRecord(path, mapping) { id = String(decoding: line[content], as: UTF8.self) }
      content = range
    }

    private static func endsScalar(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
    }

    /// Whether a text is an envelope, of whose record only a second reading would know what is masked.
    private func mayHoldMasked(_ text: ArraySlice<UInt8>, _ path: String) -> Bool {
      !mapping.masks.isEmpty && Column.isEnvelope(path) && text.contains(UInt8(ascii: "{"))
    }

    /// A key as it is meant, whatever the escapes that it is written with.
    private func plain(_ key: Range<Int>) -> String {
      let unescaped = line[key].withUnsafeBufferPointer { StringScanner.unescape($0) }
      return unescaped.map { String(decoding: $0, as: UTF8.self) } ?? String(decoding: line[key], as: UTF8.self)
    }

    /// The string at `index`, which is then behind it.
    private mutating func stringContent() -> (whole: Range<Int>, content: Range<Int>) {
      let start = index
      index += 1
      while index < line.count, line[index] != UInt8(ascii: "\"") {
        index += line[index] == UInt8(ascii: "\\") ? 2 : 1
      }
      let contentEnd = min(index, line.count)
      index = min(contentEnd + 1, line.count)
      return (start..<index, (start + 1)..<max(start + 1, contentEnd))
    }
  }
}
