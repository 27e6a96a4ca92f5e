internal import Telemetry

/// What a series says now, by its samples up to now in the order of time; `nil` once it has ended.
enum PresentValue {
  /// A figure is taken over so many steps, so that one late scrape does not show.
  private static let stepCount = 4

  /// The last measured value, NaN and infinite ones among them.
  static func value(of samples: [Sample], now: Int64, _ pace: ScrapePace = .unknown) -> Double? {
    guard let last = samples.last, !last.isStale, now - last.milliseconds <= pace.longestGap else { return nil }
    return last.value
  }

  /// The rate of a counter over its last steps, none of them broken; also `nil` when it was seen once only.
  static func rate(of samples: [Sample], now: Int64, _ pace: ScrapePace = .unknown) -> Double? {
    guard value(of: samples, now: now, pace) != nil else { return nil }
    let steps = CounterIncrease.steps(of: samples, lookBack: .milliseconds(pace.longestGap))
    let recent = steps.suffix(stepCount).reversed().prefix { !$0.isBroken }
    guard let first = recent.last, let last = recent.first else { return nil }
    return recent.reduce(0) { $0 + $1.amount } * 1_000 / Double(last.endMilliseconds - first.startMilliseconds)
  }
}
