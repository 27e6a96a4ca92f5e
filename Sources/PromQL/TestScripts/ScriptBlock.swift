/// A line of a script without the white space around it.
struct ScriptLine: Sendable {
  /// Counted from 1.
  var number: Int
  /// How many blanks and tabs stand before it.
  var indentation: Int
  var text: Substring

  init(number: Int, bytes: Substring.UTF8View) {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    let content = bytes.drop(while: isSpace)
    self.number = number
    indentation = bytes.count - content.count
    var end = content.endIndex
    while end > content.startIndex, isSpace(content[content.index(before: end)]) { end = content.index(before: end) }
    text = Substring(content[..<end])
  }

  var isEmpty: Bool { text.isEmpty }
  var isComment: Bool { text.utf8.first == UInt8(ascii: "#") }

  func failure(_ reason: String) -> ScriptError { ScriptError(line: number, reason: reason) }
}

/// A command with the lines that belong to it: those up to an empty line or the next command.
struct ScriptBlock: Sendable {
  var command: ScriptLine
  var body: [ScriptLine] = []

  private static let commands = [
    "load", "load_with_nhcb", "clear", "eval", "eval_fail", "eval_warn", "eval_info", "eval_ordered",
  ]

  /// - Throws: ``ScriptError`` for a line that belongs to no command.
  static func blocks(of text: String) throws(ScriptError) -> [ScriptBlock] {
    var blocks: [ScriptBlock] = []
    var isOpen = false
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, bytes) in lines.enumerated() {
      let line = ScriptLine(number: index + 1, bytes: bytes)
      if line.isComment { continue }
      if line.isEmpty {
        isOpen = false
      } else if isOpen, let last = blocks.indices.last, belongs(line, to: blocks[last].command) {
        blocks[last].body.append(line)
      } else if startsCommand(line) {
        blocks.append(ScriptBlock(command: line))
        isOpen = true
      } else {
        throw line.failure("“\(line.text)” is no command; there are load, load_with_nhcb, clear and eval")
      }
    }
    return blocks
  }

  /// A series may be called as a command is: it is told by its indentation.
  private static func belongs(_ line: ScriptLine, to command: ScriptLine) -> Bool {
    line.indentation > command.indentation || !startsCommand(line)
  }

  private static func startsCommand(_ line: ScriptLine) -> Bool {
    commands.contains { line.text.rest(after: $0) != nil }
  }
}

extension Substring {
  /// What follows a word that the text begins with.
  func rest(after word: String) -> Substring? {
    guard utf8.starts(with: word.utf8) else { return nil }
    let (first, rest) = firstWord
    return first.utf8.count == word.utf8.count ? rest : nil
  }

  /// Up to the first white space, and what follows that.
  var firstWord: (word: Substring, rest: Substring) {
    let space: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    let end = utf8.firstIndex(where: space) ?? endIndex
    return (self[..<end], Substring(utf8[end...].drop(while: space)))
  }
}
