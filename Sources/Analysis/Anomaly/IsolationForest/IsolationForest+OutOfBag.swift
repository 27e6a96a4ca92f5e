extension IsolationForest {
  /// A forest, and a score of each row it was fitted on from the trees that did not grow on that row.
  ///
  ///     let (forest, scores) = try IsolationForest.withOutOfBagScores(fitting: rows, IsolationForest.Parameters())
  ///
  /// A tree puts the rows that it grew on a little deeper than others of their kind, so that scores of the fit are too
  /// small to be a threshold for rows to come; these are not. The forest is that of `init(fitting:_:)`.
  ///
  /// - Returns: `nil` for a row that misses a value or that every tree grew on, as all do of no more than ψ rows.
  /// - Complexity: that of the fit, and O(rows · trees · log ψ).
  public static func withOutOfBagScores(
    fitting rows: FeatureMatrix, _ parameters: Parameters
  ) throws(FitFailure) -> (forest: IsolationForest, scores: [Double?]) {
    let complete = rows.completeRows
    var sums = [Double](repeating: 0, count: rows.rowCount)
    var treeCounts = [Int](repeating: 0, count: rows.rowCount)
    var isGrownOn = [Bool](repeating: false, count: rows.rowCount)
    let forest = try IsolationForest(fitting: rows, parameters) { tree, sample in
      for row in sample { isGrownOn[row] = true }
      rows.values.withUnsafeBufferPointer { values in
        for row in complete where !isGrownOn[row] {
          sums[row] += tree.pathLength(of: values, from: row * rows.columnCount)
          treeCounts[row] += 1
        }
      }
      for row in sample { isGrownOn[row] = false }
    }
    let scores = zip(sums, treeCounts).map { sum, count in
      count > 0 ? forest.score(pathLengthSum: sum, treeCount: count) : nil
    }
    return (forest, scores)
  }
}
