// The anchored and smoothed readings: the change between the very ends of a window, from a sample before it and, smoothed,
// one behind it. Nothing is extrapolated.

extension SampleWindow {
  /// The place of the newest sample at or before the start; of the first one, if that lies behind the start.
  var anchor: Int {
    var place = 0
    while place + 1 < count, times[place + 1] <= start { place += 1 }
    return place
  }

  /// The change from the start of the window to its end, resets of a counter made good.
  ///
  /// - Returns: `nil` if no sample lies behind the start.
  /// - Reference: Prometheus 3, the modifiers anchored and smoothed of rate, increase and delta.
  func boundedChange(isCounter: Bool) -> Double? {
    let isSmoothed = reading == .smoothed
    var first = anchor
    var last = count - 1
    if isSmoothed { while last > 0, times[last - 1] >= end { last -= 1 } }
    guard times[last] > start else { return nil }

    var left = values[first]
    if isSmoothed, times[first] < start, first + 1 < count {
      left = interpolated(from: first, at: start, isCounter: isCounter)
    }
    var right = values[last]
    if isSmoothed, last > 0, times[last] > end {
      right = interpolated(from: last - 1, at: end, isCounter: isCounter)
    }
    guard isCounter else { return right - left }

    // The ends took part already.
    if times[first] <= start { first += 1 }
    if times[last] >= end { last -= 1 }
    return right - left + resets(from: left, over: first..<max(first, last + 1), to: right)
  }

  /// A counter that fell is taken to have risen from 0 since the sample before.
  private func interpolated(from place: Int, at time: Int64, isCounter: Bool) -> Double {
    var before = values[place]
    let after = values[place + 1]
    if isCounter, after < before { before = 0 }
    return before + (after - before) * Double(time - times[place]) / Double(times[place + 1] - times[place])
  }

  private func resets(from left: Double, over range: Range<Int>, to right: Double) -> Double {
    var lost = 0.0
    var previous = left
    for value in values[range] {
      if value < previous { lost += previous }
      previous = value
    }
    return right < previous ? lost + previous : lost
  }
}
