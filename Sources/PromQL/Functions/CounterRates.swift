internal import Telemetry

// How fast a counter rises. The samples rarely lie on the ends of the window: what they show is extended to its ends, if
// they come close enough, and otherwise by half of the time between two samples.

extension SampleWindow {
  var rangeSeconds: Double { Double(end - start) / 1_000 }

  /// The change from the first sample to the last, resets of a counter made good, extended to the whole window.
  ///
  /// - Returns: `nil` with fewer than two samples.
  /// - Complexity: O(samples) when a counter was reset, else O(1).
  /// - Reference: Prometheus, rate, increase and delta of floats: version 3 and, for closed windows, 2.42.
  func extrapolatedChange(isCounter: Bool) -> Double? {
    guard count >= 2 else { return nil }
    let last = count - 1
    var change = values[last] - values[0]
    if isCounter, mayFall { change = addingResets(to: change) }
    let sampledSeconds = Double(times[last] - times[0]) / 1_000
    let meanGap = sampledSeconds / Double(last)
    let threshold = meanGap * 1.1
    // A counter cannot have been below zero: where its line cuts zero, it began.
    let toZero = isCounter && change > 0 && values[0] >= 0 ? sampledSeconds * (values[0] / change) : .infinity
    var toStart = Double(times[0] - start) / 1_000
    // Before Prometheus 3, a beginning could lie further back than half of a gap.
    if isClosed { toStart = min(toStart, toZero) }
    if toStart >= threshold { toStart = meanGap / 2 }
    toStart = min(toStart, toZero)
    var toEnd = Double(end - times[last]) / 1_000
    if toEnd >= threshold { toEnd = meanGap / 2 }
    return change * ((sampledSeconds + toStart + toEnd) / sampledSeconds)
  }

  private func addingResets(to change: Double) -> Double {
    var change = change
    var previous = values[0]
    for value in values {
      if value < previous { change += previous }
      previous = value
    }
    return change
  }

  fileprivate func change(isCounter: Bool) -> Double? {
    reading == .usual ? extrapolatedChange(isCounter: isCounter) : boundedChange(isCounter: isCounter)
  }
}

extension FunctionDescriptor {
  static let rate = Self(
    "rate", [.rangeVector], summary: "per-second rate of a counter", check: remarkOnNonCounter,
    .window(keepsName: false) { window, _ in window.change(isCounter: true).map { $0 / window.rangeSeconds } })

  static let increase = Self(
    "increase", [.rangeVector], summary: "increase of a counter", check: remarkOnNonCounter,
    .window(keepsName: false) { window, _ in window.change(isCounter: true) })

  static let delta = Self(
    "delta", [.rangeVector], summary: "difference between the ends of a range of a gauge",
    .window(keepsName: false) { window, _ in window.change(isCounter: false) })

  private static let counterSuffixes = ["_total", "_sum", "_count", "_bucket"]

  @Sendable
  private static func remarkOnNonCounter(_ result: WindowResult, _ evaluation: Evaluation) {
    guard let name = result.labels[Labels.metricNameLabel],
      !counterSuffixes.contains(where: { name.utf8.reversed().starts(with: $0.utf8.reversed()) })
    else { return }
    evaluation.annotate(
      .info,
      "metric might not be a counter, name does not end in _total/_sum/_count/_bucket: \(name.quoted)",
      at: result.call.arguments[0].range)
  }
}
