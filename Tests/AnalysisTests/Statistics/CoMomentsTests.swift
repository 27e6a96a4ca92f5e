import Analysis
import Testing

@Suite struct CoMomentsTests {
  private typealias Reference = ShapeReference
  private let far = StatisticsReference.values.filter { $0 > 1e8 }

  @Test func figuresAreThoseOfScipyAndNumpy() {
    let pairs = CoMoments(StatisticsReference.skewed, Reference.near)
    #expect(isClose(pairs.correlation, Reference.pearson))
    #expect(isClose(pairs.covariance, Reference.covariance))
  }

  @Test func pairsFarFromZeroKeepTheirCorrelation() {
    #expect(isClose(CoMoments(far, Reference.partner).correlation, Reference.farPearson))
  }

  @Test func mergedPartsEqualTheWholeAndCanBeRemoved() {
    // The pairs that go again came first, so that all sums are taken about them.
    let gone = CoMoments([1e9 + 50, 1e9 - 3], [5e8 - 20, 5e8 + 9])
    var merged = gone
    for start in stride(from: 0, to: far.count, by: 7) {
      let end = min(start + 7, far.count)
      merged.merge(CoMoments(Array(far[start..<end]), Array(Reference.partner[start..<end])))
    }
    #expect(merged.count == far.count + 2)
    merged.remove(gone)
    #expect(isClose(merged.correlation, Reference.farPearson, tolerance: 1e-9))
    merged.remove(CoMoments(far, Reference.partner))
    #expect(merged == CoMoments())
  }

  @Test func aSideThatDoesNotVaryHasNoCorrelation() {
    #expect(CoMoments([], []).correlation == nil)
    #expect(CoMoments([1], [2]).correlation == nil)
    #expect(CoMoments([1], [2]).covariance == nil)
    #expect(CoMoments([1, 2, 3], [5, 5, 5]).correlation == nil)
    #expect(CoMoments([1, 2, 3], [5, 5, 5]).covariance == 0)
    // Rounding of the sums that held the far values is left over, and is no spread.
    let far = [1e9, 1e8 / 3, -7e7 / 9]
    var rest = CoMoments(far + (0..<50).map(Double.init), far + Array(repeating: 1e-3, count: 50))
    rest.remove(CoMoments(far.reversed(), far.reversed()))
    #expect(rest.count == 50)
    #expect(rest.correlation == nil)
  }

  @Test func pairsWithoutTwoFiniteNumbersAreLeftOut() {
    let pairs = CoMoments([1, .nan, 2, .infinity, 3], [2, 3, .nan, 1, 9])
    #expect(pairs.count == 2)
    #expect(pairs.correlation == 1)
    #expect(CoMoments([-1e300, 1e300], [-1e300, 1e300]).correlation == nil)
  }
}

extension CoMoments {
  fileprivate init(_ first: [Double], _ second: [Double]) {
    self.init()
    for (x, y) in zip(first, second) { add(x, y) }
  }
}
