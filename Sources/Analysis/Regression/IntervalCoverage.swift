/// How often actual values lie within predicted intervals, and how wide those are.
///
///     var coverage = IntervalCoverage()
///     coverage.add(actual: 10, lower: 8, upper: 11)
///     coverage.coverage  // 1
///
/// Both ends belong to the interval, and an end may be infinite. A record with NaN, with an infinite actual value, with
/// a weight that is not a positive finite number, or with its lower end above its upper one is left out and counted in
/// `skippedCount`. Streams and merges.
public struct IntervalCoverage: Sendable, Equatable {
  public private(set) var count = 0
  public private(set) var skippedCount = 0
  private var weight = CompensatedSum()
  private var covered = CompensatedSum()
  private var widths = CompensatedSum()
  private var hasInfiniteWidth = false

  public init() {}

  public mutating func add(actual: Double, lower: Double, upper: Double, weight share: Double = 1) {
    guard actual.isFinite, lower <= upper, share > 0, share < .infinity else {
      skippedCount += 1
      return
    }
    count += 1
    weight.add(share)
    if lower <= actual, actual <= upper { covered.add(share) }
    let width = upper - lower
    if width.isFinite { widths.addProduct(width, share) } else { hasInfiniteWidth = true }
  }

  public mutating func merge(_ other: IntervalCoverage) {
    count += other.count
    skippedCount += other.skippedCount
    weight.merge(other.weight)
    covered.merge(other.covered)
    widths.merge(other.widths)
    hasInfiniteWidth = hasInfiniteWidth || other.hasInfiniteWidth
  }

  /// Share of records whose interval holds the actual value; `nil` without records.
  public var coverage: Double? {
    Ratio.defined(covered.value, weight.value)
  }

  /// In the unit of the values; `nil` without records and when an interval had no end.
  public var meanWidth: Double? {
    hasInfiniteWidth ? nil : Ratio.defined(widths.value, weight.value)
  }
}
