internal import Telemetry

/// Samples of one series in two columns, in memory that serves one series after the other.
struct SampleColumns {
  private(set) var times: [Int64] = []
  private(set) var values: [Double] = []

  var count: Int { times.count }

  mutating func removeAll() {
    times.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
  }

  mutating func append(_ time: Int64, _ value: Double) {
    times.append(time)
    values.append(value)
  }

  /// Takes the samples of a series, staleness markers among them when they matter.
  mutating func read(
    _ series: SeriesID, of store: SeriesStore, in range: ClosedRange<Int64>, withMarkers: Bool
  ) {
    removeAll()
    var samples = store.iterate(series, from: range.lowerBound, through: range.upperBound)
    samples.drain(into: &times, &values, withMarkers: withMarkers)
  }

  /// Takes the values of a series at the steps of a grid.
  mutating func read(_ values: UnsafeMutableBufferPointer<Double>, at grid: StepGrid) {
    removeAll()
    for (step, value) in values.enumerated() where !StepSeries.isAbsent(value) { append(grid[step], value) }
  }

  func withColumns<Result>(
    _ body: (UnsafeBufferPointer<Int64>, UnsafeBufferPointer<Double>) throws(QueryError) -> Result
  ) throws(QueryError) -> Result {
    try times.withUnsafeBufferPointer { (times) throws(QueryError) in
      try values.withUnsafeBufferPointer { (values) throws(QueryError) in try body(times, values) }
    }
  }
}
