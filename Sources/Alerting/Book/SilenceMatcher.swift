public import Telemetry

/// One condition of a silence: `severity="page"`, `job=~"ml.*"`.
public struct SilenceMatcher: Sendable, Equatable, Codable {
  public var name: String
  public var value: String
  public var isRegex: Bool
  public var isEqual: Bool

  public init(name: String, value: String, isRegex: Bool = false, isEqual: Bool = true) {
    self.name = name
    self.value = value
    self.isRegex = isRegex
    self.isEqual = isEqual
  }
}

extension SilenceMatcher {
  /// Whether a set of labels matches; a label that is missing has the empty value, and a pattern that is none matches
  /// nothing.
  public func accepts(_ labels: Labels) -> Bool { test?.accepts(labels[name] ?? "") ?? false }
}
