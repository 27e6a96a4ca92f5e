internal import Glibc

extension DurationExpression {
  // Prometheus counts in nanoseconds; what does not fit is refused there too.
  private static let longestSeconds = 9_223_372_036.0

  /// In whole milliseconds, what is smaller cut off.
  ///
  /// - Parameter query: what `step()` and `range()` speak of.
  func milliseconds(in query: StepGrid) throws(QueryError) -> Int64 {
    if case .seconds(let seconds, _) = self {
      try Self.check(seconds)
      return Int64((seconds * 1e9).rounded()) / 1_000_000
    }
    let seconds = try seconds(in: query)
    try Self.check(seconds)
    return Int64(seconds * 1_000)
  }

  /// The same of a length that must be one.
  func positiveMilliseconds(in query: StepGrid) throws(QueryError) -> Int64 {
    let milliseconds = try milliseconds(in: query)
    guard milliseconds > 0 else { throw QueryError("duration must be greater than 0") }
    return milliseconds
  }

  private static func check(_ seconds: Double) throws(QueryError) {
    guard abs(seconds) <= longestSeconds else { throw QueryError("duration is out of range") }
  }

  private func seconds(in query: StepGrid) throws(QueryError) -> Double {
    switch self {
    case .seconds(let seconds, _): return seconds
    case .step: return Double(query.step) / 1_000
    case .range: return Double(query.bound - query.start) / 1_000
    case .negative(let inner): return -(try inner.seconds(in: query))
    case .parentheses(let inner): return try inner.seconds(in: query)
    case .smaller(let left, let right): return min(try left.seconds(in: query), try right.seconds(in: query))
    case .larger(let left, let right): return max(try left.seconds(in: query), try right.seconds(in: query))
    case .operation(let left, let operation, let right):
      return try operation.apply(left.seconds(in: query), right.seconds(in: query))
    }
  }
}

extension DurationExpression.Operator {
  fileprivate func apply(_ left: Double, _ right: Double) throws(QueryError) -> Double {
    switch self {
    case .add: return left + right
    case .subtract: return left - right
    case .multiply: return left * right
    case .power: return pow(left, right)
    case .divide:
      guard right != 0 else { throw QueryError("division by zero") }
      return left / right
    case .remainder:
      guard right != 0 else { throw QueryError("modulo by zero") }
      return fmod(left, right)
    }
  }
}
