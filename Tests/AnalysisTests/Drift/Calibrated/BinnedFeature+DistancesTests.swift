import Analysis
import Testing

/// Against numpy 2 and scipy 1, with Scripts/make_binned_distances_reference.py.
@Suite struct BinnedFeatureDistancesTests {
  private let numbers = BinnedFeature(numbers: (0..<20).map { (value: Double($0), count: 50) }, missingCount: 0)
  private let categories = BinnedFeature(categories: [("a", 500), ("b", 300), ("c", 200)], missingCount: 0)

  private var window: BinnedCounts {
    BinnedCounts(
      numbers, codes: (0..<300).map { numbers.code(of: Double(($0 * $0) % 20) + ($0 % 7 == 0 ? 1 : 0)) })
  }

  @Test func stabilityOfNumbersIsThatOverTenthsOfTheReference() throws {
    #expect(abs(try #require(numbers.populationStability(of: window)) - 2.013130386599858) < 1e-12)
  }

  @Test func unseenCategoriesAreOneMoreBin() throws {
    let current = BinnedCounts(counts: [120, 100, 60], unseenCount: 20, missingCount: 7)
    #expect(abs(try #require(categories.populationStability(of: current)) - 0.3570352170046287) < 1e-12)
    #expect(abs(try #require(categories.largestShareDifference(of: current)) - 0.1) < 1e-12)
  }

  @Test func distancesOverEdgesAreKolmogorovAndSmirnovs() throws {
    #expect(abs(try #require(numbers.kolmogorovSmirnov(of: window)) - 0.2866666666666667) < 1e-12)
  }

  @Test func nothingIsComparedWithNothing() {
    let empty = BinnedCounts(counts: numbers.counts.map { _ in 0 }, missingCount: 5)
    #expect(numbers.populationStability(of: empty) == nil)
    #expect(numbers.kolmogorovSmirnov(of: empty) == nil)
    #expect(categories.largestShareDifference(of: BinnedCounts(counts: [0, 0, 0])) == nil)
  }

  @Test func tenthsOfManyBinsAreAboutEquallyFull() {
    let feature = BinnedFeature(numbers: (0..<6_400).map { (value: Double($0), count: 1) }, missingCount: 0)
    let groups = feature.groupOfBin
    #expect(groups == groups.sorted() && groups.last == 9)
    for tenth in 0..<10 {
      let count = zip(groups, feature.counts).reduce(0) { $0 + ($1.0 == tenth ? $1.1 : 0) }
      #expect(count >= 500 && count <= 800)
    }
  }

  @Test func driftIsGraverThanANoteAndEvidenceDecidesAmongEquals() {
    func finding(_ verdict: Verdict, _ pValue: Double?) -> DriftFinding {
      DriftFinding(verdict: verdict, pValue: pValue, level: 0.01, referenceSize: 1, currentSize: 1)
    }
    let order = [
      finding(.drift, 0), finding(.drift, 1e-9), finding(.warning, 1e-12), finding(.stable, 0.5),
      finding(.insufficientData(need: 9), nil),
    ]
    for (left, right) in zip(order, order.dropFirst()) {
      #expect(left.isGraver(than: right) && !right.isGraver(than: left))
    }
    #expect(finding(.drift, 0).evidence == 300)
    #expect(abs((finding(.drift, 1e-9).evidence ?? 0) - 9) < 1e-9)
    #expect(finding(.stable, nil).evidence == nil)
  }
}
