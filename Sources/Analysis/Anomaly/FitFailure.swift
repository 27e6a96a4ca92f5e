/// Why an anomaly detector cannot be fitted on the rows it was given.
public enum FitFailure: Error, Sendable, Equatable {
  case noColumns
  /// There are rows, and each misses a value.
  case noCompleteRow
  /// - Parameter need: complete rows that a fit takes at least; `found` of them were there.
  case insufficientData(need: Int, found: Int)
  /// All complete rows are the same: nothing says how far apart is far.
  case constantColumns
  /// The values are so large that their spread is beyond the largest double.
  case overflow
}

extension FitFailure: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noColumns: "there are no numeric columns to look at"
    case .noCompleteRow: "every row misses a value in some column"
    case .insufficientData(let need, let found): "\(need) rows without a missing value are needed, found \(found)"
    case .constantColumns: "all rows are the same: every column is constant"
    case .overflow: "the values are too large: their spread cannot be computed"
    }
  }
}

extension FeatureMatrix {
  /// The rows that a fit is made from.
  ///
  /// Of two rows neither is the odd one out, which is why three are the least.
  func rowsForFit(need: Int = 3) throws(FitFailure) -> [Int] {
    guard columnCount > 0 else { throw .noColumns }
    let rows = completeRows
    guard !rows.isEmpty || rowCount == 0 else { throw .noCompleteRow }
    guard rows.count >= need else { throw .insufficientData(need: need, found: rows.count) }
    guard varies(in: rows) else { throw .constantColumns }
    return rows
  }
}
