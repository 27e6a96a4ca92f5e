internal import PromQL

/// What a rule's expression holds the value against: "< .9".
public struct AlertThreshold: Sendable, Equatable {
  /// As it is written with the value on the left: "<".
  public var comparison: String
  public var value: Double

  /// - Returns: `nil` for an expression that compares with no constant, and for what is none.
  public init?(ofExpression text: String) {
    guard let expression = try? Expression(parsing: text) else { return nil }
    let condition = AlertCondition(expression)
    guard let comparison = condition.comparison, let value = condition.threshold else { return nil }
    self.comparison = comparison.rawValue
    self.value = value
  }
}
