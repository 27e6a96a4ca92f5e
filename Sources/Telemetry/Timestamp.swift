/// A point in time in UTC, in nanoseconds since 1970-01-01T00:00:00Z.
///
///     Timestamp(seconds: 1_772_323_200).description  // "2026-03-01T00:00:00.000Z"
///
/// Covers the years 1678 to 2261; whoever reads times from outside rejects what lies beyond.
public struct Timestamp: Hashable, Sendable, Codable {
  public var nanoseconds: Int64

  public init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  /// - Precondition: `seconds` lies within ±9.2e9.
  public init(seconds: Int64) {
    nanoseconds = seconds * 1_000_000_000
  }

  /// Seconds since the epoch; exact to about 0.2 µs for times of this century.
  public var seconds: Double {
    Double(nanoseconds) / 1e9
  }

  /// The start of the bucket of `width` nanoseconds that holds this time; buckets are aligned to the epoch.
  ///
  /// - Precondition: `width` is positive.
  public func floored(toMultipleOf width: Int64) -> Timestamp {
    let remainder = nanoseconds % width
    return Timestamp(nanoseconds: nanoseconds - (remainder < 0 ? remainder + width : remainder))
  }

  public static func + (time: Timestamp, duration: Duration) -> Timestamp {
    Timestamp(nanoseconds: time.nanoseconds &+ duration.nanoseconds)
  }

  public static func - (time: Timestamp, duration: Duration) -> Timestamp {
    Timestamp(nanoseconds: time.nanoseconds &- duration.nanoseconds)
  }

  /// The time from `earlier` to `later`, negative when the order is the other way round.
  public static func - (later: Timestamp, earlier: Timestamp) -> Duration {
    .nanoseconds(later.nanoseconds &- earlier.nanoseconds)
  }
}

extension Timestamp: Comparable {
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.nanoseconds < right.nanoseconds
  }
}

extension Duration {
  /// The whole duration in nanoseconds, cut to the range of `Int64` (±292 years).
  public var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    if overflow { return seconds < 0 ? .min : .max }
    let (sum, carried) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
    return carried ? (seconds < 0 ? .min : .max) : sum
  }

  public var inSeconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds) / 1e18
  }
}
