/// How much a counter rose from sample to sample.
///
///     var increase = CounterIncrease()
///     increase.add(Sample(milliseconds: 0, value: 7))       // nil
///     increase.add(Sample(milliseconds: 15_000, value: 9))  // 2 over 15 s
///     increase.add(Sample(milliseconds: 30_000, value: 4))  // 4: the counter began anew
///
/// A counter that fell was reset, and has since risen from 0. Steps lead from one finite sample to the next; one with a
/// staleness marker, a NaN or an infinity in between, or longer than the look-back, is broken. Samples come in rising
/// time.
public struct CounterIncrease: Sendable {
  /// What a counter did between two finite samples.
  public struct Step: Hashable, Sendable {
    public var startMilliseconds: Int64
    public var endMilliseconds: Int64
    /// Never negative.
    public var amount: Double
    /// The amount is known, but not when between the two samples it came.
    public var isBroken: Bool

    public init(startMilliseconds: Int64, endMilliseconds: Int64, amount: Double, isBroken: Bool = false) {
      self.startMilliseconds = startMilliseconds
      self.endMilliseconds = endMilliseconds
      self.amount = amount
      self.isBroken = isBroken
    }

    /// The amount a second.
    public var perSecond: Double { amount / (Double(endMilliseconds - startMilliseconds) / 1_000) }
  }

  private let lookBackMilliseconds: Int64
  private var previous: Sample?
  private var isInterrupted = false

  /// - Parameter lookBack: the longest gap that is bridged.
  public init(lookBack: Duration = Staleness.lookBack) {
    lookBackMilliseconds = lookBack.nanoseconds / 1_000_000
  }

  /// - Returns: the step that ends with this sample; `nil` for one that is not finite, and without one before it to
  ///   compare with.
  /// - Complexity: O(1).
  public mutating func add(_ sample: Sample) -> Step? {
    guard sample.value.isFinite else {
      isInterrupted = true
      return nil
    }
    let wasInterrupted = isInterrupted
    defer { (previous, isInterrupted) = (sample, false) }
    guard let previous else { return nil }
    let (gap, isTooLong) = sample.milliseconds.subtractingReportingOverflow(previous.milliseconds)
    guard !isTooLong, gap > 0 else { return nil }
    return Step(
      startMilliseconds: previous.milliseconds, endMilliseconds: sample.milliseconds,
      amount: sample.value < previous.value ? max(0, sample.value) : sample.value - previous.value,
      isBroken: wasInterrupted || gap > lookBackMilliseconds)
  }

  /// All steps between the finite samples, broken ones among them.
  public static func steps(of samples: some Sequence<Sample>, lookBack: Duration = Staleness.lookBack) -> [Step] {
    var increase = CounterIncrease(lookBack: lookBack)
    return samples.compactMap { increase.add($0) }
  }
}
