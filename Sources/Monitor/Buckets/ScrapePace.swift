internal import Telemetry

/// How often a target is scraped, in milliseconds, and what follows from it.
struct ScrapePace: Hashable, Sendable {
  var interval: Int64

  private static let lookBack = Staleness.lookBack.nanoseconds / 1_000_000

  /// Of series whose target is not asked after: two scrapes are the look-back.
  static let unknown = ScrapePace(interval: lookBack / 2)

  /// How old the last value may be and still hold: Prometheus's look-back, or two scrapes where they are rarer.
  var longestGap: Int64 { max(Self.lookBack, 2 * interval) }

  /// How long the last rate goes on: while the next scrape is due.
  var carriedTime: Int64 { 2 * interval - 1 }

  /// The stretch of a figure: four scrapes, so that one late scrape does not show.
  var figureSpan: Int64 { max(10_000, 4 * interval) }

  /// The stretch of a quantile, which needs more observations.
  var quantileSpan: Int64 { max(60_000, 4 * interval) }
}
