extension FunctionDescriptor {
  static let doubleExponentialSmoothing = Self(
    "double_exponential_smoothing", [.rangeVector, .scalar, .scalar], isExperimental: true,
    summary: "value of a gauge smoothed by Holt's linear method, with factors for level and trend", check: checkFactors,
    .window(keepsName: false) { window, scalars in window.smoothed(levelFactor: scalars[0], trendFactor: scalars[1]) })

  @Sendable
  private static func checkFactors(_ result: WindowResult, _ evaluation: Evaluation) throws(QueryError) {
    for (factors, (name, symbol)) in zip(result.scalars, [("smoothing", "sf"), ("trend", "tf")]) {
      guard let wrong = factors.first(where: { $0 <= 0 || $0 >= 1 }) else { continue }
      throw QueryError("invalid \(name) factor. Expected: 0 < \(symbol) < 1, got: \(wrong.fixedText(decimals: 6))")
    }
  }
}

extension SampleWindow {
  /// - Reference: NIST/SEMATECH e-Handbook of Statistical Methods, 6.4.3.3, "Double Exponential Smoothing"; the trend
  ///   begins as the difference of the first two values.
  fileprivate func smoothed(levelFactor: Double, trendFactor: Double) -> Double? {
    guard count >= 2 else { return nil }
    var level = values[0]
    var trend = values[1] - values[0]
    for place in 1..<count {
      let previous = level
      level = levelFactor * values[place] + (1 - levelFactor) * (previous + trend)
      if place + 1 < count { trend = trendFactor * (level - previous) + (1 - trendFactor) * trend }
    }
    return level
  }
}
