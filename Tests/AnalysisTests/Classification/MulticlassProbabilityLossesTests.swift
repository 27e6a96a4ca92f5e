import Analysis
import Testing

@Suite struct MulticlassProbabilityLossesTests {
  private typealias Reference = MulticlassReference

  private func losses(
    _ rows: [Double] = Reference.probabilities, indices: Range<Int> = 0..<60, weights: [Double]? = nil,
    normalizesRows: Bool = true
  ) -> MulticlassProbabilityLosses {
    var losses = MulticlassProbabilityLosses(classCount: 4, normalizesRows: normalizesRows)
    for index in indices {
      losses.add(
        row: Array(rows[(index * 4)..<(index * 4 + 4)]), actual: Reference.actual[index], weight: weights?[index] ?? 1)
    }
    return losses
  }

  @Test func lossesAreThoseOfScikitLearn() {
    #expect(isClose(losses().logLoss, Reference.logLoss))
    #expect(isClose(losses().brier, Reference.brier))
    #expect(isClose(losses().topAccuracy(1), Reference.top1))
    #expect(isClose(losses().topAccuracy(2), Reference.top2))
    #expect(isClose(losses().topAccuracy(3), Reference.top3))
    #expect(isClose(losses().topLabelCalibrationError, Reference.topLabelCalibrationError))
  }

  @Test func weightedLossesAreThoseOfScikitLearn() {
    #expect(isClose(losses(weights: Reference.weights).logLoss, Reference.logLossWeighted))
    #expect(isClose(losses(weights: Reference.weights).brier, Reference.brierWeighted))
  }

  @Test func mergedPartsEqualTheWhole() {
    var merged = losses(indices: 0..<17)
    merged.merge(losses(indices: 17..<60))
    #expect(isClose(merged.logLoss, Reference.logLoss))
    #expect(isClose(merged.brier, Reference.brier))
    #expect(isClose(merged.topAccuracy(2), Reference.top2))
    #expect(isClose(merged.topLabelCalibrationError, Reference.topLabelCalibrationError))
  }

  @Test func rankingTiesFollowScikitLearn() {
    let rounded = losses(Reference.roundedProbabilities)
    #expect(isClose(rounded.topAccuracy(1), Reference.roundedTop1))
    #expect(isClose(rounded.topAccuracy(2), Reference.roundedTop2))
    #expect(isClose(rounded.topAccuracy(3), Reference.roundedTop3))
  }

  @Test func roundedRowsAreNormalizedOnlyWhenAsked() {
    let rows = Reference.roundedProbabilities
    #expect(isClose(losses(rows).logLoss, Reference.roundedLogLossNormalized))
    #expect(isClose(losses(rows, normalizesRows: false).logLoss, Reference.roundedLogLossAsGiven))
  }

  @Test(arguments: [[0.5, -0.1, 0.6], [0.5, 1.5, 0.2], [0, 0, 0], [0.2, .infinity, 0.1]])
  func aRowThatIsNoDistributionLeavesOnlyTheRanks(row: [Double]) {
    var losses = MulticlassProbabilityLosses(classCount: 3)
    losses.add(row: [0.2, 0.7, 0.1], actual: 1)
    losses.add(row: row, actual: 2)
    #expect(losses.outOfRangeCount == 1)
    #expect(losses.logLoss == nil)
    #expect(losses.brier == nil)
    #expect(losses.topLabelCalibrationError == nil)
    #expect(losses.topAccuracy(3) == 1)
  }

  @Test func missingScoresAndWeightlessRecordsAreLeftOut() {
    var losses = MulticlassProbabilityLosses(classCount: 2)
    losses.add(row: [.nan, 0.5], actual: 0)
    for weight in [0, -1, Double.nan, .infinity] { losses.add(row: [0.1, 0.9], actual: 0, weight: weight) }
    #expect(losses == MulticlassProbabilityLosses(classCount: 2))
    #expect(losses.logLoss == nil)
    #expect(losses.brier == nil)
    #expect(losses.topAccuracy(1) == nil)
    #expect(losses.topLabelCalibrationError == nil)
  }

  @Test func topAccuraciesOfAnyDepthAreThoseOfScikitLearn() {
    for depth in 1...5 {
      #expect(isClose(losses().topAccuracy(depth), MulticlassFiguresReference.top[depth - 1]))
      let weighted = losses(weights: Reference.weights).topAccuracy(depth)
      #expect(isClose(weighted, MulticlassFiguresReference.topWeighted[depth - 1]))
    }
    #expect(losses().topAccuracy(.max) == 1)
  }

  @Test(arguments: [-1, 0, Int.min])
  func noneOfTheClassesIsNoDepth(count: Int) {
    #expect(losses().topAccuracy(count) == nil)
  }

  @Test func aThousandClassesSpreadEvenly() {
    var losses = MulticlassProbabilityLosses(classCount: 1000)
    losses.add(row: Array(repeating: 0.001, count: 1000), actual: 999)
    // −ln 0.001; (1 − 0.001)² + 999 · 0.001²; the last of equal classes ranks first.
    #expect(isClose(losses.logLoss, 6.907755278982137))
    #expect(isClose(losses.brier, 0.999))
    #expect(losses.topAccuracy(1) == 1)
  }

  @Test func aClassOutsideTheRowIsAProgrammingError() async {
    await #expect(processExitsWith: .failure) {
      var losses = MulticlassProbabilityLosses(classCount: 2)
      [0.5, 0.5].withUnsafeBufferPointer { losses.add(probabilities: $0, actual: 2) }
    }
  }
}

extension MulticlassProbabilityLosses {
  fileprivate mutating func add(row: [Double], actual: Int, weight: Double = 1) {
    row.withUnsafeBufferPointer { add(probabilities: $0, actual: actual, weight: weight) }
  }
}
