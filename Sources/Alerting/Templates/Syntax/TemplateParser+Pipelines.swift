internal import PromQL

extension TemplateParser {
  /// Reads commands, and the variables before them, up to and with a token of the kind `end`.
  ///
  /// - Parameter context: for messages: "if", "command".
  mutating func pipeline(
    in context: String, until end: TemplateToken.Kind
  ) throws(TemplateFault) -> TemplatePipeline {
    var pipeline = TemplatePipeline(offset: try peekPastSpace().offset)
    try readVariables(of: &pipeline, in: context)
    while true {
      let token = try peekPastSpace()
      if token.kind == end {
        _ = try nextPastSpace()
        try check(pipeline, in: context)
        return pipeline
      }
      guard token.canBeginTerm else { throw unexpected(token, in: context) }
      pipeline.commands.append(try command())
    }
  }

  /// `$x :=`, `$x =`, and for a range also `$i, $x :=`.
  private mutating func readVariables(of pipeline: inout TemplatePipeline, in context: String) throws(TemplateFault) {
    while try peekPastSpace().kind == .variable {
      let distance = try peek().kind == .space ? 1 : 0
      let variable = try peek(distance)
      let mark = try peek(distance + (try peek(distance + 1).kind == .space ? 2 : 1))
      let isComma = mark.kind == .other && mark.text == ","
      guard mark.kind == .declare || mark.kind == .assign || isComma else { return }
      _ = try nextPastSpace()
      _ = try nextPastSpace()
      pipeline.variables.append(variable.text)
      pipeline.isAssignment = mark.kind == .assign
      variables.append(variable.text)
      guard isComma else { return }
      guard context == "range", pipeline.variables.count < 2 else {
        throw TemplateFault("too many variables in \(context)", offset: variable.offset)
      }
      let next = try peekPastSpace()
      guard [.variable, .rightDelimiter, .rightParenthesis].contains(next.kind) else {
        throw TemplateFault("a range can only declare variables", offset: next.offset)
      }
    }
  }

  private func check(_ pipeline: TemplatePipeline, in context: String) throws(TemplateFault) {
    guard !pipeline.commands.isEmpty else {
      throw TemplateFault("missing value for \(context)", offset: pipeline.offset)
    }
    for (index, command) in pipeline.commands.enumerated().dropFirst() {
      switch command.arguments[0].kind {
      case .bool, .dot, .null, .number, .string:
        throw TemplateFault(
          "stage \(index + 1) of a pipeline, \(command.arguments[0].source), is no function",
          offset: command.arguments[0].offset)
      default: continue
      }
    }
  }

  private mutating func command() throws(TemplateFault) -> TemplateCommand {
    var terms: [TemplateTerm] = []
    while true {
      if try peekPastSpace().canBeginTerm { terms.append(try term()) }
      let token = try peek()
      switch token.kind {
      case .space: _ = try next()
      case .rightDelimiter, .rightParenthesis: return TemplateCommand(arguments: terms)
      case .pipe:
        _ = try next()
        return TemplateCommand(arguments: terms)
      default: throw unexpected(token, in: "operand")
      }
    }
  }

  /// A term with the fields behind it.
  private mutating func term() throws(TemplateFault) -> TemplateTerm {
    var term = try bareTerm()
    var fields: [String] = []
    while try peek().kind == .field {
      let token = try next()
      // What can go wrong is the field.
      if fields.isEmpty { term.offset = token.offset }
      fields.append(String(token.text.dropFirst()))
      term.source += token.text
    }
    guard let first = fields.first else { return term }
    switch term.kind {
    case .field(let names): term.kind = .field(names + fields)
    case .variable(let name, let names): term.kind = .variable(name, names + fields)
    case .function, .pipeline, .chain: term.kind = .chain(term, fields)
    case .dot, .null, .bool, .number, .string:
      throw TemplateFault("unexpected .\(first) behind \(term.source)", offset: term.offset)
    }
    return term
  }

  private mutating func bareTerm() throws(TemplateFault) -> TemplateTerm {
    let token = try nextPastSpace()
    return TemplateTerm(kind: try kind(of: token), offset: token.offset, source: token.text)
  }

  private mutating func kind(of token: TemplateToken) throws(TemplateFault) -> TemplateTerm.Kind {
    switch token.kind {
    case .dot: return .dot
    case .keyword where token.text == "nil": return .null
    case .bool: return .bool(token.text == "true")
    case .field: return .field([String(token.text.dropFirst())])
    case .string, .rawString: return .string(try token.unquoted())
    case .character: return .number(TemplateNumber(try token.unquotedCharacter()))
    case .number:
      guard let number = TemplateNumber(token.text) else { throw unexpected(token, in: "operand") }
      return .number(number)
    case .variable:
      guard variables.contains(where: { $0.utf8.elementsEqual(token.text.utf8) }) else {
        throw TemplateFault("undefined variable \(token.text)", offset: token.offset)
      }
      return .variable(token.text, [])
    case .identifier:
      guard TemplateFunction.named(token.text) != nil else { throw TemplateFunction.unknown(token) }
      return .function(token.text)
    case .leftParenthesis:
      return try nested { parser throws(TemplateFault) in
        .pipeline(try parser.pipeline(in: "parentheses", until: .rightParenthesis))
      }
    default: throw unexpected(token, in: "operand")
    }
  }
}

extension TemplateToken {
  var canBeginTerm: Bool {
    switch kind {
    case .bool, .character, .dot, .field, .identifier, .number, .string, .rawString, .variable, .leftParenthesis: true
    case .keyword: text == "nil"
    default: false
    }
  }

  /// What stands between the quotes, escapes replaced.
  func unquoted() throws(TemplateFault) -> String {
    let inner = Array(text.utf8.dropFirst().dropLast())
    // A carriage return is left out of a raw string, as in Go.
    if kind == .rawString { return String(decoding: inner.filter { $0 != 0x0D }, as: UTF8.self) }
    var bytes: [UInt8] = []
    var place = 0
    while place < inner.count {
      let byte = inner[place]
      place += 1
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      do {
        bytes += try GoEscape.read(from: inner, at: &place, quote: text.utf8.first ?? 0)
      } catch {
        throw TemplateFault("\(error.message) in \(text)", offset: offset)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  func unquotedCharacter() throws(TemplateFault) -> Unicode.Scalar {
    let scalars = try unquoted().unicodeScalars
    guard let scalar = scalars.first, scalars.count == 1 else {
      throw TemplateFault("\(text) is not one character", offset: offset)
    }
    return scalar
  }
}
