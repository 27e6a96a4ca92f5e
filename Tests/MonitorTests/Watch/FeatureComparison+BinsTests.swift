import Analysis
import Testing

@testable import Monitor

@Suite struct FeatureComparisonTests {
  @Test func wholeNumbersKeepABinEach() {
    let feature = BinnedFeature(numbers: (1...5).map { (value: Double($0), count: 20) }, missingCount: 100)
    var current = BinnedCounts(feature, codes: [1.0, 1, 3, 9].map { feature.code(of: $0) })
    current.missingCount = 4
    let comparison = FeatureComparison(name: "n", feature, current)
    #expect(comparison.bins.map(\.label) == ["1", "2", "3", "4", "5", "> 5"])
    #expect(comparison.bins.map(\.reference) == [0.2, 0.2, 0.2, 0.2, 0.2, 0])
    #expect(comparison.bins.map(\.current) == [0.5, 0, 0.25, 0, 0, 0.25])
    #expect(comparison.referenceMissingShare == 0.5 && comparison.currentMissingShare == 0.5)
    #expect(comparison.quantiles.map(\.reference) == [1, 1, 3, 5, 5])
    // A quarter lies beyond what the reference knows.
    #expect(comparison.quantiles.map(\.current) == [1, 1, 1, nil, nil])
  }

  @Test func unseenCategoriesAndTheRestComeLast() {
    let feature = BinnedFeature(
      categories: (0..<40).map { (label: "c\($0)", count: 40 - $0) }, missingCount: 0)
    var current = BinnedCounts(counts: feature.counts)
    current.unseenCount = feature.count
    let comparison = FeatureComparison(name: "c", feature, current)
    #expect(comparison.bins.count == 32)
    #expect(comparison.bins.first?.label == "c0")
    #expect(comparison.bins.suffix(2).map(\.label) == ["(others)", "(unseen)"])
    #expect(comparison.bins.last?.current == 0.5 && comparison.bins.last?.reference == 0)
  }

  @Test func nothingToShowIsNoBins() {
    let feature = BinnedFeature(numbers: [], missingCount: 10)
    let comparison = FeatureComparison(name: "n", feature, BinnedCounts(counts: feature.counts))
    #expect(comparison.bins.isEmpty)
    #expect(comparison.referenceMissingShare == 1)
  }
}
