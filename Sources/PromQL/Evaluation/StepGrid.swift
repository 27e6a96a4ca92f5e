/// The times at which a query is evaluated, in milliseconds since 1970: one, or equally spaced ones.
public struct StepGrid: Hashable, Sendable, Codable {
  public var start: Int64
  /// 0 for a single time.
  public var step: Int64
  /// At least 1.
  public var count: Int
  /// What the range was said to end at: the last step, or less than a step after it. `end()` and `range()` speak of it.
  public var bound: Int64

  /// A single time.
  public init(at milliseconds: Int64) {
    (start, step, count, bound) = (milliseconds, 0, 1, milliseconds)
  }

  /// From `start` in steps up to `end`, which is one of them when the steps fit.
  ///
  /// - Precondition: `step` is positive and `start` ≤ `end`.
  public init(from start: Int64, through end: Int64, step: Int64) {
    precondition(step > 0 && start <= end, "a range goes forward")
    self.start = start
    self.step = step
    count = Int((end - start) / step) + 1
    bound = end
  }

  /// The last step.
  public var end: Int64 { start + step * Int64(count - 1) }

  public subscript(index: Int) -> Int64 { start + step * Int64(index) }
}

/// When a query is evaluated.
public enum QueryTimes: Hashable, Sendable, Codable {
  case instant(milliseconds: Int64)
  case range(StepGrid)

  public var grid: StepGrid {
    switch self {
    case .instant(let milliseconds): StepGrid(at: milliseconds)
    case .range(let grid): grid
    }
  }
}
