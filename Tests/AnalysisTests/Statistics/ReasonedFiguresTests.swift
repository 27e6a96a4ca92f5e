import Analysis
import Testing

/// Every figure of every kind has either a value or a reason, whatever it is asked of.
@Suite struct ReasonedFiguresTests {
  private func check<Source: ReasonedFigures>(_ source: Source, _ context: String) {
    for figure in Source.Figure.allCases {
      let (value, reason) = (source.value(of: figure), source.reason(for: figure))
      #expect((value == nil) == (reason != nil), "\(figure.rawValue) of \(context)")
      #expect(value?.isFinite ?? true, "\(figure.rawValue) of \(context)")
      #expect(reason?.description.isEmpty != true)
    }
  }

  private let cells: [[Double]] = [
    [0, 0, 0, 0], [9, 0, 0, 0], [0, 9, 0, 0], [0, 0, 9, 0], [0, 0, 0, 9], [3, 4, 0, 0], [0, 0, 3, 4], [3, 0, 4, 0],
    [0, 3, 0, 4], [3, 0, 0, 4], [0, 3, 4, 0], [1e-300, 0, 0, 1e300], [1, 2, 3, 4],
  ]

  @Test func aMatrixHasEitherAValueOrAReason() {
    for counts in cells {
      let matrix = ConfusionMatrix(classCount: 2, counts: counts)
      check(matrix, "\(counts)")
      for figures in matrix.allClassFigures { check(figures, "a class of \(counts)") }
    }
    check(ConfusionMatrix(classCount: 0), "no classes")
    check(ConfusionMatrix(classCount: 1000), "a thousand empty classes")
  }

  @Test func aMatrixNamesItsReasons() {
    #expect(ConfusionMatrix(classCount: 2).reason(for: .accuracy) == .noRecords)
    let first = ConfusionMatrix(classCount: 2, counts: [9, 0, 0, 0])
    #expect(first.value(of: .accuracy) == 1)
    #expect(first.reason(for: .cohenKappa) == .oneClass(index: 0))
    #expect(first.reason(for: .matthewsCorrelation) == .oneClass(index: 0))
    let alwaysSecond = ConfusionMatrix(classCount: 2, counts: [0, 3, 0, 4])
    #expect(alwaysSecond.reason(for: .matthewsCorrelation) == .oneClass(index: 1))
    #expect(alwaysSecond.value(of: .cohenKappa) == 0)
    #expect(ConfusionMatrix(classCount: 2, counts: [1, 2, 2, 4]).value(of: .matthewsCorrelation) == 0)
  }

  @Test func aClassNamesItsReasons() {
    let never = ConfusionMatrix(classCount: 2, counts: [5, 0, 3, 0]).classFigures(1)
    #expect(never.reason(for: .precision) == .noPredictedPositives)
    #expect(never.precision == 0)
    #expect(never.value(of: .recall) == 0)
    #expect(never.value(of: .negativePredictiveValue) == 5.0 / 8)
    let absent = ConfusionMatrix(classCount: 2, counts: [5, 0, 0, 0]).classFigures(1)
    #expect(absent.reason(for: .f1) == .classAbsent)
    #expect(absent.reason(for: .jaccard) == .classAbsent)
    #expect(absent.reason(for: .recall) == .noActualPositives)
    let only = ConfusionMatrix(classCount: 2, counts: [5, 0, 0, 0]).classFigures(0)
    #expect(only.reason(for: .specificity) == .noActualNegatives)
    #expect(only.reason(for: .negativePredictiveValue) == .noPredictedNegatives)
    #expect(ConfusionMatrix(classCount: 2).classFigures(0).reason(for: .precision) == .noRecords)
  }

