internal import Telemetry

/// The series that a rule writes: each that ends is marked as stale.
struct WrittenSeries: Sendable, Codable {
  private var previous: Set<SeriesID> = []
  private var current: Set<SeriesID> = []

  /// - Returns: whether the series lives; one that has ended needs a new number.
  @discardableResult
  mutating func append(_ sample: Sample, to series: SeriesID, of store: inout SeriesStore) -> Bool {
    // Another rule may have written the very same sample, which then is this one's too.
    if store.append(sample, to: series) || store.lastSample(of: series)?.isSame(as: sample) == true {
      current.insert(series)
    }
    return store.isAlive(series)
  }

  /// Marks what the last round wrote and this one did not.
  mutating func endRound(_ milliseconds: Int64, of store: inout SeriesStore) {
    if previous != current {
      for series in previous.subtracting(current).sorted() {
        store.append(Sample(milliseconds: milliseconds, value: Staleness.marker), to: series)
        store.release(series)
      }
    }
    previous = current
    current.removeAll(keepingCapacity: true)
  }
}

extension Sample {
  fileprivate func isSame(as other: Sample) -> Bool {
    milliseconds == other.milliseconds && value.bitPattern == other.value.bitPattern
  }
}
