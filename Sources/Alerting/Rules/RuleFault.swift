/// Why a rule, or a whole file of rules, cannot be used: what, where, and what was expected.
public struct RuleFault: Error, Hashable, Sendable, CustomStringConvertible, Codable {
  public var file: String
  /// Both from 1.
  public var line: Int
  public var column: Int?
  public var reason: String

  public init(file: String, line: Int, column: Int? = nil, reason: String) {
    self.file = file
    self.line = line
    self.column = column
    self.reason = reason
  }

  public var description: String { "\(place): \(reason)" }

  /// With a word before the reason, as in "rules.yml:7:5: warning: …".
  public func described(as kind: String) -> String { "\(place): \(kind): \(reason)" }

  private var place: String { "\(file):\(line)\(column.map { ":\($0)" } ?? "")" }
}