  @Test func scoresNameTheirReasons() {
    let cases: [(ScoredOutcomes, UndefinedReason)] = [
      (ScoredOutcomes(positives: [], negatives: [.nan]), .noScores),
      (ScoredOutcomes(positives: [], negatives: [1]), .oneClass(index: 0)),
      (ScoredOutcomes(positives: [1], negatives: []), .oneClass(index: 1)),
    ]
    for (outcomes, reason) in cases {
      check(outcomes, "\(reason)")
      #expect(outcomes.reason(for: .rocAUC) == reason)
    }
    let few = ScoredOutcomes(positives: [1], negatives: [0, 2])
    #expect(few.value(of: .gini) == 0)
    #expect(few.reason(for: .deLongVariance) == .tooFewOfAClass(need: 2))
    #expect(ScoredOutcomes.reference(isWeighted: true).reason(for: .deLongVariance) == .unequalWeights)
    check(ScoredOutcomes.reference(), "the reference")
  }

  @Test func lossesNameTheirReasons() {
    var losses = BinaryProbabilityLosses()
    check(losses, "nothing")
    #expect(losses.reason(for: .brier) == .noScores)
    losses.add(score: 0.5, isPositive: true)
    #expect(losses.value(of: .brier) == 0.25)
    losses.add(score: 3, isPositive: true)
    check(losses, "a score of 3")
    #expect(losses.reason(for: .logLoss) == .notProbabilities(count: 1))
  }

  @Test func scoresOfManyClassesNameTheirReasons() {
    var scores = MulticlassScores(classCount: 3)
    check(scores, "nothing")
    #expect(scores.reason(for: .rocAUCOneVersusRestMacro) == .noScores)
    scores.add([0.2, 0.7, 0.1], actual: 1)
    check(scores, "one record")
    #expect(scores.reason(for: .averagePrecisionMacro) == .oneClass(index: 1))
    scores.add([0.6, 0.3, 0.1], actual: 0)
    check(scores, "two classes of three")
    #expect(scores.reason(for: .rocAUCOneVersusOneMacro) == .classNeverOccurs(index: 2))
    #expect(scores.value(of: .averagePrecisionMacro) == 1)
    scores.add([0.1, 0.3, 0.6], actual: 2, weight: 2)
    check(scores, "weights")
    #expect(scores.value(of: .rocAUCOneVersusRestMicro) == 1)
    #expect(scores.reason(for: .rocAUCOneVersusOneMacro) == .unequalWeights)
    var single = MulticlassScores(classCount: 1)
    single.add([1], actual: 0)
    check(single, "a single class")
    check(MulticlassScores(classCount: 0), "no classes")
  }

  @Test func lossesOfManyClassesNameTheirReasons() {
    var losses = MulticlassProbabilityLosses(classCount: 2)
    check(losses, "nothing")
    #expect(losses.reason(for: .topAccuracy) == .noScores)
    [0.4, 1.6].withUnsafeBufferPointer { losses.add(probabilities: $0, actual: 1) }
    check(losses, "a row beyond 1")
    #expect(losses.reason(for: .brier) == .notProbabilities(count: 1))
    #expect(losses.value(of: .topAccuracy) == 1)
  }

  @Test func errorsNameTheirReasons() {
    var errors = RegressionErrors()
    check(errors, "nothing")
    #expect(errors.reason(for: .mae) == .noRecords)
    errors.add(actual: 5, predicted: 4)
    #expect(errors.reason(for: .r2) == .tooFewRecords(need: 2))
    errors.add(actual: 5, predicted: 7)
    #expect(errors.reason(for: .r2) == .equalActualValues)
    errors.add(actual: 6, predicted: 7, weight: 2)
    #expect(errors.reason(for: .medianAbsoluteError) == .unequalWeights)
    check(errors, "three records")
    errors.add(actual: 1e308, predicted: 0)
    check(errors, "an overflow")
    #expect(errors.reason(for: .mse) == .overflow)
  }
}

extension MulticlassScores {
  fileprivate mutating func add(_ row: [Double], actual: Int, weight: Double = 1) {
    row.withUnsafeBufferPointer { add(probabilities: $0, actual: actual, weight: weight) }
  }
}
