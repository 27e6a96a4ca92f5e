import Analysis
import Testing

@Suite struct RankCorrelationTests {
  private typealias Reference = ShapeReference

  @Test func ranksAreThoseOfScipy() {
    #expect(isClose(RankCorrelation.spearman(StatisticsReference.skewed, Reference.near), Reference.spearman))
    #expect(RankCorrelation.spearman([1, 2, .infinity, .nan], [-.infinity, 0, 7, 1]) == 1)
    #expect(RankCorrelation.spearman([1, 2, 3], [3, 2, 1]) == -1)
    #expect(RankCorrelation.spearman([], []) == nil)
    #expect(RankCorrelation.spearman([1, 2], [4, 4]) == nil)
  }
}
