import Analysis
import Testing

@Suite struct PlattCalibratorTests {
  private typealias Reference = CalibrationReference

  private func fit(_ scores: [Double], weights: [Double]? = nil) -> PlattCalibrator? {
    func pick(_ actual: Int, _ values: [Double]) -> [Double] {
      values.indices.filter { Reference.actual[$0] == actual }.map { values[$0] }
    }
    return PlattCalibrator(
      ScoredOutcomes(
        positives: pick(1, scores), negatives: pick(0, scores), positiveWeights: weights.map { pick(1, $0) },
        negativeWeights: weights.map { pick(0, $0) }))
  }

  private func parameters(_ calibrator: PlattCalibrator?) -> [Double]? {
    calibrator.map { [$0.slope, $0.intercept] }
  }

  /// To 1e-6, the gradient at which scikit-learn's own optimiser stops.
  @Test func parametersAreThoseOfScikitLearn() {
    #expect(areClose(parameters(fit(Reference.scores)), Reference.sigmoid, tolerance: 1e-6))
    let weighted = fit(Reference.scores, weights: Reference.weights)
    #expect(areClose(parameters(weighted), Reference.sigmoidWeighted, tolerance: 1e-6))
  }

  /// To 1e-9, against a Newton method that was driven to the end.
  @Test func minimumIsReached() {
    #expect(areClose(parameters(fit(Reference.scores)), Reference.platt, tolerance: 1e-9))
    let weighted = fit(Reference.scores, weights: Reference.weights)
    #expect(areClose(parameters(weighted), Reference.plattWeighted, tolerance: 1e-9))
  }

  /// The slope of scikit-learn 1.9.1's `_SigmoidCalibration` for these six scores.
  @Test func smallExampleIsThatOfScikitLearn() {
    let calibrator = PlattCalibrator(ScoredOutcomes(positives: [2, 3, 1], negatives: [-1, 0, 1.5]))
    #expect(isClose(calibrator?.slope, -0.7414749778989064, tolerance: 1e-6))
  }

  @Test func largeScoresDoNoHarm() throws {
    let large = try #require(fit(Reference.scores.map { $0 * 1000 - 300 }))
    #expect(areClose(parameters(large), Reference.sigmoidLarge, tolerance: 1e-6))
    let huge = try #require(fit(Reference.scores.map { $0 * 1e300 }))
    let plain = try #require(fit(Reference.scores))
    #expect(isClose(huge.slope * 1e300, plain.slope, tolerance: 1e-9))
  }

  @Test func perfectSeparationStaysFinite() throws {
    let calibrator = try #require(PlattCalibrator(ScoredOutcomes(positives: [2, 3], negatives: [0, 1])))
    // The targets are (2 + 1) / (2 + 2) and 1 / (2 + 2): nobody is certain after four records.
    #expect(calibrator.slope < 0 && calibrator.slope > -10)
  }

  @Test func probabilitiesFallWherePositivesScoreLower() throws {
    let calibrator = try #require(PlattCalibrator(ScoredOutcomes(positives: [0, 1], negatives: [2, 3])))
    #expect(calibrator.slope > 0)
    #expect(calibrator.probability(of: .infinity) == 0)
  }
}
