import Analysis
import Testing

@Suite struct McNemarTests {
  private typealias Reference = PairedReference

  @Test(arguments: Reference.onlyFirst.indices)
  func agreesWithTheFormulasOfStatsmodels(index: Int) {
    let test = McNemar(onlyFirstRight: Reference.onlyFirst[index], onlySecondRight: Reference.onlySecond[index])
    #expect(isClose(test.statistic, Reference.mcNemarStatistics[index]))
    #expect(abs((test.pValue ?? .nan) / Reference.mcNemarPValues[index] - 1) <= 1e-12)
  }

  @Test func theDistributionIsExactBelowTwentyFiveRecords() {
    #expect(McNemar(onlyFirstRight: 24, onlySecondRight: 0).isExact)
    #expect(!McNemar(onlyFirstRight: 24, onlySecondRight: 1).isExact)
  }

  @Test func recordsOnWhichBothAgreeSayNothing() {
    var test = McNemar()
    test.add(firstIsRight: true, secondIsRight: true)
    test.add(firstIsRight: false, secondIsRight: false)
    #expect(test.pValue == nil)
    #expect(test.statistic == nil)
    test.add(firstIsRight: true, secondIsRight: false)
    test.add(firstIsRight: false, secondIsRight: true)
    #expect(test == McNemar(onlyFirstRight: 1, onlySecondRight: 1))
    test.merge(McNemar(onlyFirstRight: 2, onlySecondRight: 9))
    #expect(test.discordantCount == 13)
    #expect(isClose(test.pValue, McNemar(onlyFirstRight: 10, onlySecondRight: 3).pValue ?? .nan))
  }
}
