internal import Telemetry

/// When a target is scraped: at multiples of its interval, each target at its own place within it, so that many targets
/// do not all come at once.
struct ScrapeSchedule {
  private let interval: Int64
  private let offset: Int64

  /// A sample's time is the planned one when the scrape came this close to it: equal distances take fewer bits, and a
  /// server reads its counters some milliseconds later in any case. At most 10 ms, and a 400th of the interval.
  private let tolerance: Int64

  /// - Parameter place: a hash of the target.
  init(interval: Duration, place: UInt64) {
    self.interval = max(1, interval.nanoseconds)
    offset = Int64(place % UInt64(self.interval))
    tolerance = min(10_000_000, self.interval / 400)
  }

  /// The first planned time after `time`.
  func next(after time: Timestamp) -> Timestamp {
    let shifted = Timestamp(nanoseconds: time.nanoseconds - offset).floored(toMultipleOf: interval)
    return Timestamp(nanoseconds: shifted.nanoseconds + interval + offset)
  }

  /// The first planned time after a scrape at `time` that leaves at least half an interval between the two.
  func second(after time: Timestamp) -> Timestamp {
    next(after: Timestamp(nanoseconds: time.nanoseconds + interval / 2))
  }

  /// `planned`, or the next planned time when a whole interval has gone by since.
  func upcoming(_ planned: Timestamp, at now: Timestamp) -> Timestamp {
    (now - planned).nanoseconds < interval ? planned : next(after: now)
  }

  /// The time under which the samples of a scrape planned for `planned` and begun at `begun` are kept.
  func sampleTime(planned: Timestamp, begun: Timestamp) -> Timestamp {
    (0...tolerance).contains((begun - planned).nanoseconds) ? planned : begun
  }
}
