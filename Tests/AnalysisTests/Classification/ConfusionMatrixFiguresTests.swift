import Analysis
import Testing

@Suite struct ConfusionMatrixFiguresTests {
  private typealias Reference = ConfusionReference

  private func matrix(weights: [Double]? = nil) -> ConfusionMatrix {
    var matrix = ConfusionMatrix(classCount: 5)
    for (index, actual) in Reference.actual.enumerated() {
      matrix.add(actual: actual, predicted: Reference.predicted[index], weight: weights?[index] ?? 1)
    }
    return matrix
  }

  @Test func countsRowsActualColumnsPredicted() {
    #expect(matrix().counts == Reference.counts.map(Double.init))
    #expect(matrix().total == 120)
  }

  @Test func figuresAreThoseOfScikitLearn() {
    let matrix = matrix()
    #expect(isClose(matrix.accuracy, Reference.accuracy))
    #expect(isClose(matrix.balancedAccuracy, Reference.balancedAccuracy))
    #expect(isClose(matrix.matthewsCorrelation, Reference.matthewsCorrelation))
    #expect(isClose(matrix.cohenKappa, Reference.cohenKappa))
    #expect(areClose(matrix.averages.macro.all, Reference.macro))
    #expect(areClose(matrix.averages.micro.all, Reference.micro))
    #expect(areClose(matrix.averages.weighted.all, Reference.weighted))
  }

  @Test func weightedFiguresAreThoseOfScikitLearn() {
    let matrix = matrix(weights: Reference.weights)
    #expect(isClose(matrix.accuracy, Reference.accuracyWeighted))
    #expect(isClose(matrix.balancedAccuracy, Reference.balancedAccuracyWeighted))
    #expect(isClose(matrix.matthewsCorrelation, Reference.matthewsCorrelationWeighted))
    #expect(isClose(matrix.cohenKappa, Reference.cohenKappaWeighted))
    #expect(areClose(matrix.averages.macro.all, Reference.macroWeighted))
    #expect(areClose(matrix.averages.micro.all, Reference.microWeighted))
    #expect(areClose(matrix.averages.weighted.all, Reference.weightedWeighted))
  }

  @Test func averagesOfAnyFigureAreThoseOfScikitLearn() {
    let averages = matrix().averages
    let weighted = matrix(weights: Reference.weights).averages
    for (index, average) in [ClassAverage.macro, .micro, .weighted].enumerated() {
      #expect(isClose(averages.mean(average) { $0.fBeta(2) }, MulticlassFiguresReference.f2[index]))
      #expect(isClose(averages.mean(average, of: \.jaccard), MulticlassFiguresReference.jaccard[index]))
      #expect(isClose(weighted.mean(average) { $0.fBeta(2) }, MulticlassFiguresReference.f2Weighted[index]))
      #expect(isClose(weighted.mean(average, of: \.jaccard), MulticlassFiguresReference.jaccardWeighted[index]))
    }
  }

  @Test func figuresOfAClassAreThoseOfScikitLearn() {
    let classes = matrix().allClassFigures
    #expect(areClose(classes.map(\.precision), Reference.precision))
    #expect(areClose(classes.map(\.recall), Reference.recall))
    #expect(areClose(classes.map(\.f1), Reference.f1))
    #expect(areClose(classes.map { $0.fBeta(2) }, Reference.f2))
    #expect(areClose(classes.map(\.jaccard), Reference.jaccard))
    #expect(classes.map(\.support) == Reference.support)
    #expect(matrix().classFigures(2) == classes[2])
  }

  @Test func ratesOfOneClassByHand() {
    // Actual 0: 5 right, 2 taken for 1. Actual 1: 1 taken for 0, 12 right.
    let figures = ConfusionMatrix(classCount: 2, counts: [5, 2, 1, 12]).classFigures(1)
    #expect(figures.truePositives == 12)
    #expect(figures.falsePositives == 2)
    #expect(figures.falseNegatives == 1)
    #expect(figures.trueNegatives == 5)
    #expect(isClose(figures.specificity, 5.0 / 7))
    #expect(isClose(figures.falsePositiveRate, 2.0 / 7))
    #expect(isClose(figures.falseNegativeRate, 1.0 / 13))
    #expect(isClose(figures.negativePredictiveValue, 5.0 / 6))
  }

  @Test func withoutRecordsEveryFigureIsUndefined() {
    for classCount in [0, 1, 2, 3] {
      let matrix = ConfusionMatrix(classCount: classCount)
      #expect(matrix.total == 0)
      #expect(matrix.accuracy == nil)
      #expect(matrix.balancedAccuracy == nil)
      #expect(matrix.matthewsCorrelation == nil)
      #expect(matrix.cohenKappa == nil)
      #expect(matrix.averages.macro.all == [0, 0, 0])
    }
  }

  @Test func weightsOfZeroLeaveItEmpty() {
    var matrix = ConfusionMatrix(classCount: 2)
    matrix.add(actual: 1, predicted: 1, weight: 0)
    #expect(matrix.accuracy == nil)
    #expect(matrix.matthewsCorrelation == nil)
  }

  @Test func oneClassAloneHasNoKappaAndNoCorrelation() {
    let matrix = ConfusionMatrix(classCount: 2, counts: [9, 0, 0, 0])
    #expect(matrix.accuracy == 1)
    #expect(matrix.balancedAccuracy == 1)
    // scikit-learn: matthews_corrcoef gives 0.0, cohen_kappa_score nan.
    #expect(matrix.matthewsCorrelation == 0)
    #expect(matrix.cohenKappa == nil)
    let figures = matrix.classFigures(0)
    #expect(figures.specificity == nil)
    #expect(figures.falsePositiveRate == nil)
    #expect(figures.negativePredictiveValue == nil)
    #expect(matrix.classFigures(1).falseNegativeRate == nil)
    #expect(matrix.classFigures(1).precision == 0)
  }

  @Test func independenceIsExactlyZero() {
    let matrix = ConfusionMatrix(classCount: 2, counts: [1, 2, 2, 4])
    #expect(matrix.matthewsCorrelation == 0)
    #expect(matrix.cohenKappa == 0)
  }

  @Test func perfectAndReversedPredictionsReachTheEnds() {
    #expect(ConfusionMatrix(classCount: 2, counts: [3, 0, 0, 5]).matthewsCorrelation == 1)
    #expect(isClose(ConfusionMatrix(classCount: 2, counts: [0, 3, 5, 0]).matthewsCorrelation, -1))
    #expect(ConfusionMatrix(classCount: 2, counts: [3, 0, 0, 5]).cohenKappa == 1)
  }

  @Test func aThousandClassesAllRight() {
    var matrix = ConfusionMatrix(classCount: 1000)
    for index in 0..<1000 { matrix.add(actual: index, predicted: index) }
    #expect(matrix.balancedAccuracy == 1)
    #expect(isClose(matrix.matthewsCorrelation, 1))
    #expect(matrix.averages.macro.all == [1, 1, 1])
    #expect(matrix.averages.weighted.all == [1, 1, 1])
  }
}

extension ClassAverages.Figures {
  fileprivate var all: [Double] {
    [precision, recall, f1]
  }
}
