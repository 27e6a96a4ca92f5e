import Testing

@testable import Predictions

@Suite struct DelayBinsTests {
  private func bins(early: (wrong: Int, of: Int), late: (wrong: Int, of: Int)) -> DelayBins {
    var bins = DelayBins()
    for place in 0..<early.of { bins.add(seconds: 60 + Double(place) / 100, isWrong: place < early.wrong) }
    for place in 0..<late.of { bins.add(seconds: 7_200 + Double(place), isWrong: place < late.wrong) }
    return bins
  }

  @Test func lateLabelsThatDifferAreToldWithBothRates() throws {
    let bias = try #require(DelayBias(bins(early: (50, 1_000), late: (110, 1_000))))
    #expect(bias.earlyErrorRate == 0.05 && bias.earlyCount == 1_000)
    #expect(bias.lateErrorRate == 0.11 && bias.lateCount == 1_000)
  }

  @Test func whatMayBeChanceIsNotTold() {
    // z = 2.85, p = .0044 (scipy 1.14, statsmodels' proportions_ztest agrees).
    #expect(DelayBias(bins(early: (50, 1_000), late: (82, 1_000))) == nil)
    #expect(DelayBias(bins(early: (50, 1_000), late: (50, 1_000))) == nil)
  }

  @Test func whatIsCertainButSmallIsNotTold() {
    #expect(DelayBias(bins(early: (1_000, 100_000), late: (2_000, 100_000))) == nil)
  }

  @Test func fewLabelsSayNothing() {
    #expect(DelayBias(bins(early: (0, 20), late: (20, 20))) == nil)
    #expect(DelayBias(DelayBins()) == nil)
  }

  @Test func labelsOfOneDelayHaveNoHalves() {
    var bins = DelayBins()
    for place in 0..<1_000 { bins.add(seconds: 100, isWrong: place % 2 == 0) }
    #expect(bins.halves == nil)
  }
}
