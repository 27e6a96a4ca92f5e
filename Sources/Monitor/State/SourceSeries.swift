internal import Predictions
internal import Telemetry

/// How the sources of records are, as series, a sample each at multiples of fifteen seconds:
///
/// - `driftop_source_up{source}`: 1 while it can be read, 0 while it is missing or cannot.
/// - `driftop_source_lines_total{source}` and `driftop_source_malformed_lines_total{source}`: counters.
struct SourceSeries: Sendable, Codable {
  private static let intervalMilliseconds: Int64 = 15_000
  /// Directories may hold any number of files.
  private static let sourceLimit = 1_000

  private var last: Int64?

  /// - Returns: nothing before the next sample is due.
  mutating func samples(of sources: [Int: SourceHealth], at time: Timestamp) -> [WatchedSample] {
    let due = time.milliseconds - time.milliseconds % Self.intervalMilliseconds
    guard due > last ?? .min else { return [] }
    last = due
    let known = sources.sorted { $0.key < $1.key }.map(\.value).filter(\.holdsRecords)
    return known.prefix(Self.sourceLimit).flatMap { source in
      let figures = [
        ("driftop_source_up", source.isUp ? 1 : 0), ("driftop_source_lines_total", source.lineCount),
        ("driftop_source_malformed_lines_total", source.malformedCount),
      ]
      return figures.map { name, value in
        WatchedSample(
          labels: Labels(name: name, [Label("source", source.name)]),
          sample: Sample(milliseconds: due, value: Double(value)))
      }
    }
  }
}

extension SourceHealth {
  fileprivate var isUp: Bool {
    switch state {
    case .reading, .following, .finished: true
    case .waiting, .failed: false
    }
  }
}
