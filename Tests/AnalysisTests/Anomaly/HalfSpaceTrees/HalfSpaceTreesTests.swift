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

  @Test func theFirstWindowIsJudgedByItselfAndLaterRowsByWhatCameBefore() throws {
    let rows = seededRows(150, columnCount: 2)
    let matrix = FeatureMatrix(rows: rows)
    let scores = try HalfSpaceTrees.ownScores(matrix, parameters())
    #expect(scores.allSatisfy { $0 != nil })
    // Beside a detector that learned the same window: the first rows, and the next ones up to its end.
    var span = rows.prefix(100).map { $0 }
    span[0] = [-9, -9]
    span[1] = [9, 9]
    let own = try HalfSpaceTrees.ownScores(FeatureMatrix(rows: span + rows.suffix(50)), parameters())
    var trees = try HalfSpaceTrees(fitting: FeatureMatrix(rows: span), parameters())
    #expect(trees.scores(FeatureMatrix(rows: span)) == Array(own.prefix(100)))
    trees = try HalfSpaceTrees(fitting: FeatureMatrix(rows: span), parameters())
    #expect(trees.scores(FeatureMatrix(rows: Array(rows.suffix(50)))) == Array(own.suffix(50)))
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

  @Test func fewRowsMakeAShorterWindow() throws {
    let rows = FeatureMatrix(rows: seededRows(40, columnCount: 2))
    let scores = try HalfSpaceTrees.ownScores(rows, parameters())
    #expect(scores == (try HalfSpaceTrees.ownScores(rows, parameters(windowSize: 40))))
    #expect(scores.allSatisfy { $0.map { (0...1).contains($0) } == true })
    #expect(throws: FitFailure.insufficientData(need: 3, found: 2)) {
      _ = try HalfSpaceTrees.ownScores(FeatureMatrix(rows: seededRows(2, columnCount: 2)), parameters())
    }
  }
}
