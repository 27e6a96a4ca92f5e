internal import Telemetry

extension TemplateFunction {
  static let logic: [TemplateFunction] = [
    TemplateFunction("and", stoppingAt: false),
    TemplateFunction("or", stoppingAt: true),
    TemplateFunction("not", .any) { arguments, _ in .bool(!arguments[0].isTrue) },
  ]

  /// - Reference: Go, `text/template`, Functions: `eq` and its companions compare what is of one basic type.
  static let comparison: [TemplateFunction] = [
    TemplateFunction("eq", .any, rest: .any) { arguments, _ throws(TemplateFault) in
      guard arguments.count > 1 else { throw TemplateFault("missing argument for comparison") }
      for other in arguments.dropFirst() where try arguments[0].equals(other) { return .bool(true) }
      return .bool(false)
    },
    TemplateFunction("ne", .any, .any) { arguments, _ throws(TemplateFault) in
      .bool(!(try arguments[0].equals(arguments[1])))
    },
    TemplateFunction("lt", .any, .any) { arguments, _ throws(TemplateFault) in
      .bool(try arguments[0].precedes(arguments[1]))
    },
    TemplateFunction("le", .any, .any) { arguments, _ throws(TemplateFault) in
      .bool(try arguments[0].precedesOrEquals(arguments[1]))
    },
    TemplateFunction("gt", .any, .any) { arguments, _ throws(TemplateFault) in
      .bool(!(try arguments[0].precedesOrEquals(arguments[1])))
    },
    TemplateFunction("ge", .any, .any) { arguments, _ throws(TemplateFault) in
      .bool(!(try arguments[0].precedes(arguments[1])))
    },
  ]
}

extension TemplateValue {
  fileprivate func equals(_ other: TemplateValue) throws(TemplateFault) -> Bool {
    switch (self, other) {
    case (.bool(let left), .bool(let right)): return left == right
    case (.int(let left), .int(let right)): return left == right
    case (.float(let left), .float(let right)): return left == right
    case (.string(let left), .string(let right)): return left.utf8.elementsEqual(right.utf8)
    case (.null, .null): return true
    case (.null, _), (_, .null): return false
    default: throw incomparable(to: other)
    }
  }

  fileprivate func precedes(_ other: TemplateValue) throws(TemplateFault) -> Bool {
    switch (self, other) {
    case (.int(let left), .int(let right)): return left < right
    case (.float(let left), .float(let right)): return left < right
    case (.string(let left), .string(let right)): return left.utf8.lexicographicallyPrecedes(right.utf8)
    case (.bool, .bool): throw TemplateFault("invalid type for comparison")
    default: throw incomparable(to: other)
    }
  }

  fileprivate func precedesOrEquals(_ other: TemplateValue) throws(TemplateFault) -> Bool {
    if try precedes(other) { return true }
    return try equals(other)
  }

  private func incomparable(to other: TemplateValue) -> TemplateFault {
    let areBasic = isBasic && other.isBasic
    return TemplateFault(areBasic ? "incompatible types for comparison" : "invalid type for comparison")
  }

  private var isBasic: Bool {
    switch self {
    case .bool, .int, .float, .string: true
    default: false
    }
  }
}
