/// How much a counter rose from sample to sample.
///
///     var increase = CounterIncrease()
///     increase.add(Sample(milliseconds: 0, value: 7))       // nil
///     increase.add(Sample(milliseconds: 15_000, value: 9))  // 2 over 15 s
///     increase.add(Sample(milliseconds: 30_000, value: 4))  // 4: the counter began anew
///
/// A counter that fell was reset, and has since risen from 0. A staleness marker, a longer gap than the look-back, or a
/// NaN breaks the pair: nothing is known of the time between. Samples come in rising time.
public struct CounterIncrease: Sendable {
  /// What a counter did between two consecutive samples.
  public struct Step: Hashable, Sendable {
    public var startMilliseconds: Int64
    public var endMilliseconds: Int64
    /// Not negative for a counter that is not.
    public var amount: Double

    public init(startMilliseconds: Int64, endMilliseconds: Int64, amount: Double) {
      self.startMilliseconds = startMilliseconds
      self.endMilliseconds = endMilliseconds
      self.amount = amount
    }

    /// - Returns: the amount a second.
    public var perSecond: Double { amount / (Double(endMilliseconds - startMilliseconds) / 1_000) }
  }

  private let lookBackMilliseconds: Int64
  private var previous: Sample?

  /// - Parameter lookBack: the longest gap that is bridged; 5 minutes by default, as in Prometheus.
  public init(lookBack: Duration = .seconds(300)) {
    lookBackMilliseconds = lookBack.nanoseconds / 1_000_000
  }

  /// - Returns: the step that ends with this sample; `nil` without a sample before it to compare with.
  /// - Complexity: O(1).
  public mutating func add(_ sample: Sample) -> Step? {
    guard !sample.value.isNaN else {
      previous = nil
      return nil
    }
    defer { previous = sample }
    guard let previous else { return nil }
    let (gap, isTooLong) = sample.milliseconds.subtractingReportingOverflow(previous.milliseconds)
    guard !isTooLong, gap > 0, gap <= lookBackMilliseconds else { return nil }
    return Step(
      startMilliseconds: previous.milliseconds, endMilliseconds: sample.milliseconds,
      amount: sample.value < previous.value ? sample.value : sample.value - previous.value)
  }

  /// All steps between consecutive samples.
  public static func steps(
    of samples: some Sequence<Sample>, lookBack: Duration = .seconds(300)
  ) -> [Step] {
    var increase = CounterIncrease(lookBack: lookBack)
    return samples.compactMap { increase.add($0) }
  }

  /// The sum over all steps; `nil` without one. Nothing is extrapolated to the ends of a window, so that whole events
  /// stay whole numbers.
  public static func total(
    of samples: some Sequence<Sample>, lookBack: Duration = .seconds(300)
  ) -> Double? {
    let steps = steps(of: samples, lookBack: lookBack)
    return steps.isEmpty ? nil : steps.reduce(0) { $0 + $1.amount }
  }
}
