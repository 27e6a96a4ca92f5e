internal import Glibc

/// The likelihood-ratio test that both windows draw their categories from one distribution.
///
///     GTest().compare(PairedCounts(reference: [10, 20], current: [20, 10])).statistic  // 6.795…
///
/// Swapping the windows changes nothing. A single category gives 0 with p-value 1. The p-value is asymptotic.
/// - Reference: Wilks, doi:10.1214/aoms/1177732360; equal to scipy's
///   `chi2_contingency(correction=False, lambda_="log-likelihood")`.
public struct GTest: CountStatistic {
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
      for (count, size) in [(reference, counts.referenceSize), (current, counts.currentSize)] where count > 0 {
        statistic += 2 * Double(count) * log(Double(count) / (pooled * Double(size)))
      }
    }
    // Rounding may lead a hair below.
    return counts.independenceTest(Swift.max(statistic, 0), alpha: parameters.alpha)
  }
}

extension TwoSampleStatisticKind {
  public static let gTest = Self(
    id: "g-test", summary: "Likelihood-ratio test of the categories' frequencies", isTest: true, GTest.self)
}
