internal import Telemetry

/// What a counter grew by in each bucket, and how much of the bucket its samples cover.
///
/// The growth between two samples is spread evenly over the time between them; a broken step covers nothing, so that a
/// failed scrape leaves a hole and never a zero.
struct CounterBuckets {
  /// What was measured; 0 also where nothing was.
  private(set) var increases: [Double]
  /// Milliseconds between two samples.
  private var covered: [Int64]
  /// Whether the series goes on at the last sample.
  private(set) var isAlive = false
  /// The last rate, per second, in the buckets of the present that have no sample yet.
  private var carried: (rate: Double, buckets: Range<Int>)?
  private let grid: BucketGrid

  /// - Parameter samples: of one series, in the order of time, from before the grid on.
  /// - Complexity: O(samples + buckets).
  init(_ samples: [Sample], _ grid: BucketGrid, _ pace: ScrapePace) {
    self.grid = grid
    increases = Array(repeating: 0, count: grid.count)
    covered = Array(repeating: 0, count: grid.count)
    var increase = CounterIncrease(lookBack: .milliseconds(pace.longestGap))
    var last: CounterIncrease.Step?
    for sample in samples {
      last = increase.add(sample)
      if let last, !last.isBroken { spread(last) }
    }
    isAlive = samples.last?.value.isFinite ?? false
    if let last, !last.isBroken { carry(last, pace) }
  }

  /// Per second; `nil` where nothing was measured and no rate goes on.
  func rate(of bucket: Int) -> Double? {
    if covered[bucket] > 0 { return increases[bucket] / Double(covered[bucket]) * 1_000 }
    return carried.flatMap { $0.buckets.contains(bucket) ? $0.rate : nil }
  }

  /// What was measured or, where the last rate goes on, what it comes to; `nil` as for ``rate(of:)``.
  func increase(of bucket: Int) -> Double? {
    covered[bucket] > 0 ? increases[bucket] : rate(of: bucket).map { $0 * Double(grid.step) / 1_000 }
  }

  private mutating func spread(_ step: CounterIncrease.Step) {
    let (start, end) = (step.startMilliseconds, step.endMilliseconds)
    var begin = max(start, grid.start)
    let limit = min(end, grid.end)
    while begin < limit {
      let bucket = grid.bucket(at: begin)
      let next = min(limit, grid.start(of: bucket + 1))
      // A step within one bucket stays whole to the last bit.
      let isWhole = next - begin == end - start
      increases[bucket] += isWhole ? step.amount : step.amount * (Double(next - begin) / Double(end - start))
      covered[bucket] += next - begin
      begin = next
    }
  }

  /// Goes on as in the last bucket that was measured.
  private mutating func carry(_ step: CounterIncrease.Step, _ pace: ScrapePace) {
    let last = step.endMilliseconds
    let buckets = grid.buckets(from: last, through: last + pace.carriedTime)
    let isMeasured = last > grid.start && last <= grid.end
    carried = (isMeasured ? rate(of: grid.bucket(at: last - 1)) ?? step.perSecond : step.perSecond, buckets)
  }
}
