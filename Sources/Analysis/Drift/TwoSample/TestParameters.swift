/// The settings of a test whose p-value is found in one way.
public struct SignificanceLevel: MethodParameters {
  public var alpha = 0.05

  public init() {}

  public static let all: [MethodParameter<Self>] = [
    .number("alpha", \.alpha, above: 0, below: 1, "significance level")
  ]
}

/// The ways in which a test can find its p-value.
public protocol PValueMethod: RawRepresentable<String>, CaseIterable, Sendable, Equatable, Codable {
  /// As scipy chooses by the sizes.
  static var auto: Self { get }
}

/// The settings of a test whose p-value is exact or asymptotic.
public struct TestParameters<Method: PValueMethod>: MethodParameters {
  public var alpha = 0.05
  public var method = Method.auto

  public init() {}

  public static var all: [MethodParameter<Self>] {
    [
      .number("alpha", \.alpha, above: 0, below: 1, "significance level"),
      .choice("method", \.method, "how the p-value is found"),
    ]
  }
}
