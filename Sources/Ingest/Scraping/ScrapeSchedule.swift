internal import Telemetry

/// When a target is scraped: at multiples of its interval, each target at its own place within it, so that many targets
/// do not all come at once.
struct ScrapeSchedule {
  private let interval: Int64
  private let offset: Int64

  /// A sample's time is the planned one when it came this close to it: equal distances cost fewer bits and are truer
  /// to what was meant. Prometheus's own tolerance.
  private static let tolerance = Duration.milliseconds(2)

  /// - Parameter place: a hash of the target.
  init(interval: Duration, place: UInt64) {
    self.interval = max(1, interval.nanoseconds)
    offset = Int64(place % UInt64(self.interval))
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
  static func sampleTime(planned: Timestamp, begun: Timestamp) -> Timestamp {
    let late = begun - planned
    return late >= .zero && late <= tolerance ? planned : begun
  }
}
