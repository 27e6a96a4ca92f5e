/// One value of a series at one time.
public struct Sample: Hashable, Sendable, Codable {
  /// Milliseconds since 1970, Prometheus's unit.
  public var milliseconds: Int64
  public var value: Double

  public init(milliseconds: Int64, value: Double) {
    self.milliseconds = milliseconds
    self.value = value
  }

  /// Whether this is no measurement but the sign that the series has ended, which differs from a measured NaN.
  public var isStale: Bool { Staleness.isMarker(value) }
}

/// The sign that a series was absent from a successful scrape, or that a scrape failed.
///
/// - Reference: Prometheus's staleness marker, a NaN with these bits.
public enum Staleness {
  public static let marker = Double(bitPattern: 0x7FF0_0000_0000_0002)

  /// How long a sample stands for its series when nothing newer comes; Prometheus's five minutes.
  public static let lookBack = Duration.seconds(300)

  public static func isMarker(_ value: Double) -> Bool {
    value.bitPattern == 0x7FF0_0000_0000_0002
  }
}

extension Timestamp {
  /// - Precondition: `milliseconds` lies within the years of ``Timestamp``.
  public init(milliseconds: Int64) {
    self.init(nanoseconds: milliseconds * 1_000_000)
  }

  /// Whole milliseconds since 1970, rounded down.
  public var milliseconds: Int64 {
    let (quotient, remainder) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
