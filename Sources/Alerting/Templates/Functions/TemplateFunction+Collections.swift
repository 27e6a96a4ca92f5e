internal import Telemetry

extension TemplateFunction {
  static let collections: [TemplateFunction] = [
    TemplateFunction("len", .any) { arguments, _ throws(TemplateFault) in
      switch arguments[0] {
      case .string(let text): .int(text.utf8.count)
      case .labels(let labels): .int(labels.pairs.count)
      case .map(let pairs): .int(pairs.count)
      case .samples(let samples): .int(samples.count)
      case .null, .missing: throw TemplateFault("len of nil pointer")
      default: throw TemplateFault("len of type \(arguments[0].typeName)")
      }
    },
    TemplateFunction("index", .any, rest: .any) { arguments, _ throws(TemplateFault) in
      var value = arguments[0]
      for index in arguments.dropFirst() { value = try value.element(index) }
      return value
    },
    TemplateFunction("slice", .any, rest: .any) { arguments, _ throws(TemplateFault) in
      try arguments[0].slice(Array(arguments.dropFirst()))
    },
    TemplateFunction("args", rest: .any) { arguments, _ in
      let pairs = arguments.enumerated().map { (name: "arg\($0.offset)", value: $0.element) }
      return .map(pairs.sorted { $0.name < $1.name })
    },
    TemplateFunction("call", .any, rest: .any) { arguments, _ throws(TemplateFault) in
      if case .null = arguments[0] { throw TemplateFault("call of nil") }
      throw TemplateFault("non-function of type \(arguments[0].typeName)")
    },
  ]
}

extension TemplateValue {
  fileprivate func element(_ index: TemplateValue) throws(TemplateFault) -> TemplateValue {
    switch (self, index) {
    case (.null, _), (.missing, _): throw TemplateFault("index of untyped nil")
    case (.labels(let labels), .string(let name)): return .string(labels[name] ?? "")
    case (.map, .string(let name)):
      let value = try field(name)
      if case .missing = value { return .null }
      return value
    case (.labels, _), (.map, _): throw TemplateFault("value has type \(index.typeName); should be string")
    case (.samples(let samples), _):
      return .sample(samples[try Self.place(index, below: samples.count)])
    case (.string(let text), _):
      return .int(Int(Array(text.utf8)[try Self.place(index, below: text.utf8.count)]))
    default: throw TemplateFault("can't index item of type \(typeName)")
    }
  }

  fileprivate func slice(_ bounds: [TemplateValue]) throws(TemplateFault) -> TemplateValue {
    let count: Int
    switch self {
    case .string(let text): count = text.utf8.count
    case .samples(let samples): count = samples.count
    case .null, .missing: throw TemplateFault("slice of untyped nil")
    default: throw TemplateFault("can't slice item of type \(typeName)")
    }
    if bounds.count > 3 { throw TemplateFault("too many slice indexes: \(bounds.count)") }
    if bounds.count == 3, case .string = self { throw TemplateFault("cannot 3-index slice a string") }
    var places: [Int] = []
    for bound in bounds { places.append(try Self.place(bound, below: count + 1)) }
    let start = places.first ?? 0
    let end = places.count > 1 ? places[1] : count
    guard start <= end else { throw TemplateFault("invalid slice index: \(start) > \(end)") }
    if case .samples(let samples) = self { return .samples(Array(samples[start..<end])) }
    return .string(String(decoding: Array(text.utf8)[start..<end], as: UTF8.self))
  }

  private static func place(_ index: TemplateValue, below limit: Int) throws(TemplateFault) -> Int {
    switch index {
    case .int(let place):
      guard place >= 0, place < limit else { throw TemplateFault("index out of range: \(place)") }
      return place
    case .null, .missing: throw TemplateFault("cannot index slice/array with nil")
    default: throw TemplateFault("cannot index slice/array with type \(index.typeName)")
    }
  }
}
