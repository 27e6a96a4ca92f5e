internal import Telemetry

/// The value of a gauge in each bucket: the last one measured in it, else the one before, while that still holds.
///
/// A staleness marker ends what is carried, and so does a value that stands for "not supported"; NaN is no value.
struct GaugeBuckets {
  private(set) var values: [Double?]

  /// - Parameters:
  ///   - samples: of one series, in the order of time, from before the grid on.
  ///   - blankFrom: values from here on stand for "not supported".
  ///   - isFigure: only what holds at the end counts.
  init(_ samples: [Sample], _ grid: BucketGrid, _ pace: ScrapePace, blankFrom: Double?, isFigure: Bool) {
    values = []
    values.reserveCapacity(grid.count)
    var index = 0
    var current: Sample?
    for bucket in 0..<grid.count {
      let end = grid.start(of: bucket + 1)
      var measured: Double?
      while index < samples.count, samples[index].milliseconds < end {
        let sample = samples[index]
        let isValue = !sample.value.isNaN && !(blankFrom.map { sample.value >= $0 } ?? false)
        current = isValue ? sample : nil
        if isValue, sample.milliseconds >= grid.start(of: bucket) { measured = sample.value }
        index += 1
      }
      if let current, measured == nil || isFigure, min(end, grid.now) - current.milliseconds <= pace.longestGap {
        values.append(current.value)
      } else {
        values.append(isFigure ? nil : measured)
      }
    }
  }
}
