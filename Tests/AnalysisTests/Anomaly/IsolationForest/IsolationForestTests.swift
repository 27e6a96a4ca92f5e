import Analysis
import TestSupport
import Testing

struct IsolationForestTests {
  private static let rows = FeatureMatrix(
    values: AnomalyReference.values, columnCount: AnomalyReference.columnCount)

  /// Means over 30 seeds on both sides, so within four standard errors of their difference.
  @Test func scoresAgreeWithScikitLearnOnAverage() throws {
    var means = [Double](repeating: 0, count: Self.rows.rowCount)
    for seed in 0..<30 {
      var parameters = IsolationForest.Parameters()
      parameters.seed = UInt64(seed)
      for (row, score) in try IsolationForest(fitting: Self.rows, parameters).scores(Self.rows).enumerated() {
        means[row] += try #require(score) / 30
      }
    }
    for row in means.indices {
      let error = AnomalyReference.isolationDeviations[row] * (2.0 / 30).squareRoot()
      #expect(abs(means[row] - AnomalyReference.isolationScores[row]) <= 4 * error, "row \(row)")
    }
  }

  /// scikit-learn's mean and deviation are over 30 seeds.
  @Test(.enabled(if: SharedData.has(AnomalyDataSet.folder)), arguments: AnomalyDataSet.names)
  func areasOfTenSeedsLieInTheBandOfScikitLearn(name: String) throws {
    let data = try AnomalyDataSet(name)
    let rows = data.rows
    let figures = try AnomalyDataSet.expected(name)["isolation_forest_100x256_seeds0_29"] as? [String: Any]
    let expected = try #require(figures?["roc_auc"] as? [String: Any])
    let mean = try #require(expected["mean"] as? Double)
    let deviation = try #require(expected["std_ddof1"] as? Double)
    var sum = 0.0
    for seed in 0..<10 {
      var parameters = IsolationForest.Parameters()
      parameters.seed = UInt64(seed)
      sum += try #require(data.rocAUC(IsolationForest(fitting: rows, parameters).scores(rows)))
    }
    #expect(abs(sum / 10 - mean) <= 2 * deviation)
  }

  /// A sample of two has one cut: both sides are at depth 1 of an expected 1, and the score is 2⁻¹.
  @Test func treesOfTwoRowsScoreOneHalf() throws {
    var parameters = IsolationForest.Parameters()
    parameters.sampleCount = 2
    let rows = FeatureMatrix(columns: [[1, 2, 3, 4]])
    #expect(try IsolationForest(fitting: rows, parameters).scores(rows) == [0.5, 0.5, 0.5, 0.5])
  }

  /// Of 0, 1 and 10 the depth limit is 2 and c(3) = 2 (ln 2 + γ) − 4/3. A cut leaves 10 alone (depth 1) with chance .9.
  @Test func pathLengthsAreThoseOfTheDefinition() throws {
    let rows = FeatureMatrix(columns: [[0, 1, 10]])
    var parameters = IsolationForest.Parameters()
    parameters.treeCount = 10_000
    let score = try #require(IsolationForest(fitting: rows, parameters).scores(rows)[2])
    // 2^(−1.1 / 1.2073…), whose mean path of 10,000 trees is good to ±.012 (four standard errors), the score to ±.004.
    #expect(abs(score - 0.531_796) < 0.004)
  }

  @Test func anUncutColumnChangesNothing() throws {
    var parameters = IsolationForest.Parameters()
    parameters.columnShare = 0.4
    parameters.treeCount = 1
    let rows = FeatureMatrix(rows: seededRows(60, columnCount: 2))
    let forest = try IsolationForest(fitting: rows, parameters)
    let movedFirst = forest.scores(FeatureMatrix(rows: seededRows(60, columnCount: 2).map { [99, $0[1]] }))
    let movedSecond = forest.scores(FeatureMatrix(rows: seededRows(60, columnCount: 2).map { [$0[0], 99] }))
    // One tree that may cut one of two columns: moving the other leaves all scores as they were.
    #expect((movedFirst == forest.scores(rows)) != (movedSecond == forest.scores(rows)))
  }

  /// Even values between 0 and 1 in three columns, and one row far above them in one column.
  @Test func aMarginFindsWhatLiesBeyondAllRowsOfTheFit() throws {
    var generator = SeededGenerator(seed: 2)
    let rows = (0..<600).map { _ in (0..<3).map { _ in generator.uniform() } }
    func rank(margin: Double) throws -> Int {
      var parameters = IsolationForest.Parameters()
      parameters.margin = margin
      let forest = try IsolationForest(fitting: FeatureMatrix(rows: rows), parameters)
      let score = try #require(forest.scores(FeatureMatrix(rows: [[0.5, 50, 0.5]]))[0])
      return forest.scores(FeatureMatrix(rows: rows)).compactMap { $0 }.count { $0 >= score }
    }
    #expect(try rank(margin: 0) > 10)
    #expect(try rank(margin: 0.5) == 0)
  }

  /// Rows are scored in blocks; the last one may be cut off anywhere.
  @Test(arguments: [1, 63, 64, 65, 129]) func eachRowIsScoredByItself(count: Int) throws {
    let rows = seededRows(count, columnCount: 3, seed: 5)
    let forest = try IsolationForest(
      fitting: FeatureMatrix(rows: seededRows(300, columnCount: 3)), IsolationForest.Parameters())
    let alone = rows.flatMap { forest.scores(FeatureMatrix(rows: [$0])) }
    #expect(forest.scores(FeatureMatrix(rows: rows)) == alone)
  }

  @Test func rowsOfOtherColumnsAreAProgrammersError() async {
    await #expect(processExitsWith: .failure) {
      let forest = try IsolationForest(
        fitting: FeatureMatrix(columns: [[1, 2, 3]]), IsolationForest.Parameters())
      _ = forest.scores(FeatureMatrix(columns: [[1], [2]]))
    }
  }
}
