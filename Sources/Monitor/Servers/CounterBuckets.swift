internal import Telemetry

/// What a counter grew by in each bucket, and how much of the bucket its samples cover.
///
/// The growth between two samples is spread evenly over the time between them. A lower value than the one before is a
/// counter that began anew at 0. A staleness marker, NaN, or a gap longer than the limit covers nothing, so that a
/// failed scrape leaves a hole and never a zero.
struct CounterBuckets {
  private(set) var increases: [Double]
  /// Milliseconds.
  private(set) var covered: [Int64]
  /// Whether the series goes on at the last sample.
  private(set) var isAlive = false
  private let grid: BucketGrid

  /// - Parameter samples: of one series, in the order of time, from before the grid on.
  /// - Complexity: O(samples + buckets).
  init(_ samples: [Sample], _ grid: BucketGrid, _ pace: ScrapePace) {
    self.grid = grid
    increases = Array(repeating: 0, count: grid.count)
    covered = Array(repeating: 0, count: grid.count)
    var previous: Sample?
    var growth: (last: Sample, perMillisecond: Double)?
    for sample in samples {
      guard sample.value.isFinite else {
        (previous, growth) = (nil, nil)
        continue
      }
      if let previous, sample.milliseconds - previous.milliseconds <= pace.longestGap {
        let increase = sample.value >= previous.value ? sample.value - previous.value : sample.value
        spread(increase, from: previous.milliseconds, to: sample.milliseconds)
        growth = (sample, increase / Double(sample.milliseconds - previous.milliseconds))
      } else {
        growth = nil
      }
      previous = sample
    }
    isAlive = previous != nil
    if let growth { carry(growth.perMillisecond, since: growth.last.milliseconds, pace) }
  }

  /// Per second; `nil` where nothing was measured.
  func rate(of bucket: Int) -> Double? {
    covered[bucket] > 0 ? increases[bucket] / Double(covered[bucket]) * 1_000 : nil
  }

  private mutating func spread(_ increase: Double, from start: Int64, to end: Int64) {
    let perMillisecond = increase / Double(end - start)
    var begin = max(start, grid.start)
    let limit = min(end, grid.end)
    while begin < limit {
      let bucket = grid.bucket(at: begin)
      let next = min(limit, grid.start(of: bucket + 1))
      increases[bucket] += perMillisecond * Double(next - begin)
      covered[bucket] += next - begin
      begin = next
    }
  }

  /// Goes on with the last rate while the next scrape is due, so that the present is no gap.
  private mutating func carry(_ perMillisecond: Double, since last: Int64, _ pace: ScrapePace) {
    let limit = min(grid.now, last + 2 * pace.interval - 1)
    guard limit >= grid.start, last < grid.end else { return }
    for bucket in grid.bucket(at: last)...min(grid.bucket(at: limit), grid.count - 1) where covered[bucket] == 0 {
      increases[bucket] = perMillisecond * Double(grid.step)
      covered[bucket] = grid.step
    }
  }
}

/// How often a target is scraped, in milliseconds, and what follows from it.
struct ScrapePace: Hashable, Sendable {
  var interval: Int64

  /// How old the last value may be and still hold: Prometheus's look-back, or two scrapes where they are rarer.
  var longestGap: Int64 { max(300_000, 2 * interval) }

  /// The stretch of a figure: four scrapes, so that one late scrape does not show.
  var figureSpan: Int64 { max(10_000, 4 * interval) }

  /// The stretch of a quantile, which needs more observations.
  var quantileSpan: Int64 { max(60_000, 4 * interval) }
}
