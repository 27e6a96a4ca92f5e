internal import Telemetry

/// Fills in one template: walks its nodes with the dot and the variables.
///
/// It ends in bounded time and space whatever the template says.
struct TemplateRun {
  /// Of the whole text, and of each text on the way.
  static let outputLimit = 1 << 20
  /// Nodes and commands that are walked before the template is given up.
  private static let stepLimit = 200_000
  /// Blocks, parentheses and templates inside one another.
  private static let depthLimit = 250

  enum Flow {
    case goesOn
    case breaks
    case continues
  }

  let definitions: TemplateParser.Definitions
  let data: TemplateData
  private(set) var output = ""
  private var variables: [(name: String, value: TemplateValue)] = []
  private var stepCount = 0
  private var depth = 0

  init(_ definitions: TemplateParser.Definitions, _ data: TemplateData) {
    self.definitions = definitions
    self.data = data
  }

  /// - Throws: ``TemplateFault`` for what goes wrong; what was written by then is of no use.
  mutating func text() throws(TemplateFault) -> String {
    let dot = TemplateValue.data(data)
    variables = [
      ("$", dot), ("$labels", .labels(data.labels)), ("$externalLabels", .labels(data.externalLabels)),
      ("$externalURL", .string(data.externalURL)), ("$value", .float(data.value)),
    ]
    _ = try walk(definitions.main, dot: dot)
    return output
  }

  private mutating func walk(_ nodes: [TemplateNode], dot: TemplateValue) throws(TemplateFault) -> Flow {
    let known = variables.count
    // A fault ends the run, so that nobody looks at the variables again.
    for node in nodes {
      try countStep()
      let flow = try walk(node, dot: dot)
      guard flow == .goesOn else {
        variables.removeLast(variables.count - known)
        return flow
      }
    }
    variables.removeLast(variables.count - known)
    return .goesOn
  }

  private mutating func walk(_ node: TemplateNode, dot: TemplateValue) throws(TemplateFault) -> Flow {
    switch node {
    case .text(let text): try write(text, at: nil)
    case .action(let pipeline):
      let value = try evaluate(pipeline, dot: dot)
      if pipeline.variables.isEmpty { try write(value.printed, at: pipeline.offset) }
    case .ifElse(let branch):
      let known = variables.count
      defer { variables.removeLast(variables.count - known) }
      let isTrue = try evaluate(branch.pipeline, dot: dot).isTrue
      return try nested { run throws(TemplateFault) in
        try run.walk(isTrue ? branch.body : branch.otherwise, dot: dot)
      }
    case .with(let branch):
      let known = variables.count
      defer { variables.removeLast(variables.count - known) }
      let value = try evaluate(branch.pipeline, dot: dot)
      return try nested { run throws(TemplateFault) in
        try run.walk(value.isTrue ? branch.body : branch.otherwise, dot: value.isTrue ? value : dot)
      }
    case .range(let branch): try walkRange(branch, dot: dot)
    case .call(let name, let pipeline, let offset): try call(name, pipeline, dot: dot, at: offset)
    case .breakRange: return .breaks
    case .continueRange: return .continues
    }
    return .goesOn
  }

  private mutating func walkRange(_ branch: TemplateBranch, dot: TemplateValue) throws(TemplateFault) {
    let known = variables.count
    defer { variables.removeLast(variables.count - known) }
    let value = try evaluate(branch.pipeline, dot: dot)
    let elements: [(key: TemplateValue, value: TemplateValue)]
    do {
      elements = try value.elements(limit: Self.stepLimit)
    } catch {
      throw TemplateFault(error.sentence, offset: branch.pipeline.offset)
    }
    guard !elements.isEmpty else {
      _ = try nested { run throws(TemplateFault) in try run.walk(branch.otherwise, dot: dot) }
      return
    }
    let names = branch.pipeline.variables
    for element in elements {
      try countStep()
      let outside = variables.count
      if let last = names.last { try set(last, element.value, branch.pipeline) }
      if names.count > 1 { try set(names[0], element.key, branch.pipeline) }
      let flow = try nested { run throws(TemplateFault) in try run.walk(branch.body, dot: element.value) }
      variables.removeLast(variables.count - outside)
      if flow == .breaks { return }
    }
  }

  private mutating func call(
    _ name: String, _ pipeline: TemplatePipeline?, dot: TemplateValue, at offset: Int
  ) throws(TemplateFault) {
    guard let nodes = definitions.named[name] else {
      throw TemplateFault("template \(GoPrinter.quoted(name)) not defined", offset: offset)
    }
    var inner = TemplateValue.null
    if let pipeline { inner = try evaluate(pipeline, dot: dot) }
    let outside = variables
    variables = [("$", inner)]
    _ = try nested { run throws(TemplateFault) in try run.walk(nodes, dot: inner) }
    variables = outside
  }

  private mutating func write(_ text: String, at offset: Int?) throws(TemplateFault) {
    output += text
    if output.utf8.count > Self.outputLimit { throw .tooLong(offset) }
  }

  // MARK: Variables

  /// The value of a variable; the parser has seen that it is declared.
  func value(of name: String) -> TemplateValue {
    variables.last { $0.name.utf8.elementsEqual(name.utf8) }?.value ?? .missing
  }

  mutating func set(
    _ name: String, _ value: TemplateValue, _ pipeline: TemplatePipeline
  ) throws(TemplateFault) {
    guard pipeline.isAssignment else {
      variables.append((name, value))
      return
    }
    guard let index = variables.lastIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }) else {
      throw TemplateFault("undefined variable: \(name)", offset: pipeline.offset)
    }
    variables[index].value = value
  }

  // MARK: Limits

  mutating func countStep() throws(TemplateFault) {
    stepCount += 1
    if stepCount > Self.stepLimit { throw TemplateFault("the template takes more than \(Self.stepLimit) steps") }
  }

  mutating func nested<Result>(
    _ body: (inout TemplateRun) throws(TemplateFault) -> Result
  ) throws(TemplateFault) -> Result {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else {
      throw TemplateFault("more than \(Self.depthLimit) blocks and templates inside one another")
    }
    return try body(&self)
  }
}

extension TemplateFault {
  static func tooLong(_ offset: Int?) -> TemplateFault {
    TemplateFault("the text is longer than \(TemplateRun.outputLimit >> 20) MiB", offset: offset)
  }
}

extension TemplateValue {
  /// What `range` goes through, with its number or name.
  fileprivate func elements(limit: Int) throws(TemplateFault) -> [(key: TemplateValue, value: TemplateValue)] {
    switch self {
    case .missing, .null: return []
    case .labels(let labels): return labels.pairs.map { (.string($0.name), .string($0.value)) }
    case .map(let pairs): return pairs.map { (.string($0.name), $0.value) }
    case .samples(let samples): return samples.enumerated().map { (.int($0.offset), .sample($0.element)) }
    // More is given up before it is through.
    case .int(let count): return (0..<max(0, min(count, limit + 1))).map { (.int($0), .int($0)) }
    default: throw TemplateFault("range can't iterate over \(shown)")
    }
  }
}
