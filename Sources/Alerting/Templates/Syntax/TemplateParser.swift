/// Reads a template from its tokens: texts, actions and the blocks that they open.
///
/// - Reference: Go, `text/template`, "Actions".
struct TemplateParser {
  /// The templates of a source: the main one under no name, and those that it defines.
  struct Definitions: Sendable {
    var main: [TemplateNode] = []
    var named: [String: [TemplateNode]] = [:]
  }

  /// Blocks and parentheses inside one another; beyond it, the stack could not hold them.
  private static let depthLimit = 100

  private let tokens: [TemplateToken]
  private var place = 0
  private var depth = 0
  private var rangeDepth = 0
  /// Those that are known here, the innermost last.
  var variables: [String]
  private var definitions = Definitions()

  /// - Parameter variables: those that are there from the start.
  static func parse(_ source: String, variables: [String]) throws(TemplateFault) -> Definitions {
    var parser = TemplateParser(tokens: TemplateLexer.tokens(of: source), variables: variables)
    let (nodes, end) = try parser.nodes()
    guard end.kind == .end else { throw TemplateFault("\(end.shown) without a block to end", offset: end.offset) }
    parser.definitions.main = nodes
    return parser.definitions
  }

  private init(tokens: [TemplateToken], variables: [String]) {
    self.tokens = tokens
    self.variables = variables
  }

  /// Reads up to `{{end}}`, `{{else` or the end of the template, which is given back.
  private mutating func nodes() throws(TemplateFault) -> (nodes: [TemplateNode], end: TemplateToken) {
    var nodes: [TemplateNode] = []
    while true {
      let token = try next()
      switch token.kind {
      case .text: nodes.append(.text(token.text))
      case .end: return (nodes, token)
      case .leftDelimiter:
        let first = try peekPastSpace()
        if first.kind == .keyword, first.text == "end" || first.text == "else" {
          _ = try nextPastSpace()
          if first.text == "end" { try expect(.rightDelimiter, in: "{{end}}") }
          return (nodes, first)
        }
        if let node = try action() { nodes.append(node) }
      default: throw unexpected(token, in: "the template")
      }
    }
  }

  /// - Returns: `nil` for what leaves nothing where it stands.
  private mutating func action() throws(TemplateFault) -> TemplateNode? {
    let token = try peekPastSpace()
    guard token.kind == .keyword, token.text != "nil" else {
      return .action(try pipeline(in: "command", until: .rightDelimiter))
    }
    _ = try nextPastSpace()
    switch token.text {
    case "if": return .ifElse(try branch("if"))
    case "with": return .with(try branch("with"))
    case "range": return .range(try branch("range"))
    case "template": return try call()
    case "block": return try block(at: token.offset)
    case "break", "continue":
      try expect(.rightDelimiter, in: token.shown)
      guard rangeDepth > 0 else { throw TemplateFault("\(token.shown) outside {{range}}", offset: token.offset) }
      return token.text == "break" ? .breakRange : .continueRange
    default:
      try define(at: token.offset)
      return nil
    }
  }

  private mutating func branch(_ keyword: String) throws(TemplateFault) -> TemplateBranch {
    let known = variables.count
    defer { variables.removeLast(variables.count - known) }
    return try nested { parser throws(TemplateFault) in
      let condition = try parser.pipeline(in: keyword, until: .rightDelimiter)
      if keyword == "range" { parser.rangeDepth += 1 }
      let (body, end) = try parser.nodes()
      if keyword == "range" { parser.rangeDepth -= 1 }
      var branch = TemplateBranch(pipeline: condition, body: body, otherwise: [])
      try parser.check(end, in: keyword)
      if end.text == "else" { branch.otherwise = try parser.otherwise(of: keyword) }
      return branch
    }
  }

