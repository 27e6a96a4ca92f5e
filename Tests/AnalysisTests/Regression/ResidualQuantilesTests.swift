import Analysis
import Testing

@Suite struct ResidualQuantilesTests {
  private typealias Reference = RegressionFiguresReference
  private let actual = RegressionReference.actual
  private let predicted = RegressionReference.predicted

  @Test func residualQuantilesAreThoseOfNumpy() {
    var (first, second) = (ResidualQuantiles(), ResidualQuantiles())
    for row in actual.indices {
      if row < 20 {
        first.add(actual: actual[row], predicted: predicted[row])
      } else {
        second.add(actual: actual[row], predicted: predicted[row])
      }
    }
    first.merge(second)
    first.add(actual: .nan, predicted: 1)
    #expect(first.count == 41)
    #expect(areClose(first.quantiles([0.05, 0.25, 0.5, 0.75, 0.95]).compactMap(\.self), Reference.residualQuantiles))
    #expect(first.relativeError == nil)
    #expect(ResidualQuantiles().quantiles([0.5]) == [nil])
  }
}
