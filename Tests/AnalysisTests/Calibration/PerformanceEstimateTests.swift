import Analysis
import TestSupport
import Testing

@Suite struct PerformanceEstimateTests {
  private typealias Reference = CalibrationReference

  private func figures(_ estimate: PerformanceEstimate) -> [EstimatedFigure?] {
    [
      estimate.accuracy, estimate.precision, estimate.recall, estimate.f1, estimate.specificity, estimate.rocAUC,
    ]
  }

  @Test func figuresAreThoseOfTheirDefinitions() {
    let estimate = PerformanceEstimate(
      probabilities: Reference.scores, isPredictedPositive: Reference.scores.map { $0 >= 0.5 })
    #expect(areClose(figures(estimate).compactMap { $0?.value }, Reference.estimates))
    #expect(isClose(estimate.truePositives.value, Reference.expectedHits))
    #expect(isClose(estimate.confusion[1, 1], Reference.expectedHits))
  }

  /// To 1e-8, the reach of the reference's numerical derivatives.
  @Test func standardErrorsAreThoseOfTheDeltaMethod() {
    let estimate = PerformanceEstimate(
      probabilities: Reference.scores, isPredictedPositive: Reference.scores.map { $0 >= 0.5 })
    #expect(
      areClose(figures(estimate).compactMap { $0?.standardError }, Reference.estimateErrors, tolerance: 1e-8))
    #expect(isClose(estimate.truePositives.standardError, Reference.expectedHitsError))
    #expect(isClose(estimate.falsePositives.standardError, Reference.expectedHitsError))
  }

  /// Labels are drawn with the stated probabilities; realised figures must spread as the standard errors say.
  @Test func realisedFiguresSpreadAsTheStandardErrorsSay() {
    var generator = SeededGenerator(seed: 17)
    let probabilities = (0..<400).map { _ in generator.uniform() }
    let chunk = probabilities.map { $0 >= 0.4 }
    let estimate = PerformanceEstimate(probabilities: probabilities, isPredictedPositive: chunk)
    let draws = 400
    var squares = [Double](repeating: 0, count: 6)
    for _ in 0..<draws {
      let isPositive = probabilities.map { generator.uniform() < $0 }
      let realised = Self.realised(probabilities, chunk, isPositive)
      for (index, figure) in figures(estimate).enumerated() {
        let distance = (realised[index] - (figure?.value ?? .nan)) / (figure?.standardError ?? .nan)
        squares[index] += distance * distance / Double(draws)
      }
    }
    // A mean of 400 squares of standard normal numbers has the deviation √(2/400) = 0.07.
    #expect(squares.allSatisfy { abs($0 - 1) < 0.28 }, "\(squares)")
  }

  private static func realised(_ scores: [Double], _ isPredicted: [Bool], _ isPositive: [Bool]) -> [Double] {
    var matrix = ConfusionMatrix(classCount: 2)
    for (actual, predicted) in zip(isPositive, isPredicted) {
      matrix.add(actual: actual ? 1 : 0, predicted: predicted ? 1 : 0)
    }
    let outcomes = ScoredOutcomes(
      positives: scores.indices.filter { isPositive[$0] }.map { scores[$0] },
      negatives: scores.indices.filter { !isPositive[$0] }.map { scores[$0] })
    let positive = matrix.classFigures(1)
    return [
      matrix.accuracy ?? .nan, positive.precision, positive.recall, positive.f1, positive.specificity ?? .nan,
      outcomes.rocAUC ?? .nan,
    ]
  }

  @Test func isUndefinedWithoutRecords() {
    let estimate = PerformanceEstimate(probabilities: [.nan, 1.5, -0.1], isPredictedPositive: [true, true, false])
    #expect(estimate.count == 0)
    #expect(figures(estimate).allSatisfy { $0 == nil })
  }

  @Test func certainClassesLeaveWhatTheyDivideByUndefined() {
    let allPositive = PerformanceEstimate(probabilities: [1, 1], isPredictedPositive: [false, false])
    #expect(allPositive.accuracy?.value == 0)
    #expect(allPositive.precision == nil)
    #expect(allPositive.recall?.value == 0)
    #expect(allPositive.specificity == nil)
    #expect(allPositive.rocAUC == nil)
    let allNegative = PerformanceEstimate(probabilities: [0, 0], isPredictedPositive: [false, false])
    #expect(allNegative.recall == nil)
    #expect(allNegative.f1 == nil)
    #expect(allNegative.specificity?.value == 1)
  }

  @Test func equalProbabilitiesRankNobody() {
    let estimate = PerformanceEstimate(
      probabilities: [0.3, 0.3, 0.3, 0.3], isPredictedPositive: [true, false, false, true])
    #expect(isClose(estimate.rocAUC?.value, 0.5))
    #expect(isClose(estimate.rocAUC?.standardError, 0))
  }

  @Test func intervalsStayWithinZeroAndOne() throws {
    let figure = try #require(
      PerformanceEstimate(probabilities: [0.5], isPredictedPositive: [true]).accuracy)
    let interval = try #require(figure.interval(confidence: 0.99))
    #expect(interval.low == 0 && interval.high == 1)
    #expect(figure.interval(confidence: 1) == nil)
    #expect(figure.interval(confidence: .nan) == nil)
  }
}
