internal import Predictions
internal import Telemetry

/// Where a window lies on a model's axis and how it is cut into buckets.
///
/// Buckets are aligned to multiples of their width, so that a bucket keeps its place from one snapshot to the next.
struct WindowPlan: Equatable {
  var start: Int64
  var step: Int64
  var count: Int
  var isTime: Bool

  var end: Int64 { start + step * Int64(count) }

  /// Widths of time buckets in seconds that panes of every age fit into.
  private static let timeSteps: [Int64] = [
    1, 5, 10, 15, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 604_800,
    2_419_200,
  ]
  /// The width, in nanoseconds, of buckets of which no more than `count` fill a stretch of time.
  static func timeStep(of length: Int64, in count: Int) -> Int64 {
    step(parts(of: length, Int64(count)), timeSteps.map { $0 * nanosecondsPerSecond }, holding: 1)
  }

  private static let countSteps: [Int64] = [
    10, 50, 250, 500, 1_000, 5_000, 25_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
  ]
  private static let nanosecondsPerSecond: Int64 = 1_000_000_000
  /// 126 years: the sums of a start and a few of these do not overflow.
  private static let longest: Int64 = 4_000_000_000_000_000_000

  /// - Returns: `nil` when the model has no record yet.
  init?(_ window: WindowSpan, of view: ModelView, now: Timestamp?, bucketCount: Int) {
    let bucketCount = max(1, bucketCount)
    isTime = view.hasTimeAxis
    if isTime {
      guard let now, let first = view.firstPosition else { return nil }
      let wanted: Int64 =
        switch window {
        case .duration(let duration): max(Self.nanosecondsPerSecond, duration.nanoseconds)
        case .count(let records): max(Self.nanosecondsPerSecond, now.nanoseconds - view.position(ofLast: records))
        case .everything: max(Self.nanosecondsPerSecond, now.nanoseconds - first)
        }
      let length = min(wanted, Self.longest)
      step = Self.step(
        Self.parts(of: length, Int64(bucketCount)), Self.timeSteps.map { $0 * Self.nanosecondsPerSecond },
        holding: view.widestPane(from: now.nanoseconds - length))
      count = Int(min(Int64(bucketCount) + 1, Self.parts(of: length, step) + 1))
      start = now.floored(toMultipleOf: step).nanoseconds - step * Int64(count - 1)
    } else {
      let total = Int64(view.recordCount)
      let length: Int64 = if case .count(let records) = window { min(total, Int64(records)) } else { total }
      guard total > 0 else { return nil }
      step = Self.step(
        Self.parts(of: length, Int64(bucketCount)), Self.countSteps, holding: view.widestPane(from: total - length))
      count = Int(min(Int64(bucketCount) + 1, Self.parts(of: length, step) + 1))
      start = max(0, (total - 1) / step * step - step * Int64(count - 1))
    }
  }

  /// - Parameter pane: the width of what the window is made of. A bucket that did not hold whole panes would stay
  ///   empty, as though nothing had come, beside one with too much.
  private static func step(_ wanted: Int64, _ steps: [Int64], holding pane: Int64) -> Int64 {
    let enough = steps.filter { $0 >= wanted }
    let widest = steps[steps.count - 1]
    return enough.first { $0 % pane == 0 } ?? enough.first ?? parts(of: wanted, widest) * widest
  }

  /// How many parts of a size a length has, the last of which may be short.
  private static func parts(of length: Int64, _ size: Int64) -> Int64 {
    length / size + (length % size > 0 ? 1 : 0)
  }

  var axis: SeriesProjection.Axis {
    isTime
      ? .time(start: Timestamp(nanoseconds: start), step: .nanoseconds(step))
      : .count(start: Int(start), step: Int(step))
  }

  /// Seconds that a bucket covers so far; the last one is still filling. `nil` on an axis of records.
  func seconds(ofBucket bucket: Int, now: Timestamp?) -> Double? {
    guard isTime else { return nil }
    let begin = start + step * Int64(bucket)
    let covered = min(step, max(Self.nanosecondsPerSecond, (now?.nanoseconds ?? end) - begin))
    return Double(covered) / 1e9
  }
}
