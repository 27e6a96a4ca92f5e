/// Why a text is no test script.
public struct ScriptError: Error, Hashable, Sendable {
  /// The script's name, as its file's.
  public var name: String
  /// Counted from 1.
  public var line: Int
  /// What is wrong there and what was expected.
  public var reason: String

  init(line: Int, reason: String) {
    name = ""
    self.line = line
    self.reason = reason
  }
}

extension ScriptError: CustomStringConvertible {
  /// `rules.test:3: …`
  public var description: String { "\(name):\(line): \(reason)" }
}
