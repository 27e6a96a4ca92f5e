import Analysis

/// A method that a person names on the command line.
protocol NamedMethod {
  var id: String { get }
  var summary: String { get }
  var parameters: [ParameterDescription] { get }
}

extension StreamDetectorKind: NamedMethod {}

/// Help on methods and their parameters, made from their lists.
enum MethodHelp {
  static func text(of methods: [some NamedMethod]) -> String {
    methods.map { method in
      let parameters = method.parameters.map { parameter in
        "    \(parameter.name)=\(parameter.defaultValue)  \(parameter.summary) (\(parameter.range))"
      }
      return (["\(method.id): \(method.summary)"] + parameters).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// What a wrong setting says, with the method's name before it.
  static func checked<Result>(_ id: String, _ body: () throws(ParameterError) -> Result) throws(Failure) -> Result {
    do throws(ParameterError) {
      return try body()
    } catch {
      throw Failure(sentence: "\(id): \(error)")
    }
  }
}
