internal import Telemetry

extension TemplateFunction {
  static let queries: [TemplateFunction] = [
    TemplateFunction("query", .string) { arguments, data throws(TemplateFault) in
      .samples(try data.query(arguments[0].text))
    },
    TemplateFunction("first", .samples) { arguments, _ throws(TemplateFault) in
      guard let first = arguments[0].queryResult.first else {
        throw TemplateFault("first() called on vector with no elements")
      }
      return .sample(first)
    },
    TemplateFunction("label", .string, .sample) { arguments, _ throws(TemplateFault) in
      .string(try arguments[1].sampleLabel(arguments[0].text))
    },
    TemplateFunction("value", .sample) { arguments, _ throws(TemplateFault) in try arguments[0].field("Value") },
    TemplateFunction("strvalue", .sample) { arguments, _ throws(TemplateFault) in
      .string(try arguments[0].sampleLabel("__value__"))
    },
    TemplateFunction("sortByLabel", .string, .samples) { arguments, _ in
      let name = arguments[0].text
      let keyed = arguments[1].queryResult.enumerated().map { (key: $1.labels[name] ?? "", place: $0, sample: $1) }
      // By bytes; equal ones stay in their order.
      let sorted = keyed.sorted { left, right in
        if left.key.utf8.elementsEqual(right.key.utf8) { return left.place < right.place }
        return left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
      }
      return .samples(sorted.map(\.sample))
    },
  ]
}

extension TemplateValue {
  fileprivate func sampleLabel(_ name: String) throws(TemplateFault) -> String {
    if case .sample(let sample) = self { sample.labels[name] ?? "" } else { "" }
  }
}
