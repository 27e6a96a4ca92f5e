internal import Telemetry

/// Two samples of a counter that follow one another, and what it counted between them.
struct CounterStep: Equatable {
  /// Milliseconds since 1970, as in ``Sample``.
  var start: Int64
  var end: Int64
  /// Never negative: a counter that has fallen began anew at 0, so that all it shows was counted since.
  var increase: Double
  /// Whether a failed scrape, or more than ``lookBack``, lies between the two. What was counted is known all the same,
  /// but not when.
  var isBroken: Bool

  /// How long a sample stands for its series when nothing newer comes, in milliseconds: five minutes, Prometheus's.
  static let lookBack: Int64 = 300_000

  /// The steps between the samples of a counter; NaN and infinite values are passed over, as no count.
  ///
  /// - Parameter samples: in the order of time, staleness markers among them.
  static func steps(of samples: [Sample]) -> [CounterStep] {
    var steps: [CounterStep] = []
    var last: Sample?
    var isInterrupted = false
    for sample in samples {
      guard sample.value.isFinite else {
        isInterrupted = isInterrupted || sample.isStale
        continue
      }
      if let last {
        let isLate = sample.milliseconds - last.milliseconds > lookBack
        steps.append(
          CounterStep(
            start: last.milliseconds, end: sample.milliseconds,
            increase: sample.value < last.value ? max(0, sample.value) : sample.value - last.value,
            isBroken: isInterrupted || isLate))
      }
      last = sample
      isInterrupted = false
    }
    return steps
  }
}
