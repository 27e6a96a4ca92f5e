extension TemplateRun {
  /// Calls a function with terms as its arguments, and what the command before gave behind them.
  mutating func call(
    _ name: String, _ term: TemplateTerm, _ terms: [TemplateTerm], dot: TemplateValue, last: TemplateValue?
  ) throws(TemplateFault) -> TemplateValue {
    guard let function = TemplateFunction.named(name) else {
      throw TemplateFault("\(name) is not a defined function", offset: term.offset)
    }
    do {
      try function.checkCount(terms.count + (last == nil ? 0 : 1))
    } catch {
      throw TemplateFault(error.sentence, offset: term.offset)
    }
    var arguments: [TemplateValue] = []
    for (index, term) in terms.enumerated() {
      let value = try argument(term, function.parameter(index), dot: dot)
      arguments.append(value)
      // What decides the whole is not followed by more: the rest may fail.
      if function.stops(at: value) { return value }
    }
    if let last { arguments.append(try check(last, function.parameter(terms.count), term)) }
    return try result(of: function, arguments, term)
  }

  private func result(
    of function: TemplateFunction, _ arguments: [TemplateValue], _ term: TemplateTerm
  ) throws(TemplateFault) -> TemplateValue {
    let result: TemplateValue
    do {
      result = try function.body(arguments, data)
    } catch {
      throw TemplateFault("error calling \(function.name): \(error.sentence)", offset: term.offset)
    }
    if result.text.utf8.count > Self.outputLimit { throw .tooLong(term.offset) }
    return result
  }

  private mutating func argument(
    _ term: TemplateTerm, _ parameter: TemplateFunction.Parameter, dot: TemplateValue
  ) throws(TemplateFault) -> TemplateValue {
    // What stands there literally takes the type that is asked for, as Go's constants do.
    switch (parameter, term.kind) {
    case (.any, _): break
    case (.string, .number), (.string, .bool):
      throw TemplateFault("expected string; found \(term.source)", offset: term.offset)
    case (_, .null): throw TemplateFault("cannot assign nil to \(parameter.typeName)", offset: term.offset)
    case (.sample, .number), (.sample, .bool), (.sample, .string), (.samples, .number), (.samples, .bool),
      (.samples, .string):
      throw TemplateFault("can't handle \(term.source) for arg of type \(parameter.typeName)", offset: term.offset)
    default: break
    }
    return try check(try evaluate(term, dot: dot), parameter, term)
  }

  private func check(
    _ value: TemplateValue, _ parameter: TemplateFunction.Parameter, _ term: TemplateTerm
  ) throws(TemplateFault) -> TemplateValue {
    switch (parameter, value) {
    case (.any, .missing): return .null
    case (.any, _), (.string, .string), (.sample, .sample), (.samples, .samples): return value
    case (_, .missing), (_, .null):
      throw TemplateFault("invalid value; expected \(parameter.typeName)", offset: term.offset)
    default:
      throw TemplateFault(
        "wrong type for value; expected \(parameter.typeName); got \(value.typeName)", offset: term.offset)
    }
  }
}
