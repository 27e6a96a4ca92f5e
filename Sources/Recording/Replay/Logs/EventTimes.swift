internal import Predictions
internal import Telemetry

/// Puts the rows of one log on a time line that never goes back, in the order in which they stand.
///
///     var times = EventTimes()
///     times.place([10, 20, 15, 30], followedBy: 40)  // [10, 20, 20, 30]
///
/// A row without a time, or with an earlier one than the row before it, lies where that row lies. A leap of more than a
/// day ahead counts only when the row after it stands by it: a single record that is dated years off moves nothing.
struct EventTimes: Sendable {
  /// Before the first time that is known.
  static let beginning = Int64.min

  private static let leap = Duration.seconds(86_400).nanoseconds
  /// The last row of a log has nobody to stand by it.
  private static let lastLeap = Duration.seconds(366 * 86_400).nanoseconds
  /// What is back by less is the usual disorder of several writers.
  private static let disorder = Duration.seconds(60).nanoseconds

  private(set) var last = Self.beginning
  /// The farthest that a time lay before one that stands above it, in nanoseconds.
  private(set) var setback: Int64 = 0
  private(set) var strayCount = 0

  /// Rows before the first time of the log lie where that does; without any at its beginning, at ``beginning``.
  ///
  /// - Parameters:
  ///   - times: nanoseconds since the epoch, ``PredictionBatch/noTime`` where there is none.
  ///   - next: the first time behind them; `nil` at the end of the log.
  mutating func place(_ times: [Int64], followedBy next: Int64?) -> [Int64] {
    var witness = next
    var witnesses = [Int64?](repeating: nil, count: times.count)
    for row in times.indices.reversed() where times[row] != PredictionBatch.noTime {
      witnesses[row] = witness
      witness = times[row]
    }
    let first = witness ?? Self.beginning
    return times.indices.map { row in
      if times[row] != PredictionBatch.noTime { take(times[row], before: witnesses[row]) }
      return last == Self.beginning ? first : last
    }
  }

  private mutating func take(_ time: Int64, before next: Int64?) {
    if last == Self.beginning {
      last = first(time, before: next)
    } else if time <= last {
      setback = max(setback, distance(from: time, to: last))
    } else if isBelieved(time, before: next) {
      last = time
    } else {
      strayCount += 1
    }
  }

  private mutating func first(_ time: Int64, before next: Int64?) -> Int64 {
    guard let next, isLeap(from: next, to: time, Self.leap) else { return time }
    strayCount += 1
    return next
  }

  private func isBelieved(_ time: Int64, before next: Int64?) -> Bool {
    guard isLeap(from: last, to: time, Self.leap) else { return true }
    guard let next else { return !isLeap(from: last, to: time, Self.lastLeap) }
    return !isLeap(from: next, to: time, Self.leap)
  }

  private func isLeap(from earlier: Int64, to later: Int64, _ limit: Int64) -> Bool {
    distance(from: earlier, to: later) > limit
  }

  private func distance(from earlier: Int64, to later: Int64) -> Int64 {
    let (distance, overflow) = later.subtractingReportingOverflow(earlier)
    return overflow ? (later > earlier ? .max : .min) : distance
  }

  /// What a person should know of the log's times: one sentence each.
  func notes(of path: String) -> [String] {
    var notes: [String] = []
    if strayCount > 0 {
      let records = strayCount == 1 ? "1 record is dated" : "\(strayCount) records are dated"
      notes.append("\(path): \(records) far from the others; played where the log has them")
    }
    if setback > Self.disorder {
      notes.append("\(path): times go back by up to \(RecordedLength(.nanoseconds(setback))); the log's order is kept")
    }
    return notes
  }
}
