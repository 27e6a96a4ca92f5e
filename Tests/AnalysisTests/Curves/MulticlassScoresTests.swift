import Analysis
import Testing

@Suite struct MulticlassScoresTests {
  private typealias Reference = MulticlassReference

  private func scores(_ indices: Range<Int> = 0..<60, weights: [Double]? = nil) -> MulticlassScores {
    var scores = MulticlassScores(classCount: 4)
    for index in indices {
      let row = Array(Reference.probabilities[(index * 4)..<(index * 4 + 4)])
      scores.add(row: row, actual: Reference.actual[index], weight: weights?[index] ?? 1)
    }
    return scores
  }

  @Test func areasAreThoseOfScikitLearn() {
    #expect(isClose(scores().rocAUCOneVersusRestMacro, Reference.oneVersusRestMacro))
    #expect(isClose(scores().rocAUCOneVersusRestWeighted, Reference.oneVersusRestWeighted))
    #expect(isClose(scores().rocAUCOneVersusOneMacro, Reference.oneVersusOneMacro))
    #expect(isClose(scores().rocAUCOneVersusOneWeighted, Reference.oneVersusOneWeighted))
    let precisions = (0..<4).compactMap { scores().averagePrecision($0) }
    #expect(areClose(precisions, Reference.averagePrecisions))
    #expect(isClose(scores().averagePrecisionMacro, Reference.averagePrecisions.reduce(0, +) / 4))
  }

  @Test func weightedAndPooledAreasAreThoseOfScikitLearn() {
    let weighted = scores(weights: Reference.weights)
    #expect(isClose(weighted.rocAUCOneVersusRestMacro, MulticlassFiguresReference.oneVersusRestMacroWeighted))
    #expect(isClose(weighted.rocAUCOneVersusRestWeighted, MulticlassFiguresReference.oneVersusRestWeightedWeighted))
    #expect(isClose(weighted.rocAUCOneVersusRestMicro, MulticlassFiguresReference.oneVersusRestMicroWeighted))
    #expect(isClose(scores().rocAUCOneVersusRestMicro, MulticlassFiguresReference.oneVersusRestMicro))
  }

  @Test func pairsOfClassesTakeNoWeights() {
    let weighted = scores(weights: Reference.weights)
    #expect(weighted.rocAUCOneVersusOneMacro == nil)
    #expect(weighted.rocAUCOneVersusOneWeighted == nil)
  }

  @Test func recordsWithAndWithoutWeightsMerge() {
    var first = scores(0..<30)
    first.merge(scores(30..<60, weights: Reference.weights))
    var second = scores(0..<30)
    for index in 30..<60 {
      let row = Array(Reference.probabilities[(index * 4)..<(index * 4 + 4)])
      second.add(row: row, actual: Reference.actual[index], weight: Reference.weights[index])
    }
    #expect(first == second)
    #expect(first.rocAUCOneVersusRestMacro != scores().rocAUCOneVersusRestMacro)
    for weight in [0, -1, Double.nan, .infinity] { second.add(row: [1, 0, 0, 0], actual: 0, weight: weight) }
    #expect(first == second)
  }

  @Test func mergedPartsEqualTheWhole() {
    var merged = scores(0..<21)
    merged.merge(scores(21..<60))
    #expect(merged == scores())
    #expect(merged.count == 60)
  }

  @Test func aClassThatNeverOccursLeavesTheAveragesOfTheAreaUndefined() throws {
    var scores = MulticlassScores(classCount: 3)
    scores.add(row: [0.7, 0.2, 0.1], actual: 0)
    scores.add(row: [0.4, 0.5, 0.1], actual: 1)
    scores.add(row: [0.6, 0.3, 0.1], actual: 1)
    #expect(scores.rocAUCOneVersusRest(0) == 1)
    #expect(scores.rocAUCOneVersusRest(2) == nil)
    #expect(scores.rocAUCOneVersusRestMacro == nil)
    #expect(scores.rocAUCOneVersusRestWeighted == nil)
    #expect(scores.rocAUCOneVersusOneMacro == nil)
    #expect(scores.rocAUCOneVersusOneWeighted == nil)
    #expect(scores.averagePrecision(2) == nil)
    #expect(scores.averagePrecisionMacro == 1)
  }

  @Test(arguments: [0, 1, 2])
  func withoutRecordsNothingIsDefined(classCount: Int) {
    let scores = MulticlassScores(classCount: classCount)
    #expect(scores.rocAUCOneVersusRestMacro == nil)
    #expect(scores.rocAUCOneVersusRestMicro == nil)
    #expect(scores.rocAUCOneVersusOneMacro == nil)
    #expect(scores.averagePrecisionMacro == nil)
  }

  @Test func rowsWithNaNAreLeftOut() {
    var scores = scores()
    scores.add(row: [0.1, .nan, 0.2, 0.3], actual: 0)
    #expect(scores == self.scores())
  }

  @Test func aThousandClassesAllRight() {
    var scores = MulticlassScores(classCount: 1000)
    for index in 0..<1000 {
      var row = Array(repeating: 0.0, count: 1000)
      row[index] = 1
      scores.add(row: row, actual: index)
    }
    #expect(scores.rocAUCOneVersusRest(500) == 1)
    #expect(scores.rocAUCOneVersusOneMacro == 1)
  }
}

extension MulticlassScores {
  fileprivate mutating func add(row: [Double], actual: Int, weight: Double = 1) {
    row.withUnsafeBufferPointer { add(probabilities: $0, actual: actual, weight: weight) }
  }
}
