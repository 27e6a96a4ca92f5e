internal import Telemetry

/// Equal stretches of time, in milliseconds, that the course of scraped series is cut into. The last holds the present.
struct BucketGrid: Hashable, Sendable {
  var start: Int64
  var step: Int64
  var count: Int

  var end: Int64 { start + step * Int64(count) }

  func start(of bucket: Int) -> Int64 { start + step * Int64(bucket) }

  /// The bucket that holds a time of the grid or before it.
  func bucket(at time: Int64) -> Int { time < start ? 0 : Int((time - start) / step) }

  /// The buckets that some part of a closed stretch of time lies in.
  func buckets(from first: Int64, through last: Int64) -> Range<Int> {
    guard last >= start, first < end, first <= last else { return 0..<0 }
    return bucket(at: first)..<min(bucket(at: last), count - 1) + 1
  }

  var axis: SeriesProjection.Axis {
    .time(start: Timestamp(milliseconds: start), step: .milliseconds(step))
  }
}

extension BucketGrid {
  /// The window of a view, its buckets aligned to the epoch; one of so many records is all there is.
  ///
  /// - Parameter first: when metrics were first scraped, which is where a window without a length in time begins.
  init(_ window: WindowSpan, now: Timestamp, first: Timestamp, bucketCount: Int) {
    let wanted: Int64 =
      if case .duration(let duration) = window { duration.nanoseconds } else { (now - first).nanoseconds }
    let length = min(max(1_000_000_000, wanted), Self.longest)
    let buckets = max(1, bucketCount)
    let width = WindowPlan.timeStep(of: length, in: buckets)
    count = Int(min(Int64(buckets) + 1, length / width + (length % width > 0 ? 2 : 1)))
    step = width / 1_000_000
    start = now.floored(toMultipleOf: width).milliseconds - step * Int64(count - 1)
  }

  /// One bucket, the stretch that a figure is taken over: it ends with the scrape at `last`.
  init(figureEndingAt last: Int64, span: Int64) {
    self.init(start: last + 1 - span, step: span, count: 1)
  }

  /// A hundred years: longer than any scrape goes back.
  private static let longest: Int64 = 3_153_600_000_000_000_000
}
