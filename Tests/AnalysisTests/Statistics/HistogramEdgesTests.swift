import Analysis
import Testing

@Suite struct HistogramEdgesTests {
  private typealias Reference = ShapeReference

  @Test func edgesAreThoseOfNumpy() {
    let (scores, weights) = (BinaryReference.scores, BinaryReference.weights)
    #expect(areClose(HistogramEdges.equalWidth(scores, count: 6), Reference.equalWidthEdges))
    #expect(areClose(HistogramEdges.sturges(scores), Reference.sturgesEdges))
    #expect(areClose(HistogramEdges.freedmanDiaconis(weights), Reference.freedmanDiaconisEdges))
  }

  @Test func awkwardValuesHaveEdgesOrNone() {
    #expect(HistogramEdges.sturges([]) == nil)
    #expect(HistogramEdges.freedmanDiaconis([.nan, .infinity]) == nil)
    #expect(HistogramEdges.sturges([3, 3, 3]) == [2.5, 3.5])
    #expect(HistogramEdges.freedmanDiaconis([1, 1, 1, 1, 9]) == [1, 9])
    #expect(HistogramEdges.equalWidth([-1e308, 1e308], count: 3) == nil)
    let outlier = (0..<100).map(Double.init) + [1e12]
    #expect(HistogramEdges.freedmanDiaconis(outlier)?.count == HistogramEdges.limit + 1)
    let dense = HistogramEdges.equalWidth([1, 1.0.nextUp], count: 10)
    #expect(dense == [1, 1.0.nextUp])
  }
}
