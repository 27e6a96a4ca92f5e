import Analysis
import Testing

@Suite struct BinningTests {
  @Test func quantilesFillTheReferencesBinsEvenly() {
    let counts = Binning(.quantiles, count: 4).counts(
      of: NumericPair(reference: [1, 2, 3, 4, 5, 6, 7, 8], current: [-9, 2.5, 2.75, 99]))
    // numpy.quantile: 2.75, 4.5, 6.25; a bin holds its lower edge.
    #expect(counts.reference == [2, 2, 2, 2])
    #expect(counts.current == [2, 1, 0, 1])
  }

  @Test func equalQuantilesAreOneEdge() {
    let counts = Binning(.quantiles, count: 10).counts(
      of: NumericPair(reference: Array(repeating: 3, count: 12), current: [1, 3, 3, 5]))
    #expect(counts.reference == [0, 12])
    #expect(counts.current == [1, 3])
  }

  @Test func equalWidthSpansBothWindows() {
    let counts = Binning(.equalWidth, count: 2).counts(of: NumericPair(reference: [0, 4, 4], current: [5, 10]))
    #expect(counts.reference == [3, 0])
    #expect(counts.current == [0, 2])
  }

  @Test func infinitiesFallIntoTheOutermostBins() {
    let pair = NumericPair(reference: [-.infinity, 0, 1, .infinity], current: [.infinity, .infinity, 0.2, 0.7])
    let counts = Binning(.equalWidth, count: 2).counts(of: pair)
    #expect(counts.reference == [2, 2])
    #expect(counts.current == [1, 3])
  }

  @Test func fewDistinctValuesAreCategoriesForSturges() {
    let counts = Binning(.sturges).counts(of: NumericPair(reference: [1, 1, 2], current: [2, 5]))
    #expect(counts.reference == [2, 1, 0])
    #expect(counts.current == [0, 1, 1])
  }

  @Test func doaneKeepsWhatLiesOutsideTheReference() {
    let pair = NumericPair(reference: (0..<50).map(Double.init), current: [-1, 3, 60, 70])
    let counts = Binning(.doane).counts(of: pair)
    #expect(counts.reference.last == 0)
    #expect(counts.current.last == 3)
    #expect(counts.referenceSize == 50)
  }

  @Test(arguments: Binning.Rule.allCases)
  func everyValueIsInOneBin(rule: Binning.Rule) {
    var generator = SplitMix64(seed: 3)
    let values = (0..<300).map { _ in generator.uniform() * 9 - 4 } + [.infinity, -.infinity, .nan, 0, -0.0]
    let pair = NumericPair(reference: Array(values[..<150]), current: Array(values[150...]))
    let counts = Binning(rule, count: 7).counts(of: pair)
    #expect(counts.referenceSize == pair.reference.count)
    #expect(counts.currentSize == pair.current.count)
    #expect(counts.currentMissingCount == 1)
  }
}
