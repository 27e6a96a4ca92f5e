internal import Telemetry

/// The value of a gauge in each bucket: the last one measured in it, else the one before, while that still holds.
///
/// What is no value ends what is carried: the bucket of a failed scrape shows what was measured in it, nothing from
/// before.
struct GaugeBuckets {
  private(set) var values: [Double?]

  /// - Parameters:
  ///   - samples: of one series, in the order of time, from before the grid on.
  ///   - blankFrom: values from here on stand for "not supported".
  init(_ samples: [Sample], _ grid: BucketGrid, _ pace: ScrapePace, blankFrom: Double? = nil) {
    values = []
    values.reserveCapacity(grid.count)
    var index = 0
    var current: Sample?
    for bucket in 0..<grid.count {
      let (start, end) = (grid.start(of: bucket), grid.start(of: bucket + 1))
      var measured: Double?
      while index < samples.count, samples[index].milliseconds < end {
        let sample = samples[index]
        current = sample.isValue(below: blankFrom) ? sample : nil
        if let current, current.milliseconds >= start { measured = current.value }
        index += 1
      }
      let held = current.flatMap { start - $0.milliseconds <= pace.longestGap ? $0.value : nil }
      values.append(measured ?? held)
    }
  }
}

extension Sample {
  /// Whether it is a number that can be drawn and added up, and does not stand for "not supported".
  func isValue(below blankFrom: Double?) -> Bool {
    value.isFinite && !(blankFrom.map { value >= $0 } ?? false)
  }
}
