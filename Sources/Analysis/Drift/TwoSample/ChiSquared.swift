/// Pearson's χ² test that both windows draw their categories from one distribution.
///
///     ChiSquared().compare(PairedCounts(reference: [10, 20], current: [20, 10])).pValue  // 0.0098…
///
/// Swapping the windows changes nothing. Without Yates' correction. A single category gives 0 with p-value 1. The
/// p-value is asymptotic: doubtful where many expected counts lie below 5.
/// - Reference: Pearson, doi:10.1080/14786440009463897; equal to scipy's `chi2_contingency(correction=False)`.
public struct ChiSquared: CountStatistic {
  public typealias Parameters = SignificanceLevel

  public static let minimumSize = 5
  private let parameters: Parameters

  public init(_ parameters: Parameters = Parameters()) {
    self.parameters = parameters
  }

  public func result(_ counts: PairedCounts) -> TwoSampleResult {
    let total = Double(counts.referenceSize + counts.currentSize)
    var statistic = 0.0
    for (reference, current) in zip(counts.reference, counts.current) {
      let pooled = Double(reference + current) / total
      for (count, size) in [(reference, counts.referenceSize), (current, counts.currentSize)] {
        let expected = pooled * Double(size)
        statistic += (Double(count) - expected) * (Double(count) - expected) / expected
      }
    }
    return counts.independenceTest(statistic, alpha: parameters.alpha)
  }
}

extension PairedCounts {
  /// A statistic that is χ²(B − 1) under no change.
  func independenceTest(_ statistic: Double, alpha: Double) -> TwoSampleResult {
    guard categoryCount > 1 else { return .test(0, pValue: 1, alpha: alpha, criticalValue: nil, sizes) }
    let distribution = ChiSquaredDistribution(degreesOfFreedom: categoryCount - 1)
    return .test(
      statistic, pValue: distribution.tail(statistic), alpha: alpha, criticalValue: distribution.criticalValue(alpha),
      sizes)
  }
}

extension TwoSampleStatisticKind {
  public static let chiSquared = Self(
    id: "chi-squared", summary: "χ² test of the categories' frequencies", isTest: true, ChiSquared.self)
}
