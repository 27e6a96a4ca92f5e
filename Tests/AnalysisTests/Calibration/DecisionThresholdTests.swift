import Analysis
import TestSupport
import Testing

@Suite struct DecisionThresholdTests {
  private typealias Reference = CalibrationReference

  private func outcomes() -> ScoredOutcomes {
    func pick(_ actual: Int) -> [Double] {
      Reference.scores.indices.filter { Reference.actual[$0] == actual }.map { Reference.scores[$0] }
    }
    return ScoredOutcomes(positives: pick(1), negatives: pick(0))
  }

  private let costs = ThresholdObjective.cost(CostMatrix(truePositive: -0.5, falsePositive: 1, falseNegative: 4))

  @Test func bestIsThatOfTryingEveryThreshold() {
    for (objective, expected) in [
      (costs, Reference.cost), (.f1, Reference.f1), (.youden, Reference.youden),
    ] {
      let best = DecisionThreshold(outcomes(), objective: objective)
      #expect(best?.threshold == expected[0])
      #expect(isClose(best?.value, expected[1]))
    }
  }

  @Test func valueIsThatOfTheConfusionMatrixAtTheThreshold() throws {
    for objective in [costs, .f1, .youden] {
      let best = try #require(DecisionThreshold(outcomes(), objective: objective))
      #expect(isClose(objective.value(of: outcomes().counts(atThreshold: best.threshold)), best.value))
    }
  }

  @Test func dearFalseAlarmsLeaveNothingPositive() {
    let objective = ThresholdObjective.cost(CostMatrix(falsePositive: 1e6, falseNegative: 1))
    let best = DecisionThreshold(ScoredOutcomes(positives: [0.1], negatives: [0.9]), objective: objective)
    #expect(best?.threshold == .infinity)
    #expect(best?.value == 0.5)
  }

  @Test func isUndefinedWithoutBothClasses() {
    for objective in [costs, .f1, .youden] {
      #expect(DecisionThreshold(ScoredOutcomes(positives: [1], negatives: []), objective: objective) == nil)
      #expect(DecisionThreshold(ScoredOutcomes(positives: [], negatives: [.nan]), objective: objective) == nil)
      #expect(ScoredOutcomes(positives: [], negatives: []).objectiveCurve(objective).isEmpty)
    }
  }

  @Test func weightsCountAsRecords() {
    let weighted = ScoredOutcomes(
      positives: [0.9, 0.3], negatives: [0.5, 0.1], positiveWeights: [1, 5], negativeWeights: [2, 1])
    let repeated = ScoredOutcomes(positives: [0.9, 0.3, 0.3, 0.3, 0.3, 0.3], negatives: [0.5, 0.5, 0.1])
    for objective in [costs, .f1, .youden] {
      #expect(
        DecisionThreshold(weighted, objective: objective) == DecisionThreshold(repeated, objective: objective))
    }
  }

  @Test func curveHoldsTheBestAndIsThinned() throws {
    let curve = outcomes().objectiveCurve(costs)
    #expect(curve.first?.threshold == .infinity)
    #expect(curve.map(\.value).min() == DecisionThreshold(outcomes(), objective: costs)?.value)
    let thin = outcomes().objectiveCurve(costs, limit: 5)
    #expect(thin.count == 5)
    #expect(thin.first == curve.first && thin.last == curve.last)
  }

  @Test func bandHoldsTheThresholdAndRepeatsItself() throws {
    let best = try #require(DecisionThreshold(outcomes(), objective: costs))
    let band = try #require(best.band(outcomes(), seed: 7))
    #expect(band.resamples == 200)
    #expect(band.threshold.low <= best.threshold && best.threshold <= band.threshold.high)
    #expect(band.value.low < best.value && best.value < band.value.high)
    #expect(best.band(outcomes(), seed: 7) == band)
    #expect(best.band(outcomes(), seed: 8) != band)
  }

  @Test func wideBandNarrowsWithMoreRecords() throws {
    func width(_ copies: Int) throws -> Double {
      let many = ScoredOutcomes(
        positives: Array(repeatElement(outcomes().positives, count: copies).joined()),
        negatives: Array(repeatElement(outcomes().negatives, count: copies).joined()))
      let best = try #require(DecisionThreshold(many, objective: costs))
      let band = try #require(best.band(many, seed: 3))
      return band.value.high - band.value.low
    }
    let ratio = try width(1) / width(16)
    // √16, to the chance of 200 resamples.
    #expect(ratio > 2.8 && ratio < 5.5)
  }

  @Test func weightedBandRuns() throws {
    let weighted = ScoredOutcomes(
      positives: [0.9, 0.3, 0.8], negatives: [0.5, 0.1, 0.4], positiveWeights: [1, 5, 1], negativeWeights: [2, 1, 1])
    let best = try #require(DecisionThreshold(weighted, objective: .f1))
    let band = try #require(best.band(weighted, seed: 1))
    #expect(band.value.low >= 0 && band.value.high <= 1)
  }

  @Test func costsThatAreNoNumbersAreAProgrammersError() async {
    await #expect(processExitsWith: .failure) { _ = CostMatrix(falsePositive: .nan) }
  }

  @Test func calibratedProbabilitiesHaveTheThresholdOfTheCosts() {
    #expect(CostMatrix(falsePositive: 1, falseNegative: 4).probabilityThreshold == 0.2)
    #expect(CostMatrix(falsePositive: 0, falseNegative: 4).probabilityThreshold == nil)
  }
}
