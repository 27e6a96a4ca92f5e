/// Why a configuration file cannot be used: one sentence behind file and line, without secrets.
public struct ConfigurationError: Error, Hashable, CustomStringConvertible {
  public var file: String
  /// From 1.
  public var line: Int
  /// From 1, where it is known; not told in the sentence.
  public var column: Int?
  public var reason: String

  public init(file: String, line: Int, column: Int? = nil, reason: String) {
    self.file = file
    self.line = line
    self.column = column
    self.reason = reason
  }

  public var description: String { "\(file):\(line): \(reason)" }
}
