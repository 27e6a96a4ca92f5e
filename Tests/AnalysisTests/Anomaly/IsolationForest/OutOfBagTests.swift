import Analysis
import TestSupport
import Testing

@Suite("Scores of an Isolation Forest's own rows by the trees that do not know them")
struct OutOfBagTests {
  private func fit(_ rows: [[Double]]) throws -> (forest: IsolationForest, scores: [Double?]) {
    try IsolationForest.withOutOfBagScores(fitting: FeatureMatrix(rows: rows), IsolationForest.Parameters())
  }

  @Test func theForestIsThatOfAPlainFit() throws {
    let rows = seededRows(400, columnCount: 3)
    let plain = try IsolationForest(fitting: FeatureMatrix(rows: rows), IsolationForest.Parameters())
    #expect(try fit(rows).forest == plain)
  }

  @Test func rowsThatEveryTreeGrewOnHaveNone() throws {
    #expect(try fit(seededRows(256, columnCount: 2)).scores.allSatisfy { $0 == nil })
    #expect(try fit(seededRows(300, columnCount: 2)).scores.allSatisfy { $0 != nil })
  }

  @Test func aRowThatMissesAValueHasNone() throws {
    var rows = seededRows(300, columnCount: 2)
    rows[7][1] = .nan
    let scores = try fit(rows).scores
    #expect(scores[7] == nil)
    #expect(scores.count { $0 == nil } == 1)
  }

  /// Of one distribution, one new row in a hundred lies beyond the score that one in a hundred of these exceeds.
  @Test func theyAreAFairThresholdForNewRows() throws {
    var (exceeding, total) = (0, 0)
    for seed in 0..<10 {
      let (forest, scores) = try fit(seededRows(1_000, columnCount: 8, seed: UInt64(seed)))
      let threshold = scores.compactMap { $0 }.sorted(by: >)[9]
      let new = forest.scores(FeatureMatrix(rows: seededRows(2_000, columnCount: 8, seed: UInt64(100 + seed))))
      exceeding += new.compactMap { $0 }.count { $0 > threshold }
      total += new.count
    }
    // Mean 10 / 1,001 with a standard error of .001 for the ten thresholds.
    #expect(abs(Double(exceeding) / Double(total) - 0.01) < 0.003)
  }
}
