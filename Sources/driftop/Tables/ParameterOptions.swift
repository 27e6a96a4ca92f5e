import ArgumentParser

/// `--param name=value`, repeated.
struct ParameterOptions: ParsableArguments {
  @Option(
    name: .customLong("param"),
    help: ArgumentHelp("A parameter of the method, as in delta=0.01; repeat for more.", valueName: "name=value"))
  var pairs: [String] = []

  func settings() throws(Failure) -> [String: String] {
    try Self.settings(of: pairs, form: "name=value")
  }

  static func settings(of pairs: [String], form: String) throws(Failure) -> [String: String] {
    var settings: [String: String] = [:]
    for pair in pairs {
      guard let equals = pair.firstIndex(of: "="), equals > pair.startIndex else {
        throw Failure(sentence: "--param \(pair): write \(form)")
      }
      let name = String(pair[..<equals])
      guard settings.updateValue(String(pair[pair.index(after: equals)...]), forKey: name) == nil else {
        throw Failure(sentence: "--param \(pair): \(name) is set twice")
      }
    }
    return settings
  }
}
