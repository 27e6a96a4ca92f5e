public import Telemetry

/// Picks series, and of each the newest sample at a time: `up{job="x"} offset 5m @ end()`.
public struct VectorSelector: Sendable {
  /// How the sample at a time is found, where not as the newest within the look-back.
  public enum Reading: Sendable, Hashable {
    case usual
    /// Ranges reach back to the sample before them.
    case anchored
    /// Values at the ends of a range, and at a time, are interpolated.
    case smoothed
  }

  /// All that is asked for, the metric's name among them; patterns are compiled already.
  public var matchers: [LabelMatcher]
  public var modifiers = TimeModifiers()
  public var reading = Reading.usual

  public init(matchers: [LabelMatcher]) {
    self.matchers = matchers
  }
}

/// The samples of series within a stretch of time: `up[5m]`. The modifiers stand with the selector.
public struct RangeSelector: Sendable {
  public var selector: VectorSelector
  public var range: DurationExpression

  public init(selector: VectorSelector, range: DurationExpression) {
    self.selector = selector
    self.range = range
  }
}

/// An expression computed again and again over a stretch of time: `rate(x[1m])[10m:1m]`.
public struct Subquery: Sendable {
  public var operand: Expression
  public var range: DurationExpression
  /// `nil`: the default of whoever evaluates.
  public var step: DurationExpression?
  public var modifiers = TimeModifiers()

  public init(operand: Expression, range: DurationExpression, step: DurationExpression?) {
    self.operand = operand
    self.range = range
    self.step = step
  }
}

/// `offset` and `@`.
public struct TimeModifiers: Sendable, Hashable {
  public enum Pin: Sendable, Hashable {
    case milliseconds(Int64)
    case start
    case end
  }

  /// Positive into the past.
  public var offset: DurationExpression?
  public var pin: Pin?

  public init() {}
}

/// A length of time, which may be computed: `5m`, `300`, `step() * 2`, `-(1h - 5m)`.
public indirect enum DurationExpression: Sendable, Hashable {
  public enum Operator: String, Sendable, Hashable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
    case power = "^"
  }

  /// Seconds, and whether they were written with a unit.
  case seconds(Double, hasUnit: Bool)
  /// The step of the query; 0 for an instant.
  case step
  /// From the start to the end of the query.
  case range
  case negative(DurationExpression)
  case operation(DurationExpression, Operator, DurationExpression)
  case smaller(DurationExpression, DurationExpression)
  case larger(DurationExpression, DurationExpression)
  case parentheses(DurationExpression)
}
