/// What a selector asks of one label. A series without the label has the empty value.
public struct LabelMatcher: Sendable {
  public enum Test: Sendable {
    case equal(String)
    case notEqual(String)
    /// The whole value must match.
    case matches(Pattern)
    case doesNotMatch(Pattern)
  }

  public var name: String
  public var test: Test

  public init(_ name: String, _ test: Test) {
    self.name = name
    self.test = test
  }

  public static func metricName(_ name: String) -> LabelMatcher {
    LabelMatcher(Labels.metricNameLabel, .equal(name))
  }

  /// - Parameter value: empty for a series without the label.
  public func accepts(_ value: String) -> Bool {
    switch test {
    case .equal(let wanted): value.utf8.elementsEqual(wanted.utf8)
    case .notEqual(let unwanted): !value.utf8.elementsEqual(unwanted.utf8)
    case .matches(let pattern): pattern.matches(value)
    case .doesNotMatch(let pattern): !pattern.matches(value)
    }
  }
}
