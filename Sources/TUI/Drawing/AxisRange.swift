import Monitor

/// The range of a value axis: round numbers around the data, so that it seldom changes.
enum AxisRange {
  /// Rates, counts and times begin at zero; a quality figure shows the part of its scale that it uses.
  static func of(_ values: [Double], unit: FigureUnit) -> ClosedRange<Double> {
    let finite = values.filter(\.isFinite)
    guard let lowest = finite.min(), let highest = finite.max() else { return 0...1 }
    switch unit {
    case .perSecond, .seconds, .count, .bytes, .watts, .celsius:
      let low = Swift.min(0, lowest)
      return rounded(low, highest > low ? highest : low + 1)
    case .plain, .ratio:
      if lowest == 0, highest == 0 { return 0...1 }
      // A span of at least a tenth of the value keeps noise from looking like a trend.
      let span = Swift.max((highest - lowest), abs(highest) * 0.1, 1e-9)
      let middle = lowest / 2 + highest / 2
      let range = rounded(middle - span / 2, middle + span / 2)
      guard lowest >= 0, highest <= 1 else { return range }
      return Swift.max(0, range.lowerBound)...Swift.min(1, range.upperBound)
    }
  }

  /// From zero, for what fills up: the use of a cache, a share of errors.
  static func fromZero(_ values: [Double], unit: FigureUnit) -> ClosedRange<Double> {
    guard unit == .ratio || unit == .plain else { return of(values, unit: unit) }
    let range = of(values, unit: .count)
    let isShare = unit == .ratio && !values.contains { $0 > 1 }
    return isShare && range.upperBound > 1 ? range.lowerBound...1 : range
  }

  /// Where a value stands in a range, 0…1.
  static func fraction(of value: Double, in range: ClosedRange<Double>) -> Double {
    // Halved first, since the difference of two finite numbers may be infinite.
    let span = range.upperBound / 2 - range.lowerBound / 2
    guard span > 0, value.isFinite else { return 0 }
    return Swift.min(1, Swift.max(0, (value / 2 - range.lowerBound / 2) / span))
  }

  /// The next round numbers outside, a quarter of the span apart at most.
  private static func rounded(_ low: Double, _ high: Double) -> ClosedRange<Double> {
    guard low.isFinite, high.isFinite, (high - low).isFinite, high > low else {
      return low < high ? low...high : low...low.nextUp
    }
    let step = niceStep(atLeast: (high - low) / 4)
    let roundedLow = (low / step).rounded(.down) * step
    let roundedHigh = (high / step).rounded(.up) * step
    guard roundedLow.isFinite, roundedHigh.isFinite, roundedLow < roundedHigh else { return low...high }
    return roundedLow...roundedHigh
  }

  /// 1, 2 or 5 times a power of ten.
  static func niceStep(atLeast step: Double) -> Double {
    guard step.isFinite, step > 0 else { return 1 }
    var power = 1.0
    while power * 10 <= step { power *= 10 }
    while power > step { power /= 10 }
    guard power > 0 else { return step }
    return [1.0, 2, 5, 10].map { $0 * power }.first { $0 >= step } ?? step
  }
}
