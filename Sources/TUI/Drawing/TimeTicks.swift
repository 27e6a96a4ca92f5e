import Telemetry

/// Round times inside a stretch of time, for the labels under a chart.
enum TimeTicks {
  private static let steps: [Int64] = [
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800,
    2_592_000, 7_776_000, 15_552_000, 31_536_000, 63_072_000, 157_680_000, 315_360_000, 630_720_000,
  ]

  /// At most `count` ticks from `start` up to but without `end`, and the seconds between them.
  static func ticks(from start: Timestamp, to end: Timestamp, count: Int) -> (times: [Timestamp], stepSeconds: Int64) {
    let span = (end - start).nanoseconds
    guard span > 0, count > 0 else { return ([], 1) }
    let wanted = span / 1_000_000_000 / Int64(count) + 1
    guard let step = steps.first(where: { $0 >= wanted }) else { return ([], 1) }
    let width = step * 1_000_000_000
    var times: [Timestamp] = []
    var time = max(start.nanoseconds, -9_000_000_000_000_000_000) / width * width
    while time < end.nanoseconds, times.count <= count {
      if time >= start.nanoseconds { times.append(Timestamp(nanoseconds: time)) }
      let (next, overflow) = time.addingReportingOverflow(width)
      if overflow { break }
      time = next
    }
    return (times, step)
  }
}
