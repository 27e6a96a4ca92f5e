import Analysis
import TestSupport
import Testing

@Suite struct EstimatedPerformanceTests {
  private func outcomes(count: Int = 3000, truth: (Double) -> Double) -> ScoredOutcomes {
    var generator = SeededGenerator(seed: 23)
    var positives: [Double] = []
    var negatives: [Double] = []
    for _ in 0..<count {
      let score = generator.uniform()
      if generator.uniform() < truth(score) { positives.append(score) } else { negatives.append(score) }
    }
    return ScoredOutcomes(positives: positives, negatives: negatives)
  }

  @Test func scoresThatOverstateAreCalibrated() throws {
    let estimator = try #require(EstimatedPerformance(reference: outcomes { $0 * $0 }))
    #expect(estimator.need?.isWorthwhile == true)
    let probability = try #require(estimator.calibrator?.probability(of: 0.5))
    #expect(abs(probability - 0.25) < 0.06)
  }

  @Test func probabilitiesAreLeftAsTheyAre() throws {
    // Isotonic steps fitted to 3,000 records add more error than these scores have.
    let estimator = try #require(EstimatedPerformance(reference: outcomes { $0 }))
    #expect(estimator.need?.isWorthwhile == false)
    #expect(estimator.calibrator == nil)
  }

  @Test func scoresThatAreNoProbabilitiesAreAlwaysCalibrated() throws {
    let shifted = outcomes { $0 }
    let reference = ScoredOutcomes(
      positives: shifted.positives.map { $0 * 10 - 5 }, negatives: shifted.negatives.map { $0 * 10 - 5 })
    let estimator = try #require(EstimatedPerformance(reference: reference))
    #expect(estimator.need?.errorBefore == nil)
    #expect(estimator.calibrator != nil)
  }

  @Test func almostPerfectScoresAreLeftAsTheyAre() throws {
    let reference = ScoredOutcomes(
      positives: [Double](repeating: 0.6, count: 50), negatives: [Double](repeating: 0.4, count: 50))
    let estimator = try #require(EstimatedPerformance(reference: reference))
    #expect(estimator.calibrator == nil)
  }

  @Test func isUndefinedWithoutBothClasses() {
    let reference = ScoredOutcomes(positives: [0.9, 0.8], negatives: [])
    #expect(EstimatedPerformance(reference: reference) == nil)
    #expect(EstimatedPerformance(reference: reference, calibration: .always(.platt)) == nil)
    #expect(EstimatedPerformance(reference: reference, calibration: .never) != nil)
  }

  @Test func tooFewRecordsToJudgeTheNeedAreCalibrated() throws {
    let reference = ScoredOutcomes(positives: [0.9, 0.4], negatives: [0.5, 0.1])
    let estimator = try #require(EstimatedPerformance(reference: reference))
    #expect(estimator.need == nil)
    #expect(estimator.calibrator != nil)
  }

  @Test func unevenListsAreAProgrammersError() async {
    await #expect(processExitsWith: .failure) { _ = UnlabelledChunk(scores: [1], isPredictedPositive: []) }
  }

  @Test func missingScoresAreLeftOut() throws {
    let estimator = try #require(EstimatedPerformance(reference: outcomes { $0 * $0 }))
    let whole = estimator.estimate(UnlabelledChunk(scores: [0.2, 0.9], threshold: 0.5))
    let gappy = estimator.estimate(UnlabelledChunk(scores: [0.2, .nan, 0.9], threshold: 0.5))
    #expect(whole == gappy)
    #expect(estimator.estimate(UnlabelledChunk(scores: [], threshold: 0.5)).accuracy == nil)
  }
}

/// Ten chunks of 5,000 loans; figures of NannyML 0.13.1.
@Suite(.enabled(if: SharedData.has("data/nannyml/car_loan.expected.json")))
struct CarLoanEstimateTests {
  private struct Loans {
    var scores: [Double]
    var isPredicted: [Bool]
    var isRepaid: [Bool]

    init(_ part: String) throws {
      let columns = try SharedData.columns("data/nannyml/car_loan_\(part).csv.gz")
      scores = (columns["y_pred_proba"] ?? []).compactMap { Double($0) }
      isPredicted = (columns["y_pred"] ?? []).map { $0 == "1" }
      isRepaid = (columns["repaid"] ?? []).map { Double($0) == 1 }
    }
  }

  private func estimates(_ calibration: EstimatedPerformance.Calibration) throws -> [PerformanceEstimate] {
    let reference = try Loans("reference")
    let estimator = try #require(
      EstimatedPerformance(
        reference: ScoredOutcomes(
          positives: reference.scores.indices.filter { reference.isRepaid[$0] }.map { reference.scores[$0] },
          negatives: reference.scores.indices.filter { !reference.isRepaid[$0] }.map { reference.scores[$0] }),
        calibration: calibration))
    #expect(estimator.need?.isWorthwhile == true)
    let loans = try Loans("analysis")
    return stride(from: 0, to: loans.scores.count, by: 5000).map { start in
      let rows = start..<(start + 5000)
      return estimator.estimate(
        UnlabelledChunk(scores: Array(loans.scores[rows]), isPredictedPositive: Array(loans.isPredicted[rows])))
    }
  }

  @Test func calibratedItsWayEveryFigureIsThatOfNannyML() throws {
    let estimates = try estimates(.whenWorthwhile(.isotonic))
    #expect(estimates.count == 10)
    for (name, figure) in Self.figures {
      // NannyML's area lies 1.3e-9 from the sum over all pairs.
      let theirs = try #require(try summary(of: name)["estimated"] as? [Double])
      #expect(areClose(estimates.compactMap { figure($0)?.value }, theirs, tolerance: 1e-8), "\(name)")
    }
  }

  @Test func theBestCalibratorComesNearerToTheTruthThanNannyML() throws {
    let estimates = try estimates(.best)
    for (name, figure) in Self.figures where ["roc_auc", "accuracy"].contains(name) {
      let expected = try summary(of: name)
      let realised = try #require(expected["realized"] as? [Double])
      let gap = zip(estimates, realised).reduce(0) { $0 + abs((figure($1.0)?.value ?? .nan) - $1.1) } / 10
      #expect(gap < (try #require(expected["mean_abs_gap"] as? Double)), "\(name) \(gap)")
    }
  }

  private static let figures: [(String, @Sendable (PerformanceEstimate) -> EstimatedFigure?)] = [
    ("roc_auc", { $0.rocAUC }), ("f1", { $0.f1 }), ("precision", { $0.precision }), ("recall", { $0.recall }),
    ("specificity", { $0.specificity }), ("accuracy", { $0.accuracy }),
  ]

  private func summary(of figure: String) throws -> [String: Any] {
    let json = try #require(try SharedData.json("data/nannyml/car_loan.expected.json") as? [String: Any])
    let summary = try #require(json["summary"] as? [String: [String: Any]])
    return try #require(summary[figure])
  }
}
