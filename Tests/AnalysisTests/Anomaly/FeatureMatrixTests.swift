import Analysis
import Testing

struct FeatureMatrixTests {
  @Test func rowsAndColumnsMakeTheSameMatrix() {
    let byColumns = FeatureMatrix(columns: [[1, 2, 3], [10, 20, 30]])
    let byRows = FeatureMatrix(rows: [[1, 10], [2, 20], [3, 30]])
    #expect(byColumns.values == [1, 10, 2, 20, 3, 30])
    #expect(byRows.values == byColumns.values)
    #expect(byRows.rowCount == 3 && byColumns.rowCount == 3)
    #expect(byRows.columnCount == 2 && byColumns.columnCount == 2)
    #expect(byRows[2, 1] == 30)
  }

  @Test func aRowWithAMissingOrInfiniteValueIsNotComplete() {
    let matrix = FeatureMatrix(columns: [
      [1, .nan, 3, 4, 5, -0.0], [1, 2, .infinity, 4, -.infinity, .greatestFiniteMagnitude],
    ])
    #expect(matrix.completeRows == [0, 3, 5])
    #expect((0..<6).filter(matrix.isComplete) == matrix.completeRows)
  }

  @Test func aMatrixMayBeEmpty() {
    #expect(FeatureMatrix(columns: []).rowCount == 0)
    #expect(FeatureMatrix(columns: [[], []]).columnCount == 2)
    #expect(FeatureMatrix(rows: []).completeRows == [])
    // Rows of no columns are still rows.
    #expect(FeatureMatrix(rows: [[], []]).rowCount == 2)
  }

  @Test func columnsOfDifferentLengthAreRefused() async {
    await #expect(processExitsWith: .failure) { _ = FeatureMatrix(columns: [[1], [1, 2]]) }
    await #expect(processExitsWith: .failure) { _ = FeatureMatrix(values: [1, 2, 3], columnCount: 2) }
  }
}
