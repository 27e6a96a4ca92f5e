import Telemetry

@testable import Monitor

/// Times and samples by the seconds since the start of March.
enum MarchSeries {
  static func time(_ seconds: Int) -> Timestamp {
    Timestamp(seconds: Int64(march + seconds))
  }

  static func samples(_ values: [(Int, Double)]) -> [Sample] {
    values.map { Sample(milliseconds: time($0).milliseconds, value: $1) }
  }

  /// Buckets of ten seconds from the start of March on.
  static func grid(_ seconds: Int) -> BucketGrid {
    BucketGrid(.duration(.seconds(seconds)), now: time(seconds), first: time(0), bucketCount: seconds / 10)
  }

  /// Buckets of five minutes.
  static let wideGrid = BucketGrid(.duration(.seconds(1_200)), now: time(1_200), first: time(0), bucketCount: 4)
}
