import Monitor
import Telemetry

/// Where the buckets of a series stand in a row of cells that are two dots wide.
///
/// The newest bucket stands at the right. A bucket takes a whole number of dots, and which half of a cell it begins in
/// follows from its place on the axis, not from its place in the array: a cell's picture stays the same until it moves
/// on by a whole cell.
struct BucketLayout {
  let cells: Int
  let count: Int
  let dotsPerBucket: Int
  private let rightPadding: Int

  init(series: SeriesProjection, cells: Int) {
    self.cells = max(0, cells)
    count = series.values.count
    dotsPerBucket = count == 0 ? 1 : max(1, self.cells * 2 / count)
    let end = series.firstBucket &+ count
    rightPadding = (end & 1) * (dotsPerBucket & 1)
  }

  /// The leftmost dot of a bucket; negative when it has left the screen.
  func dot(of bucket: Int) -> Int {
    cells * 2 - rightPadding - (count - bucket) * dotsPerBucket
  }

  /// The bucket that covers a dot.
  func bucket(at dot: Int) -> Int? {
    let fromEnd = cells * 2 - rightPadding - dot
    guard fromEnd > 0 else { return nil }
    let bucket = count - (fromEnd + dotsPerBucket - 1) / dotsPerBucket
    return bucket >= 0 && bucket < count ? bucket : nil
  }
}

extension SeriesProjection {
  /// The number of the first bucket, counted from the start of the axis.
  var firstBucket: Int {
    switch axis {
    case .time(let start, let step):
      let width = step.nanoseconds
      return width > 0 ? Int(start.nanoseconds / width) : 0
    case .count(let start, let step):
      return step > 0 ? start / step : 0
    }
  }

  /// Its values that are numbers.
  var measured: [Double] {
    values.compactMap { $0 }.filter(\.isFinite)
  }

  /// The last value that was measured.
  var latest: Double? {
    values.last { $0?.isFinite == true } ?? nil
  }
}
