/// Why a theme file cannot be used, with the place to look at.
public struct ThemeError: Error, Equatable, CustomStringConvertible {
  public var file: String
  /// 1-based; `nil` when the fault is the file as a whole.
  public var line: Int?
  /// What is wrong and what was expected: one sentence.
  public var reason: String

  public init(file: String, line: Int? = nil, reason: String) {
    self.file = file
    self.line = line
    self.reason = reason
  }

  /// "themes/own.yaml:7: base03 is \"grey\"; expected …".
  public var description: String {
    line.map { "\(file):\($0): \(reason)" } ?? "\(file): \(reason)"
  }
}
