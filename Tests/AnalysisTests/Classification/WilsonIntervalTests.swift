import Analysis
import Testing

@Suite struct WilsonIntervalTests {
  @Test func boundsAreThoseOfScipy() throws {
    let eight = try #require(WilsonInterval(successes: 8, trials: 10))
    #expect(areClose([eight.low, eight.high], StatisticsReference.eightOfTen))
    let many = try #require(WilsonInterval(successes: 970, trials: 1000, confidence: 0.99))
    #expect(areClose([many.low, many.high], StatisticsReference.manyAt99))
  }

  @Test func theEndsAreExact() throws {
    let none = try #require(WilsonInterval(successes: 0, trials: 10))
    #expect(none.low == 0)
    #expect(isClose(none.high, StatisticsReference.noneOfTen[1]))
    let all = try #require(WilsonInterval(successes: 3, trials: 3))
    #expect(all.high == 1)
    #expect(isClose(all.low, StatisticsReference.allOfThree[0]))
  }

  @Test(arguments: [(0, 0), (1, 0), (-1, 5), (6, 5), (.nan, 5), (1, .nan), (1, .infinity)] as [(Double, Double)])
  func impossibleCountsHaveNoInterval(successes: Double, trials: Double) {
    #expect(WilsonInterval(successes: successes, trials: trials) == nil)
  }

  @Test(arguments: [1, -0.5, 2, Double.nan])
  func impossibleConfidenceHasNoInterval(confidence: Double) {
    #expect(WilsonInterval(successes: 1, trials: 2, confidence: confidence) == nil)
  }
}
