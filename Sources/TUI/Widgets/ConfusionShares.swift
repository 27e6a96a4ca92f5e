import Analysis

/// The counts of a confusion matrix as shares of their row, their column or all.
struct ConfusionShares {
  let matrix: ConfusionMatrix
  let rowSums: [Double]
  let columnSums: [Double]

  init(_ matrix: ConfusionMatrix) {
    self.matrix = matrix
    let classes = 0..<matrix.classCount
    rowSums = classes.map { row in classes.reduce(0) { $0 + matrix[row, $1] } }
    columnSums = classes.map { column in classes.reduce(0) { $0 + matrix[$1, column] } }
  }

  /// `nil` where nothing stands below the fraction.
  func share(_ row: Int, _ column: Int, _ normalization: ConfusionNormalization) -> Double? {
    let whole: Double =
      switch normalization {
      case .none, .row: rowSums[row]
      case .column: columnSums[column]
      case .all: rowSums.reduce(0, +)
      }
    let part = matrix[row, column]
    return whole > 0 && part.isFinite && whole.isFinite ? part / whole : nil
  }

  func recall(_ row: Int) -> Double? { share(row, row, .row) }

  func precision(_ column: Int) -> Double? { share(column, column, .column) }
}
