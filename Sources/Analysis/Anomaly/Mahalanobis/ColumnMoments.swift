internal import Glibc

/// Mean and standard deviation of each column.
struct ColumnMoments {
  private(set) var means: [Double]
  /// With n − 1 in the denominator; 0 for a constant column.
  private(set) var deviations: [Double]

  /// - Precondition: the rows are complete and at least two.
  init(_ matrix: FeatureMatrix, rows: [Int]) {
    let columnCount = matrix.columnCount
    let count = Double(rows.count)
    means = Array(repeating: 0, count: columnCount)
    deviations = Array(repeating: 0, count: columnCount)
    for row in rows {
      for column in 0..<columnCount { means[column] += matrix.values[row * columnCount + column] }
    }
    for column in 0..<columnCount { means[column] /= count }
    let widths = matrix.ranges(in: rows).map { $0.upperBound - $0.lowerBound }
    for row in rows {
      for column in 0..<columnCount where widths[column] > 0 {
        // In widths of the column: the square of a tiny deviation would vanish, that of a large one overflow.
        let deviation = (matrix.values[row * columnCount + column] - means[column]) / widths[column]
        deviations[column] += deviation * deviation
      }
    }
    for column in 0..<columnCount { deviations[column] = sqrt(deviations[column] / (count - 1)) * widths[column] }
  }

  var areFinite: Bool {
    (means + deviations).allSatisfy(\.isFinite)
  }
}
