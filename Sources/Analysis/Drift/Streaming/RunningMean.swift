/// The mean of a stream, value by value.
///
/// The order of operations is that of the reference library, so that detectors decide alike to the last bit.
/// - Reference: Welford, doi:10.1080/00401706.1962.10490022.
struct RunningMean: Sendable, Equatable, Codable {
  /// A whole number; kept as `Double` because every use divides by it.
  private(set) var count = 0.0
  private(set) var mean = 0.0

  @inline(__always)
  mutating func add(_ value: Double) {
    count += 1
    mean += (1 / count) * (value - mean)
  }
}