  /// What stands behind `{{else`.
  private mutating func otherwise(of keyword: String) throws(TemplateFault) -> [TemplateNode] {
    let token = try peekPastSpace()
    if token.kind == .keyword, token.text == keyword, keyword != "range" {
      // It shares the {{end}} of the first.
      _ = try nextPastSpace()
      let inner = try branch(keyword)
      return [keyword == "if" ? .ifElse(inner) : .with(inner)]
    }
    try expect(.rightDelimiter, in: "{{else}}")
    let (nodes, end) = try nodes()
    try check(end, in: keyword)
    guard end.text == "end" else { throw TemplateFault("{{end}} expected, not {{else}}", offset: end.offset) }
    return nodes
  }

  private func check(_ end: TemplateToken, in keyword: String) throws(TemplateFault) {
    guard end.kind != .end else {
      throw TemplateFault("the template ends inside {{\(keyword)}}: {{end}} is missing", offset: end.offset)
    }
  }

  private mutating func call() throws(TemplateFault) -> TemplateNode {
    let offset = try peekPastSpace().offset
    let name = try name(in: "{{template}}")
    if try peekPastSpace().kind == .rightDelimiter {
      _ = try nextPastSpace()
      return .call(name: name, nil, offset: offset)
    }
    return .call(name: name, try pipeline(in: "template", until: .rightDelimiter), offset: offset)
  }

  private mutating func define(at offset: Int) throws(TemplateFault) {
    guard depth == 0 else { throw TemplateFault("{{define}} inside another block", offset: offset) }
    let name = try name(in: "{{define}}")
    try expect(.rightDelimiter, in: "{{define}}")
    try readDefinition(of: name)
  }

  private mutating func block(at offset: Int) throws(TemplateFault) -> TemplateNode {
    let name = try name(in: "{{block}}")
    let pipeline = try pipeline(in: "block", until: .rightDelimiter)
    try readDefinition(of: name)
    return .call(name: name, pipeline, offset: offset)
  }

  /// A template of its own: it sees none of the variables outside.
  private mutating func readDefinition(of name: String) throws(TemplateFault) {
    let outside = (variables, rangeDepth)
    (variables, rangeDepth) = (["$"], 0)
    defer { (variables, rangeDepth) = outside }
    let (nodes, end) = try nested { parser throws(TemplateFault) in try parser.nodes() }
    try check(end, in: "define")
    guard end.text == "end" else { throw TemplateFault("{{else}} inside {{define}}", offset: end.offset) }
    guard definitions.named.updateValue(nodes, forKey: name) == nil else {
      throw TemplateFault("template \(GoPrinter.quoted(name)) is defined twice", offset: end.offset)
    }
  }

  private mutating func name(in context: String) throws(TemplateFault) -> String {
    let token = try nextPastSpace()
    guard token.kind == .string || token.kind == .rawString else { throw unexpected(token, in: context) }
    return try token.unquoted()
  }

  // MARK: Tokens

  mutating func nested<Result>(
    _ read: (inout TemplateParser) throws(TemplateFault) -> Result
  ) throws(TemplateFault) -> Result {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else {
      throw TemplateFault("more than \(Self.depthLimit) levels inside one another", offset: tokens[place].offset)
    }
    return try read(&self)
  }

  mutating func next() throws(TemplateFault) -> TemplateToken {
    let token = try peek()
    // The last token is given again and again.
    if place + 1 < tokens.count { place += 1 }
    return token
  }

  func peek(_ distance: Int = 0) throws(TemplateFault) -> TemplateToken {
    let token = tokens[min(place + distance, tokens.count - 1)]
    if token.kind == .fault { throw TemplateFault(token.text, offset: token.offset) }
    return token
  }

  mutating func nextPastSpace() throws(TemplateFault) -> TemplateToken {
    if try peek().kind == .space { _ = try next() }
    return try next()
  }

  func peekPastSpace() throws(TemplateFault) -> TemplateToken {
    try peek(try peek().kind == .space ? 1 : 0)
  }

  mutating func expect(_ kind: TemplateToken.Kind, in context: String) throws(TemplateFault) {
    let token = try nextPastSpace()
    guard token.kind == kind else { throw unexpected(token, in: context) }
  }

  func unexpected(_ token: TemplateToken, in context: String) -> TemplateFault {
    TemplateFault("unexpected \(token.shown) in \(context)", offset: token.offset)
  }
}
