/// The points of a curve over falling thresholds, without those that only repeat a straight line, at most so many.
struct CurvePoints {
  struct Point {
    var threshold: Double
    var truePositives: Double
    var falsePositives: Double
  }

  /// Thresholds fall.
  private(set) var points: [Point] = []

  /// - Parameters:
  ///   - keeps: whether the point between two steps is a corner; the first and the last point always stay.
  ///   - limit: of the points that stay, this many evenly spaced ones are taken, both ends among them; at least 2.
  @inline(__always)
  init(of sweep: some ThresholdSweep, limit: Int, keeps: (SweepStep, SweepStep) -> Bool) {
    var count = 0
    var collected: [Point] = []
    Self.forEachCorner(of: sweep, keeps: keeps) { point in
      if count < limit { collected.append(point) }
      count += 1
    }
    if count > limit {
      // A second sweep instead of keeping every corner: noisy scores have one for every other record.
      collected.removeAll(keepingCapacity: true)
      var index = 0
      var next = 0
      Self.forEachCorner(of: sweep, keeps: keeps) { point in
        if index == next {
          collected.append(point)
          next = Self.evenIndex(collected.count, of: limit, over: count)
        }
        index += 1
      }
    }
    points = collected
  }

  /// The place of the `rank`-th of `limit` picks when they are spread over `count` places from the first to the last.
  private static func evenIndex(_ rank: Int, of limit: Int, over count: Int) -> Int {
    let (high, low) = rank.multipliedFullWidth(by: count - 1)
    return (limit - 1).dividingFullWidth((high, low)).quotient
  }

  @inline(__always)
  private static func forEachCorner(
    of sweep: some ThresholdSweep, keeps: (SweepStep, SweepStep) -> Bool, _ body: (Point) -> Void
  ) {
    var point = Point(threshold: .infinity, truePositives: 0, falsePositives: 0)
    var last = SweepStep(threshold: .infinity, positives: 0, negatives: 0)
    var stepCount = 0
    sweep.forEachStep { step in
      if stepCount == 1 || (stepCount > 1 && keeps(last, step)) { body(point) }
      point.threshold = step.threshold
      point.truePositives += step.positives
      point.falsePositives += step.negatives
      last = step
      stepCount += 1
    }
    if stepCount > 0 { body(point) }
  }
}
