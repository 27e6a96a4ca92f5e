import Analysis

/// A method that a person names on the command line.
protocol NamedMethod {
  var id: String { get }
  var summary: String { get }
  var parameters: [ParameterDescription] { get }
}

extension StreamDetectorKind: NamedMethod {}
extension AnomalyDetectorKind: NamedMethod {}
extension SeriesDetectorKind: NamedMethod {}
extension TwoSampleStatisticKind: NamedMethod {}

/// Help on methods and their parameters, made from their lists.
enum MethodHelp {
  private static let width = 78

  static func text(of methods: [some NamedMethod]) -> String {
    methods.map { method in
      let parameters = method.parameters.map { parameter in
        paragraph(
          "\(parameter.name)=\(parameter.defaultValue): \(parameter.summary) (\(parameter.range))", indent: 2)
      }
      return ([paragraph("\(method.id): \(method.summary)", indent: 0)] + parameters).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// Lines that the help's own wrapping leaves alone, the further ones set in deeper.
  private static func paragraph(_ text: String, indent: Int) -> String {
    var lines: [String] = []
    var line = String(repeating: " ", count: indent)
    var isStart = true
    for word in text.split(separator: " ") {
      if !isStart, line.count + 1 + word.count > width {
        lines.append(line)
        line = String(repeating: " ", count: indent + 4)
        isStart = true
      }
      line += (isStart ? "" : " ") + word
      isStart = false
    }
    return (lines + [line]).joined(separator: "\n")
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
