import Analysis
import Testing

@Suite struct PinballLossTests {
  private typealias Reference = RegressionFiguresReference
  private let actual = RegressionReference.actual
  private let predicted = RegressionReference.predicted
  private let weights = RegressionReference.weights

  @Test func pinballLossIsThatOfScikitLearn() {
    for (index, quantile) in [0.1, 0.5, 0.9].enumerated() {
      var (plain, weighted) = (PinballLoss(quantile: quantile), PinballLoss(quantile: quantile))
      for row in actual.indices {
        plain.add(actual: actual[row], predicted: predicted[row])
        weighted.add(actual: actual[row], predicted: predicted[row], weight: weights[row])
      }
      #expect(isClose(plain.mean, Reference.pinball[index]))
      #expect(isClose(weighted.mean, Reference.pinballWeighted[index]))
    }
  }

  @Test func pinballLossOfAwkwardRecords() {
    var loss = PinballLoss(quantile: 0.5)
    #expect(loss.mean == nil)
    loss.add(actual: .nan, predicted: 1)
    loss.add(actual: 1, predicted: .infinity)
    loss.add(actual: 1, predicted: 2, weight: 0)
    #expect(loss.mean == nil)
    #expect(loss.skippedCount == 3)
    loss.add(actual: 1, predicted: 3)
    var merged = PinballLoss(quantile: 0.5)
    merged.merge(loss)
    #expect(merged == loss)
    #expect(loss.mean == 1)
  }
}
