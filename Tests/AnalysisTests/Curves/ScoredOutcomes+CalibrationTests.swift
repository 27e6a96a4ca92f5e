import Analysis
import Testing

@Suite struct ScoredOutcomesCalibrationTests {
  private typealias Reference = ReliabilityReference

  private func filled(_ bins: CalibrationBins?) -> (stated: [Double], observed: [Double]) {
    let bins = bins?.bins ?? []
    return (bins.compactMap(\.meanScore), bins.compactMap(\.positiveShare))
  }

  @Test func binsOfEqualCountAreThoseOfScikitLearn() {
    let outcomes = ScoredOutcomes.reference()
    let seven = outcomes.calibrationBins(.equalCount, count: 7)
    #expect(areClose(filled(seven).stated, Reference.statedQuantile7))
    #expect(areClose(filled(seven).observed, Reference.observedQuantile7))
    #expect(isClose(seven?.expectedCalibrationError, Reference.expectedErrorQuantile7))
    #expect(isClose(seven?.maximumCalibrationError, Reference.maximumErrorQuantile7))
    let ten = outcomes.calibrationBins(.equalCount)
    #expect(areClose(filled(ten).stated, Reference.statedQuantile10))
    #expect(isClose(ten?.expectedCalibrationError, Reference.expectedErrorQuantile10))
    #expect(isClose(ten?.maximumCalibrationError, Reference.maximumErrorQuantile10))
  }

  @Test func binsOfEqualWidthAreThoseOfScikitLearnAndOfTheStream() {
    let seven = ScoredOutcomes.reference().calibrationBins(count: 7)
    #expect(areClose(filled(seven).stated, Reference.statedUniform7))
    #expect(areClose(filled(seven).observed, Reference.observedUniform7))
    #expect(isClose(seven?.expectedCalibrationError, Reference.expectedErrorUniform7))
    #expect(isClose(seven?.maximumCalibrationError, Reference.maximumErrorUniform7))
    var losses = BinaryProbabilityLosses(binCount: 7)
    for (index, score) in BinaryReference.scores.enumerated() {
      losses.add(score: score, isPositive: BinaryReference.actual[index] == 1)
    }
    #expect(isClose(losses.expectedCalibrationError, Reference.expectedErrorUniform7))
    #expect(losses.reliability?.bins.count == 7)
  }

  @Test func tiesLeaveBinsEmptyButNoFigureUndefined() throws {
    let outcomes = ScoredOutcomes(positives: [0.5, 0.5, 0.5], negatives: [0.5])
    let bins = try #require(outcomes.calibrationBins(.equalCount, count: 4))
    #expect(bins.bins.map(\.weight) == [4, 0, 0, 0])
    #expect(bins.bins[1].meanScore == nil)
    #expect(bins.expectedCalibrationError == 0.25)
  }

  @Test func oneClassAloneStillHasAReliability() {
    #expect(ScoredOutcomes(positives: [0.8], negatives: []).calibrationBins()?.maximumCalibrationError?.rounded() == 0)
  }

  @Test(arguments: CalibrationBinning.allCases)
  func scoresThatAreNoProbabilitiesHaveNone(binning: CalibrationBinning) {
    #expect(ScoredOutcomes(positives: [], negatives: []).calibrationBins(binning) == nil)
    #expect(ScoredOutcomes(positives: [1.1], negatives: [0.2]).calibrationBins(binning) == nil)
    #expect(ScoredOutcomes(positives: [0.1], negatives: [-.infinity]).calibrationBins(binning) == nil)
    #expect(ScoredOutcomes(positives: [1], negatives: [0]).calibrationBins(binning, count: 1)?.bins.count == 1)
  }

  @Test func weightsCountInTheErrors() {
    let outcomes = ScoredOutcomes(
      positives: [0.75], negatives: [0.75], positiveWeights: [3], negativeWeights: [1])
    #expect(outcomes.calibrationBins(.equalCount)?.expectedCalibrationError == 0)
  }

  @Test func differentBinsDoNotMerge() async {
    await #expect(processExitsWith: .failure) {
      var bins = CalibrationBins(count: 5)
      bins.merge(CalibrationBins(count: 10))
    }
  }
}
