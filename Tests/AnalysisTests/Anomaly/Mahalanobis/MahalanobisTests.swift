import Analysis
import TestSupport
import Testing

struct MahalanobisTests {
  private func distances(_ rows: FeatureMatrix, fittedOn reference: FeatureMatrix? = nil) throws -> [Double] {
    try Mahalanobis(fitting: reference ?? rows, Mahalanobis.Parameters()).scores(rows).compactMap { $0 }
  }

  /// numpy: the inverse of `numpy.cov`.
  @Test func distancesAreThoseOfTheDefinition() throws {
    let rows = FeatureMatrix(values: AnomalyReference.values, columnCount: AnomalyReference.columnCount)
    #expect(areClose(try distances(rows), AnomalyReference.mahalanobis, tolerance: 1e-11))
  }

  @Test(.enabled(if: SharedData.has(AnomalyDataSet.folder)), arguments: AnomalyDataSet.names)
  func areasOfRealDataAreThoseOfNumpy(name: String) throws {
    let data = try AnomalyDataSet(name)
    let figures = try #require(AnomalyDataSet.expected(name)["mahalanobis"] as? [String: Any])
    let area = data.rocAUC(try distances(data.rows).map { $0 })
    #expect(isClose(area, try #require(figures["roc_auc"] as? Double), tolerance: 1e-9))
  }

  /// Σ of all squared distances is (n − 1) · columns.
  @Test func theMeanDistanceIsTheNumberOfColumns() throws {
    let sum = try distances(FeatureMatrix(rows: seededRows(50, columnCount: 4))).reduce(0, +)
    #expect(isClose(sum, 49 * 4))
  }

  @Test func scaleAndPositionOfAColumnChangeNothing() throws {
    let rows = seededRows(50, columnCount: 3)
    let moved = rows.map { [$0[0] * 1e9 - 5e9, $0[1], $0[2] * 1e-200] }
    let distances = try distances(FeatureMatrix(rows: rows))
    #expect(areClose(try self.distances(FeatureMatrix(rows: moved)), distances, tolerance: 1e-9))
  }

  /// The last column is the sum of the others: only the ridge says how far a row is that breaks this.
  @Test func aRowThatBreaksADependenceStandsOut() throws {
    let rows = seededRows(50, columnCount: 2).map { [$0[0], $0[1], $0[0] + $0[1]] }
    let scores = try distances(
      FeatureMatrix(rows: rows + [[0, 0, 1]]), fittedOn: FeatureMatrix(rows: rows))
    let ordinary = try #require(scores.dropLast().max())
    #expect(ordinary < 20)
    #expect(try #require(scores.last) > 1000 * ordinary)
  }
}
