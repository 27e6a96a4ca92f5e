import Analysis
import Foundation
import TestSupport
import Testing

@Suite struct CalibratorConformanceTests {
  private func seededOutcomes(_ count: Int, seed: UInt64 = 3) -> ScoredOutcomes {
    var generator = SeededGenerator(seed: seed)
    var positives: [Double] = []
    var negatives: [Double] = []
    for _ in 0..<count {
      let score = generator.uniform()
      if generator.uniform() < score * score { positives.append(score) } else { negatives.append(score) }
    }
    return ScoredOutcomes(positives: positives, negatives: negatives)
  }

  @Test(arguments: CalibratorKind.all)
  func probabilitiesRiseWithTheScoreWithinZeroAndOne(_ kind: CalibratorKind) throws {
    let calibrator = try #require(kind.fit(seededOutcomes(2000)))
    let scores = [-Double.infinity, -1e300, -3] + (0...1000).map { Double($0) / 1000 } + [3, 1e300, .infinity]
    let probabilities = calibrator.probabilities(of: scores)
    #expect(zip(probabilities, probabilities.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(probabilities.allSatisfy { $0 >= 0 && $0 <= 1 })
    #expect(probabilities == scores.map { calibrator.probability(of: $0) })
  }

  @Test(arguments: CalibratorKind.all)
  func comesCloserToTheTruthThanTheScores(_ kind: CalibratorKind) throws {
    let need = try #require(CalibrationNeed(seededOutcomes(4000), method: kind))
    let before = try #require(need.errorBefore)
    #expect(need.isWorthwhile)
    #expect(need.errorAfter < before / 2)
  }

  @Test(arguments: CalibratorKind.all)
  func isUndefinedWithoutBothClasses(_ kind: CalibratorKind) {
    #expect(kind.fit(ScoredOutcomes(positives: [], negatives: [])) == nil)
    #expect(kind.fit(ScoredOutcomes(positives: [0.5, 0.7], negatives: [])) == nil)
    #expect(kind.fit(ScoredOutcomes(positives: [], negatives: [0.5])) == nil)
    #expect(kind.fit(ScoredOutcomes(positives: [.nan, .nan], negatives: [0.5])) == nil)
    #expect(kind.fit(ScoredOutcomes(positives: [.infinity], negatives: [0.5])) == nil)
    let weightless = ScoredOutcomes(
      positives: [0.5], negatives: [0.4], positiveWeights: [0], negativeWeights: [1])
    #expect(kind.fit(weightless) == nil)
  }

  @Test(arguments: CalibratorKind.all)
  func equalScoresGiveOneProbability(_ kind: CalibratorKind) throws {
    let outcomes = ScoredOutcomes(positives: [0.5, 0.5, 0.5], negatives: [0.5])
    let calibrator = try #require(kind.fit(outcomes))
    let probability = try #require(calibrator.probability(of: 0.5))
    // Platt's smoothed targets, (3 · 4/5 + 1 · 1/3) / 4, lie below the share of 3/4.
    #expect(probability > 0.68 && probability <= 0.75)
    #expect(calibrator.probability(of: 7).map { abs($0 - probability) < 1e-6 } == true)
  }

  @Test(arguments: CalibratorKind.all)
  func hasNoProbabilityForNaN(_ kind: CalibratorKind) {
    #expect(kind.fit(seededOutcomes(100))?.probability(of: .nan) == nil)
  }

  @Test(arguments: CalibratorKind.all)
  func infiniteScoresTeachNothing(_ kind: CalibratorKind) throws {
    let plain = try #require(kind.fit(ScoredOutcomes(positives: [0.4, 0.9], negatives: [0.1, 0.5])))
    let infinite = try #require(
      kind.fit(ScoredOutcomes(positives: [0.4, 0.9, -.infinity], negatives: [0.1, 0.5, .infinity])))
    #expect(plain.probability(of: 0.45) == infinite.probability(of: 0.45))
  }

  @Test(arguments: CalibratorKind.all)
  func wholeWeightsCountAsRecords(_ kind: CalibratorKind) throws {
    let repeated = try #require(kind.fit(ScoredOutcomes(positives: [0.4, 0.9, 0.9], negatives: [0.1, 0.5, 0.5, 0.5])))
    let weighted = try #require(
      kind.fit(
        ScoredOutcomes(
          positives: [0.4, 0.9], negatives: [0.1, 0.5], positiveWeights: [1, 2], negativeWeights: [1, 3])))
    for score in [0.0, 0.3, 0.6, 1] {
      let expected = try #require(repeated.probability(of: score))
      #expect(isClose(weighted.probability(of: score), expected))
    }
  }

  @Test(arguments: CalibratorKind.all)
  func survivesSavingAndRestoring(_ kind: CalibratorKind) throws {
    let calibrator = try #require(kind.fit(seededOutcomes(200)))
    #expect(try restoredEquals(calibrator))
  }

  private func restoredEquals(_ calibrator: some Calibrator) throws -> Bool {
    let saved = try JSONEncoder().encode(calibrator)
    return try JSONDecoder().decode(type(of: calibrator), from: saved) == calibrator
  }
}
