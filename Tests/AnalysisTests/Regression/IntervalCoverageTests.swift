import Analysis
import Testing

@Suite struct IntervalCoverageTests {
  private typealias Reference = RegressionFiguresReference
  private let actual = RegressionReference.actual
  private let predicted = RegressionReference.predicted
  private let weights = RegressionReference.weights

  @Test func coverageAndWidthAreThoseOfNumpy() {
    var (narrow, wide) = (IntervalCoverage(), IntervalCoverage())
    var (weightedNarrow, weightedWide) = (IntervalCoverage(), IntervalCoverage())
    for row in actual.indices {
      let (value, middle, weight) = (actual[row], predicted[row], weights[row])
      let high = middle + max(5, abs(middle) / 10)
      narrow.add(actual: value, lower: middle - 5, upper: middle + 5)
      wide.add(actual: value, lower: middle - 5, upper: high)
      weightedNarrow.add(actual: value, lower: middle - 5, upper: middle + 5, weight: weight)
      weightedWide.add(actual: value, lower: middle - 5, upper: high, weight: weight)
    }
    #expect(isClose(narrow.coverage, Reference.coverage))
    #expect(isClose(wide.coverage, Reference.wideCoverage))
    #expect(isClose(wide.meanWidth, Reference.meanWidth))
    #expect(isClose(weightedNarrow.coverage, Reference.coverageWeighted))
    #expect(isClose(weightedWide.coverage, Reference.wideCoverageWeighted))
    #expect(isClose(weightedWide.meanWidth, Reference.meanWidthWeighted))
  }

  @Test func coverageOfAwkwardRecords() {
    var coverage = IntervalCoverage()
    #expect(coverage.coverage == nil)
    #expect(coverage.meanWidth == nil)
    coverage.add(actual: 1, lower: 3, upper: 2)
    coverage.add(actual: 1, lower: .nan, upper: 2)
    coverage.add(actual: .infinity, lower: 1, upper: 2)
    coverage.add(actual: 1, lower: 1, upper: 2, weight: -1)
    #expect(coverage.skippedCount == 4)
    coverage.add(actual: 2, lower: 2, upper: 4)
    #expect(coverage.meanWidth == 2)
    var half = IntervalCoverage()
    half.add(actual: 9, lower: -.infinity, upper: 4)
    half.merge(coverage)
    #expect(half.coverage == 0.5)
    #expect(half.meanWidth == nil)
  }
}
