import Analysis
import Testing

@testable import Predictions

@Suite struct FeatureFaultsTests {
  private let numbers = BinnedFeature(
    numbers: (0..<100).map { (value: Double($0) / 10, count: 10) }, missingCount: 0)
  private let categories = BinnedFeature(categories: [("a", 600), ("b", 400)], missingCount: 0)

  private func finding(_ found: [String]) -> DriftFinding {
    var finding = DriftFinding(verdict: .drift, level: 0.001, referenceSize: 1_000, currentSize: 500)
    finding.statistics = found.map { .init(id: $0, value: 0.2, pValue: 1e-9, threshold: 0.1) }
    return finding
  }

  private func counts(_ feature: BinnedFeature, _ codes: [(UInt8, Int)]) -> BinnedCounts {
    var counts = BinnedCounts(counts: Array(repeating: 0, count: feature.counts.count))
    for (code, count) in codes { counts.add(code, count: count) }
    return counts
  }

  @Test func whatTheStatisticsFindIsSaidWithCounts() {
    let current = counts(numbers, [(3, 1_800), (UInt8(numbers.counts.count - 1), 40), (254, 12), (255, 30)])
    let faults = FeatureFaults.sentences(numbers, current, finding(["range", "foreign", "missing"]))
    #expect(
      faults == [
        "12 of 1,882 values are texts where numbers are the rule",
        "40 of 1,882 values lie above all of the reference (9.9)",
        "30 of 1,882 values are missing",
      ])
    #expect(FeatureFaults.sentences(numbers, current, finding([])) == [])
  }

  @Test func unseenCategoriesAreNamed() {
    let current = counts(categories, [(0, 400), (1, 90), (253, 10)])
    #expect(
      FeatureFaults.sentences(categories, current, finding(["unseen"]), unseen: ["c", "d"]) == [
        "10 of 500 values are of categories that the reference has not: c, d"
      ])
  }

  @Test func allMissingIsSaidWithoutAnyStatistic() {
    let current = counts(numbers, [(255, 500)])
    #expect(FeatureFaults.sentences(numbers, current, finding([])) == ["all 500 values are missing"])
    #expect(FeatureFaults.sentences(numbers, counts(numbers, [(255, 5)]), finding([])) == [])
  }

  @Test func oneValueOnlyIsConstantWhereTheReferenceHasSeveral() {
    let run = ValueRun(text: "4.5", count: 600, longestInReference: 3)
    let current = counts(numbers, [(30, 500)])
    #expect(
      FeatureFaults.sentences(numbers, current, finding([]), repeats: run)
        == ["constant: the last 600 values are all 4.5"])
    let constant = BinnedFeature(numbers: [(value: 4.5, count: 1_000)], missingCount: 0)
    #expect(FeatureFaults.sentences(constant, counts(constant, [(1, 500)]), finding([]), repeats: run) == [])
  }

  @Test func aValueThatRepeatsLongerThanInTheReferenceIsStale() {
    let current = counts(numbers, [(30, 300), (31, 200)])
    func faults(_ count: Int, _ longest: Int?) -> [String] {
      FeatureFaults.sentences(
        numbers, current, finding([]), repeats: ValueRun(text: "4.5", count: count, longestInReference: longest))
    }
    #expect(faults(60, 3) == ["stale: 4.5 for 60 values in a row, at most 3 in the reference"])
    #expect(faults(60, 30) == [])
    #expect(faults(20, 3) == [])
    #expect(faults(60, nil) == [])
  }
}
