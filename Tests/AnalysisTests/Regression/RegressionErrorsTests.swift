import Analysis
import Testing

@Suite struct RegressionErrorsTests {
  private typealias Reference = RegressionReference

  private func errors(_ indices: Range<Int> = 0..<41, weights: [Double]? = nil) -> RegressionErrors {
    var errors = RegressionErrors()
    for index in indices {
      errors.add(
        actual: Reference.actual[index], predicted: Reference.predicted[index], weight: weights?[index] ?? 1)
    }
    return errors
  }

  @Test func figuresAreThoseOfScikitLearn() {
    let errors = errors()
    #expect(errors.count == 41)
    #expect(isClose(errors.mae, Reference.mae))
    #expect(isClose(errors.mse, Reference.mse))
    #expect(isClose(errors.rmse, Reference.rmse))
    #expect(isClose(errors.r2, Reference.r2))
    #expect(isClose(errors.explainedVariance, Reference.explainedVariance))
    #expect(isClose(errors.mape, Reference.mape))
    #expect(isClose(errors.smape, Reference.smape))
    #expect(isClose(errors.bias, Reference.bias))
    #expect(isClose(errors.medianAbsoluteError, Reference.medianAbsoluteError))
    #expect(isClose(errors.absoluteErrorQuantile(0.9), Reference.absoluteError90))
    #expect(isClose(errors.maxError, Reference.maxError))
    #expect(errors.quantileError == nil)
  }

  @Test func weightedFiguresAreThoseOfScikitLearn() {
    let errors = errors(weights: Reference.weights)
    #expect(isClose(errors.mae, Reference.maeWeighted))
    #expect(isClose(errors.mse, Reference.mseWeighted))
    #expect(isClose(errors.rmse, Reference.rmseWeighted))
    #expect(isClose(errors.r2, Reference.r2Weighted))
    #expect(isClose(errors.explainedVariance, Reference.explainedVarianceWeighted))
    #expect(isClose(errors.mape, Reference.mapeWeighted))
    #expect(isClose(errors.smape, Reference.smapeWeighted))
    #expect(isClose(errors.bias, Reference.biasWeighted))
    // Quantiles count records, so records of different weight have none.
    #expect(errors.medianAbsoluteError == nil)
  }

  @Test(arguments: [0, 1, 20, 41])
  func mergedPartsEqualTheWhole(split: Int) {
    var merged = errors(0..<split)
    merged.merge(errors(split..<41))
    #expect(merged.count == 41)
    #expect(isClose(merged.mae, Reference.mae))
    #expect(isClose(merged.r2, Reference.r2))
    #expect(isClose(merged.explainedVariance, Reference.explainedVariance))
    #expect(isClose(merged.medianAbsoluteError, Reference.medianAbsoluteError))
    #expect(isClose(merged.maxError, Reference.maxError))
    #expect(isClose(merged.bias, Reference.bias))
  }

  @Test func equalWeightsKeepTheQuantilesAndMixedOnesDoNot() {
    let doubled = errors(weights: Array(repeating: 2, count: 41))
    #expect(isClose(doubled.medianAbsoluteError, Reference.medianAbsoluteError))
    #expect(isClose(doubled.mae, Reference.mae))
    var mixed = errors()
    mixed.merge(doubled)
    #expect(mixed.medianAbsoluteError == nil)
  }

  @Test func withoutRecordsNothingIsDefined() {
    let errors = RegressionErrors()
    for figure in [
      errors.mae, errors.mse, errors.rmse, errors.r2, errors.explainedVariance, errors.mape, errors.smape,
      errors.medianAbsoluteError, errors.maxError, errors.bias,
    ] {
      #expect(figure == nil)
    }
  }

  @Test func oneRecordHasErrorsButNoShareOfVariance() {
    var errors = RegressionErrors()
    errors.add(actual: 4, predicted: 5)
    #expect(errors.mae == 1)
    #expect(errors.bias == 1)
    #expect(errors.r2 == nil)
    #expect(errors.explainedVariance == nil)
  }

  @Test func aConstantActualValueHasNoVarianceToExplain() {
    var errors = RegressionErrors()
    for predicted in [0.1, 0.3, 0.2] { errors.add(actual: 0.1, predicted: predicted) }
    #expect(errors.r2 == nil)
    #expect(errors.explainedVariance == nil)
    #expect(isClose(errors.mae, 0.1))
  }

  @Test func varianceSurvivesALargeOffset() {
    var errors = RegressionErrors()
    for index in 0..<1000 {
      let actual = 1e12 + Double(index % 10)
      errors.add(actual: actual, predicted: actual + (index % 2 == 0 ? 1 : -1))
    }
    // Squared error 1, variance of 0…9 is 8.25.
    #expect(isClose(errors.r2, 1 - 1 / 8.25))
    #expect(isClose(errors.explainedVariance, 1 - 1 / 8.25))
  }

  @Test func anActualValueOfZeroIsDividedByTheSmallestDivisor() {
    var errors = RegressionErrors()
    errors.add(actual: 0, predicted: 1)
    #expect(errors.mape == 0x1p52)
    #expect(errors.smape == 2)
  }

  @Test(
    arguments: [
      (.nan, 1, 1), (1, .nan, 1), (.infinity, 1, 1), (1, -.infinity, 1), (.infinity, .infinity, 1), (1e308, -1e308, 1),
      (1, 2, 0), (1, 2, -1), (1, 2, .nan), (1, 2, .infinity),
    ] as [(Double, Double, Double)])
  func recordsThatCannotBeMeasuredAreCountedApart(actual: Double, predicted: Double, weight: Double) {
    var errors = errors()
    errors.add(actual: actual, predicted: predicted, weight: weight)
    #expect(errors.skippedCount == 1)
    #expect(errors.count == 41)
    #expect(isClose(errors.mae, Reference.mae))
  }

  @Test func errorsWhoseSquaresOverflowHaveNoMeanSquare() {
    var errors = RegressionErrors()
    errors.add(actual: 0, predicted: 1e200)
    errors.add(actual: 1, predicted: 1e200)
    #expect(errors.mse == nil)
    #expect(errors.rmse == nil)
    #expect(errors.r2 == nil)
    #expect(errors.mae == 1e200)
  }

  @Test func quantilesTurnApproximateBeyondTheSetLimit() {
    var errors = RegressionErrors(exactLimit: 10)
    for index in 0..<100 { errors.add(actual: 0, predicted: Double(index)) }
    #expect(errors.quantileError == 0x1p-8)
    #expect(isClose(errors.medianAbsoluteError, 49.5, tolerance: 0x1p-8))
  }
}
