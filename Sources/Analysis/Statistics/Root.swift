/// Finds where a function takes a value.
enum Root {
  /// Where a falling function passes `level` within an interval that holds the place.
  ///
  /// - Complexity: about ten evaluations for smooth functions, 200 at most.
  /// - Reference: Dowell, Jarratt, "The Pegasus method", doi:10.1007/BF01932959; an end without a finite value is
  ///   approached by halves.
  static func falling(
    from start: Double, to end: Double, at level: Double, _ function: (Double) -> Double
  ) -> Double {
    var (low, high) = (start, end)
    var (lowValue, highValue) = (function(low) - level, function(high) - level)
    for _ in 0..<200 where high - low > 1e-13 * Swift.max(abs(low), abs(high)) {
      let secant = high - highValue * (high - low) / (highValue - lowValue)
      let middle = secant > low && secant < high ? secant : low + (high - low) / 2
      let value = function(middle) - level
      if value == 0 { return middle }
      if value > 0 {
        // Pegasus: the end that stays loses weight, so that it moves in the end.
        highValue *= lowValue / (lowValue + value)
        (low, lowValue) = (middle, value)
      } else {
        lowValue *= highValue / (highValue + value)
        (high, highValue) = (middle, value)
      }
    }
    return low + (high - low) / 2
  }
}
