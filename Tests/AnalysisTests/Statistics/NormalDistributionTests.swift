import Analysis
import Testing

@Suite struct NormalDistributionTests {
  @Test func quantilesAreThoseOfScipy() {
    let quantiles = StatisticsReference.normalProbabilities.compactMap { NormalDistribution.quantile($0) }
    // Towards 1 the probability itself has few digits, on which both sides round differently.
    #expect(areClose(quantiles, StatisticsReference.normalQuantiles, tolerance: 1e-13))
  }

  @Test(arguments: [0, 1, -0.5, 1.5, Double.nan, .infinity])
  func noQuantileOutsideTheOpenInterval(probability: Double) {
    #expect(NormalDistribution.quantile(probability) == nil)
  }
}
