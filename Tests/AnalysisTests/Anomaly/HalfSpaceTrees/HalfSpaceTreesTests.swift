import Analysis
import TestSupport
import Testing

struct HalfSpaceTreesTests {
  private func parameters(seed: Int = 0, windowSize: Int = 100) -> HalfSpaceTrees.Parameters {
    var parameters = HalfSpaceTrees.Parameters()
    parameters.seed = UInt64(seed)
    parameters.windowSize = windowSize
    return parameters
  }

  /// River's mean and deviation are over 30 seeds.
  @Test(.enabled(if: SharedData.has(AnomalyDataSet.folder)), arguments: AnomalyReference.dataSets)
  func areasOfTenSeedsLieInTheBandOfRiver(_ figures: AnomalyReference.DataSetFigures) throws {
    let data = try AnomalyDataSet(figures.name).reordered(step: 89)
    let rows = data.rows
    var sum = 0.0
    for seed in 0..<10 {
      sum += try #require(data.rocAUC(HalfSpaceTrees.ownScores(rows, parameters(seed: seed))))
    }
    #expect(abs(sum / 10 - figures.halfSpaceMean) <= 2 * figures.halfSpaceDeviation)
  }

  @Test func theFirstWindowHasNoScores() throws {
    let scores = try HalfSpaceTrees.ownScores(FeatureMatrix(rows: seededRows(101, columnCount: 2)), parameters())
    #expect(scores.prefix(100).allSatisfy { $0 == nil })
    #expect(scores[100] != nil)
  }

  /// A tree of height 1 over a constant window: the root has all 100 rows, one cell all of them and the other none.
  /// 1 − (100 + 2 · 100) / 300 and 1 − (100 + 2 · 0) / 300.
  @Test func scoresAreTheMassOfAllLevels() throws {
    var parameters = parameters()
    parameters.height = 1
    let training = [[0.0], [1.0]] + Array(repeating: [0.1], count: 98) + Array(repeating: [0.1], count: 100)
    var trees = try HalfSpaceTrees(fitting: FeatureMatrix(rows: training), parameters)
    let scores = trees.scores(FeatureMatrix(rows: [[0.1], [0.9], [0.1]]))
    #expect(areClose(scores.compactMap { $0 }, [0, 200.0 / 300, 0]))
  }

  @Test func aScoredRowIsLearned() throws {
    let rows = FeatureMatrix(rows: seededRows(100, columnCount: 2))
    var trees = try HalfSpaceTrees(fitting: rows, parameters())
    let corner = FeatureMatrix(rows: Array(repeating: [9, 9], count: 101))
    let scores = trees.scores(corner).compactMap { $0 }
    // The window of corners becomes the reference after a hundred of them.
    #expect(Set(scores.prefix(100)).count == 1)
    #expect(scores[100] < scores[0])
    #expect(isClose(scores[100], 0))
  }

  @Test func fittingOnWhatCameBeforeIsTheSameStream() throws {
    let rows = seededRows(350, columnCount: 3)
    // The first rows span the ranges, so both know the same ones.
    let span = [[-9.0, -9, -9], [9, 9, 9]]
    let whole = try HalfSpaceTrees.ownScores(FeatureMatrix(rows: span + rows), parameters())
    var trees = try HalfSpaceTrees(fitting: FeatureMatrix(rows: span + rows.prefix(198)), parameters())
    #expect(trees.scores(FeatureMatrix(rows: Array(rows.dropFirst(198)))) == Array(whole.dropFirst(200)))
  }

  @Test func aWindowThatIsNotFullIsTooLittle() {
    let rows = FeatureMatrix(rows: seededRows(99, columnCount: 2))
    #expect(throws: FitFailure.insufficientData(need: 100, found: 99)) {
      _ = try HalfSpaceTrees(fitting: rows, parameters())
    }
    #expect(throws: FitFailure.insufficientData(need: 101, found: 99)) {
      _ = try HalfSpaceTrees.ownScores(rows, parameters())
    }
  }
}
