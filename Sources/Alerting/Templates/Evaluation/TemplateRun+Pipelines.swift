extension TemplateRun {
  /// The value of the last command, which its variables take.
  mutating func evaluate(_ pipeline: TemplatePipeline, dot: TemplateValue) throws(TemplateFault) -> TemplateValue {
    var value: TemplateValue?
    for command in pipeline.commands {
      try countStep()
      value = try evaluate(command, dot: dot, last: value)
    }
    let result = value ?? .missing
    for name in pipeline.variables { try set(name, result, pipeline) }
    return result
  }

  /// - Parameter last: what the command before gave: the last argument.
  private mutating func evaluate(
    _ command: TemplateCommand, dot: TemplateValue, last: TemplateValue?
  ) throws(TemplateFault) -> TemplateValue {
    let first = command.arguments[0]
    if case .function(let name) = first.kind {
      return try call(name, first, Array(command.arguments.dropFirst()), dot: dot, last: last)
    }
    guard command.arguments.count == 1, last == nil else {
      switch first.kind {
      case .field(let names), .chain(_, let names), .variable(_, let names):
        guard let name = names.last else { break }
        throw TemplateFault("\(name) is not a method but has arguments", offset: first.offset)
      default: break
      }
      throw TemplateFault("can't give argument to non-function \(first.source)", offset: first.offset)
    }
    if case .null = first.kind { throw TemplateFault("nil is not a command", offset: first.offset) }
    return try evaluate(first, dot: dot)
  }

  mutating func evaluate(_ term: TemplateTerm, dot: TemplateValue) throws(TemplateFault) -> TemplateValue {
    switch term.kind {
    case .dot: return dot
    case .null: return .null
    case .bool(let value): return .bool(value)
    case .string(let text): return .string(text)
    case .number(let number):
      if number.isWrittenAsFloat { return .float(number.float) }
      guard let int = number.int else { throw TemplateFault("\(term.source) overflows int", offset: term.offset) }
      return .int(int)
    case .field(let names): return try follow(names, from: dot, term)
    case .variable(let name, let names): return try follow(names, from: value(of: name), term)
    case .chain(let inner, let names): return try follow(names, from: try evaluate(inner, dot: dot), term)
    case .function(let name): return try call(name, term, [], dot: dot, last: nil)
    case .pipeline(let pipeline):
      return try nested { run throws(TemplateFault) in try run.evaluate(pipeline, dot: dot) }
    }
  }

  private func follow(
    _ names: [String], from start: TemplateValue, _ term: TemplateTerm
  ) throws(TemplateFault) -> TemplateValue {
    var value = start
    for name in names {
      do {
        value = try value.field(name)
      } catch {
        throw TemplateFault(error.sentence, offset: term.offset)
      }
    }
    return value
  }
}
