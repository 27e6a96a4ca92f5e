/// A function that templates may call: its name, what it takes, and what it gives.
struct TemplateFunction: Sendable {
  enum Parameter: Sendable {
    case any
    case string
    case sample
    case samples

    var typeName: String {
      switch self {
      case .any: "interface {}"
      case .string: "string"
      case .sample: "*template.sample"
      case .samples: "template.queryResult"
      }
    }
  }

  /// Arguments have been checked against the parameters; a fault is a reason.
  typealias Body = @Sendable ([TemplateValue], TemplateData) throws(TemplateFault) -> TemplateValue

  let name: String
  private let parameters: [Parameter]
  /// Of all arguments behind those; `nil`: there are none.
  private let rest: Parameter?
  /// The truth of an argument behind which nothing more is looked at.
  private var stoppingTruth: Bool?
  let body: Body

  init(_ name: String, _ parameters: Parameter..., rest: Parameter? = nil, body: @escaping Body) {
    self.name = name
    self.parameters = parameters
    self.rest = rest
    self.body = body
  }

  /// Of a function that stops at the first argument that is true, or not.
  init(_ name: String, stoppingAt truth: Bool) {
    self.init(name, .any, rest: .any) { arguments, _ in arguments.last ?? .null }
    stoppingTruth = truth
  }

  func parameter(_ index: Int) -> Parameter { index < parameters.count ? parameters[index] : rest ?? .any }

  func stops(at value: TemplateValue) -> Bool { stoppingTruth == value.isTrue }

  func checkCount(_ count: Int) throws(TemplateFault) {
    let wanted = parameters.count
    guard count < wanted || count > wanted && rest == nil else { return }
    let least = rest == nil ? "" : "at least "
    throw TemplateFault("wrong number of args for \(name): want \(least)\(wanted) got \(count)")
  }
}

extension TemplateFunction {
  /// All functions, by family.
  static let all = logic + comparison + collections + printing + escaping + texts + numbers + times + queries + links

  private static let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

  static func named(_ name: String) -> TemplateFunction? { byName[name] }

  static func unknown(_ token: TemplateToken) -> TemplateFault {
    TemplateFault("function \(GoPrinter.quoted(token.text)) not defined", offset: token.offset)
  }
}
