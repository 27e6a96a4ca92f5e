import Analysis
import Testing

@Suite struct BinaryProbabilityLossesTests {
  private typealias Reference = BinaryReference

  private func losses(_ indices: Range<Int> = 0..<80, weights: [Double]? = nil) -> BinaryProbabilityLosses {
    var losses = BinaryProbabilityLosses()
    for index in indices {
      losses.add(
        score: Reference.scores[index], isPositive: Reference.actual[index] == 1, weight: weights?[index] ?? 1)
    }
    return losses
  }

  @Test func lossesAreThoseOfScikitLearn() {
    #expect(isClose(losses().logLoss, Reference.logLoss))
    #expect(isClose(losses().brier, Reference.brier))
    #expect(isClose(losses().expectedCalibrationError, Reference.calibrationError))
  }

  @Test func weightedLossesAreThoseOfScikitLearn() {
    #expect(isClose(losses(weights: Reference.weights).logLoss, Reference.logLossWeighted))
    #expect(isClose(losses(weights: Reference.weights).brier, Reference.brierWeighted))
  }

  @Test(arguments: [0, 1, 33, 79, 80])
  func mergedPartsEqualTheWhole(split: Int) {
    var merged = losses(0..<split)
    merged.merge(losses(split..<80))
    #expect(isClose(merged.logLoss, Reference.logLoss))
    #expect(isClose(merged.brier, Reference.brier))
    #expect(isClose(merged.expectedCalibrationError, Reference.calibrationError))
  }

  @Test func certaintyIsClippedToTheDistanceOfOneToTheNextDouble() {
    var wrong = BinaryProbabilityLosses()
    wrong.add(score: 0, isPositive: true)
    // −ln 2⁻⁵², as sklearn.metrics.log_loss gives.
    #expect(isClose(wrong.logLoss, 36.04365338911715))
    var right = BinaryProbabilityLosses()
    right.add(score: 1, isPositive: true)
    // −ln(1 − 2⁻⁵²), correctly rounded.
    #expect(right.logLoss == 2.2204460492503136e-16)
  }

  @Test(arguments: [1e-9, 1e-4, 0.3, 0.999])
  func manyEqualRecordsLoseNothing(miss: Double) {
    var losses = BinaryProbabilityLosses()
    for _ in 0..<200_000 { losses.add(score: 1 - miss, isPositive: true) }
    let one = logLoss(ofProbability: 1 - miss)
    #expect(abs((losses.logLoss ?? .nan) / one - 1) < 1e-12)
  }

  @Test func thousandsOfCertainMistakesDoNotUnderflow() {
    var losses = BinaryProbabilityLosses()
    for _ in 0..<10_000 { losses.add(score: 0, isPositive: true) }
    #expect(isClose(losses.logLoss, 36.04365338911715))
    losses.merge(losses)
    #expect(isClose(losses.logLoss, 36.04365338911715))
  }

  @Test func aBinHoldsItsLowerEdgeAndTheLastOneBoth() throws {
    var losses = BinaryProbabilityLosses()
    for score in [0, 0.1, 0.3, 0.6, 0.7, 1] { losses.add(score: score, isPositive: score > 0.5) }
    let bins = try #require(losses.reliability).bins
    #expect(bins.map(\.weight) == [1, 1, 0, 1, 0, 0, 1, 1, 0, 1])
    #expect(bins[3].meanScore == 0.3)
    #expect(bins[9].positiveShare == 1)
    #expect(bins[2].meanScore == nil)
    #expect(bins[2].positiveShare == nil)
  }

  @Test func calibrationErrorByHand() {
    var losses = BinaryProbabilityLosses()
    for isPositive in [true, false, false, false] { losses.add(score: 0.75, isPositive: isPositive) }
    losses.add(score: 0.25, isPositive: false)
    // (4 · |0.75 − 0.25| + 1 · 0.25) / 5; the worst bin is off by 0.5.
    #expect(isClose(losses.expectedCalibrationError, 0.45))
    #expect(isClose(losses.maximumCalibrationError, 0.5))
  }

  @Test(arguments: [-0.001, 1.5, Double.infinity, -.infinity])
  func aScoreThatIsNoProbabilityMakesThemUndefined(score: Double) {
    var losses = losses()
    losses.add(score: score, isPositive: true)
    #expect(losses.outOfRangeCount == 1)
    #expect(losses.logLoss == nil)
    #expect(losses.brier == nil)
    #expect(losses.expectedCalibrationError == nil)
    #expect(losses.reliability == nil)
    var merged = self.losses()
    merged.merge(losses)
    #expect(merged.brier == nil)
  }

  @Test func missingScoresAndWeightlessRecordsAreLeftOut() {
    var losses = losses()
    losses.add(score: .nan, isPositive: true)
    for weight in [0, -1, Double.nan, .infinity] { losses.add(score: 0.1, isPositive: true, weight: weight) }
    #expect(losses == self.losses())
  }

  @Test func withoutRecordsNothingIsDefined() {
    let losses = BinaryProbabilityLosses()
    #expect(losses.logLoss == nil)
    #expect(losses.brier == nil)
    #expect(losses.expectedCalibrationError == nil)
    #expect(losses.maximumCalibrationError == nil)
  }

  /// −ln p by its series about 1, or through the halving ln p = ln 2p − ln 2, free of any library.
  private func logLoss(ofProbability probability: Double) -> Double {
    if probability < 0.7 { return logLoss(ofProbability: probability * 1.5) + 0.405_465_108_108_164_4 }
    let ratio = (1 - probability) / (1 + probability)
    var sum = 0.0
    for power in stride(from: 41, through: 1, by: -2) { sum = sum * ratio * ratio + 1 / Double(power) }
    return 2 * ratio * sum
  }
}
