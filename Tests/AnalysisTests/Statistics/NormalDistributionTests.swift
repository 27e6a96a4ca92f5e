import Analysis
import Testing

@Suite struct NormalDistributionTests {
  @Test func quantilesAreThoseOfScipy() {
    let quantiles = StatisticsReference.normalProbabilities.compactMap { NormalDistribution.quantile($0) }
    // Towards 1 the probability itself has few digits, on which both sides round differently.
    #expect(areClose(quantiles, StatisticsReference.normalQuantiles, tolerance: 1e-13))
  }

  /// Values and `norm.sf` of scipy 1.17.1; relative, also where the tail is tiny.
  @Test(
    arguments: [
      (-40, 1.0), (-3, 0.9986501019683699), (0, 0.5), (1.96, 0.024997895148220435), (10, 7.61985302416047e-24),
      (37, 5.7255712225239266e-300), (.infinity, 0), (-.infinity, 1),
    ] as [(Double, Double)])
  func tailsAreThoseOfScipy(value: Double, tail: Double) {
    let own = NormalDistribution.tail(value)
    #expect(own == tail || abs(own / tail - 1) < 1e-12)
  }

  @Test func quantileAndTailAreInverse() throws {
    for probability in [1e-300, 1e-20, 0.003, 0.4] {
      let value = try #require(NormalDistribution.quantile(probability))
      #expect(abs(NormalDistribution.tail(-value) / probability - 1) < 1e-12)
    }
  }

  @Test(arguments: [0, 1, -0.5, 1.5, Double.nan, .infinity])
  func noQuantileOutsideTheOpenInterval(probability: Double) {
    #expect(NormalDistribution.quantile(probability) == nil)
  }
}
