import Analysis
import TestSupport
import Testing

@Suite struct EstimatedMulticlassPerformanceTests {
  /// Three scores that sum to 1.
  private func row(_ generator: inout SeededGenerator) -> [Double] {
    let raw = (0..<3).map { _ in generator.uniform() * generator.uniform() + 0.01 }
    return raw.map { $0 / raw.reduce(0, +) }
  }

  private func drawn(from row: [Double], _ generator: inout SeededGenerator) -> Int {
    let place = generator.uniform()
    return place < row[0] ? 0 : place < row[0] + row[1] ? 1 : 2
  }

  private func best(_ row: [Double]) -> Int {
    row.indices.max { row[$0] < row[$1] } ?? 0
  }

  private func scores(rows: Int, sharpened: Bool) -> (MulticlassScores, UnlabelledMulticlassChunk, Double) {
    var generator = SeededGenerator(seed: 31)
    var scores = MulticlassScores(classCount: 3)
    var chunk = UnlabelledMulticlassChunk(classCount: 3)
    var right = 0.0
    for _ in 0..<rows {
      let truth = row(&generator)
      let actual = drawn(from: truth, &generator)
      // An overconfident model: squares pushed away from the middle.
      let squares = truth.map { sharpened ? $0 * $0 * $0 : $0 }
      let stated = squares.map { $0 / squares.reduce(0, +) }
      stated.withUnsafeBufferPointer { scores.add(probabilities: $0, actual: actual) }
      chunk.add(scores: stated, predicted: best(stated))
      right += best(stated) == actual ? 1 : 0
    }
    return (scores, chunk, right / Double(rows))
  }

  @Test func calibratedEstimatesAreWithinChanceOfTheTruth() throws {
    let (scores, chunk, accuracy) = scores(rows: 6000, sharpened: true)
    let estimator = try #require(EstimatedMulticlassPerformance(reference: scores))
    #expect(estimator.calibrators.allSatisfy { $0 != nil })
    let estimate = estimator.estimate(chunk)
    let figure = try #require(estimate.accuracy)
    #expect(abs(figure.value - accuracy) < 3 * figure.standardError)
    let area = try #require(estimate.rocAUCOneVersusRestMacro)
    #expect(abs(area - (scores.rocAUCOneVersusRestMacro ?? 0)) < 0.01)
    let naive = try #require(EstimatedMulticlassPerformance(reference: scores, calibration: .never))
    #expect(try #require(naive.estimate(chunk).accuracy).value > accuracy + 0.1)
  }

  @Test func twoClassesAreTheBinaryEstimate() throws {
    let scores = CalibrationReference.scores
    var chunk = UnlabelledMulticlassChunk(classCount: 2)
    for score in scores { chunk.add(scores: [1 - score, score], predicted: score >= 0.5 ? 1 : 0) }
    let reference = MulticlassScores(classCount: 2)
    let estimator = try #require(EstimatedMulticlassPerformance(reference: reference, calibration: .never))
    let estimate = estimator.estimate(chunk)
    #expect(isClose(estimate.accuracy?.value, CalibrationReference.estimates[0]))
    #expect(isClose(estimate.accuracy?.standardError, CalibrationReference.estimateErrors[0], tolerance: 1e-8))
    #expect(isClose(estimate.rocAUCOneVersusRest[1]?.value, CalibrationReference.estimates[5]))
    #expect(isClose(estimate.confusion[1, 1], CalibrationReference.expectedHits))
  }

  @Test func isUndefinedWhenAClassIsMissing() throws {
    var scores = MulticlassScores(classCount: 3)
    [0.2, 0.3, 0.5].withUnsafeBufferPointer { scores.add(probabilities: $0, actual: 0) }
    #expect(EstimatedMulticlassPerformance(reference: scores) == nil)
  }

  @Test func rowsThatSayNothingAreLeftOut() throws {
    let reference = MulticlassScores(classCount: 2)
    let estimator = try #require(EstimatedMulticlassPerformance(reference: reference, calibration: .never))
    var chunk = UnlabelledMulticlassChunk(classCount: 2)
    chunk.add(scores: [.nan, 1], predicted: 0)
    chunk.add(scores: [0, 0], predicted: 0)
    chunk.add(scores: [-1, 2], predicted: 0)
    let estimate = estimator.estimate(chunk)
    #expect(estimate.count == 0)
    #expect(estimate.accuracy == nil)
    #expect(estimate.rocAUCOneVersusRestMacro == nil)
  }

  @Test func thousandClassesAreEstimated() throws {
    var chunk = UnlabelledMulticlassChunk(classCount: 1000)
    chunk.add(scores: [Double](repeating: 0.001, count: 1000), predicted: 3)
    let reference = MulticlassScores(classCount: 1000)
    let estimator = try #require(EstimatedMulticlassPerformance(reference: reference, calibration: .never))
    #expect(isClose(estimator.estimate(chunk).accuracy?.value, 0.001))
  }
}
