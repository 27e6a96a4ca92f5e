/// The numbers of one column of one window, sorted once for all statistics.
///
///     NumericSample([3, .nan, 1]).sorted  // [1, 3]
///
/// NaN is a missing value: counted and left out. Infinities are values that stand at the ends of the order.
/// - Complexity: O(n), by a radix sort.
public struct NumericSample: Sendable, Equatable {
  /// Ascending, infinities included.
  public let sorted: [Double]
  /// Values that were NaN.
  public let missingCount: Int
  /// Values of `sorted` that are infinite.
  public let infiniteCount: Int

  public init(_ values: [Double]) {
    var sorted = values
    if values.contains(where: \.isNaN) { sorted.removeAll(where: \.isNaN) }
    RadixSort.sort(&sorted)
    missingCount = values.count - sorted.count
    let finiteEnd = sorted.rank(atOrBelow: .greatestFiniteMagnitude)
    infiniteCount = sorted.count - finiteEnd + sorted.rank(atOrBelow: -.infinity)
    self.sorted = sorted
  }

  /// Values that are not missing.
  public var count: Int {
    sorted.count
  }

  /// The values that are neither missing nor infinite, ascending.
  var finite: ArraySlice<Double> {
    sorted[sorted.rank(atOrBelow: -.infinity)...].prefix(count - infiniteCount)
  }

  /// Standard deviation of the finite values with n in the denominator, as the peers scale by; `nil` without any.
  var deviation: Double? {
    var moments = Moments()
    finite.withUnsafeBufferPointer { moments.add(contentsOf: $0) }
    if moments.count == 1 { return 0 }
    return moments.variance.map { ($0 * (1 - 1 / Double(moments.count))).squareRoot() }
  }
}
