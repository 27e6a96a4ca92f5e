extension IsolationForest {
  /// A score that no row of a box exceeds, whatever its values in it are.
  ///
  ///     forest.scoreBound(within: [0...1, 20...30])  // .52: no row of the box is an outlier above .6
  ///
  /// Each tree gives the shortest of the paths that a row of the box could take; the sum of these is shorter than that
  /// of any one row, since no row has to take them all. The smaller the box, the nearer the bound is to its rows'
  /// scores; of a box that is one point it is the score.
  ///
  /// - Parameter box: by column, the values that a row may have; finite.
  /// - Precondition: the box has the columns of the fit.
  /// - Complexity: O(trees · leaves that the box reaches).
  public func scoreBound(within box: [ClosedRange<Double>]) -> Double {
    precondition(box.count == columnCount, "a box has the columns of the fit")
    // Added up in the order of the rows' own sums, so that rounding cannot bring it above one of them.
    let sum = trees.reduce(0) { $0 + $1.shortestPathLength(within: box) }
    return score(pathLengthSum: sum, treeCount: trees.count)
  }
}

extension IsolationTree {
  func shortestPathLength(within box: [ClosedRange<Double>]) -> Double {
    box.withUnsafeBufferPointer { box in
      thresholds.withUnsafeBufferPointer { shortestPathLength(from: 1, within: box, $0) }
    }
  }

  private func shortestPathLength(
    from start: Int, within box: UnsafeBufferPointer<ClosedRange<Double>>, _ thresholds: UnsafeBufferPointer<Double>
  ) -> Double {
    var node = start
    while node < thresholds.count {
      let range = box[Int(columns[node])]
      let threshold = thresholds[node]
      if range.lowerBound > threshold {
        node = 2 * node + 1
      } else if range.upperBound <= threshold {
        node = 2 * node
      } else {
        return min(
          shortestPathLength(from: 2 * node, within: box, thresholds),
          shortestPathLength(from: 2 * node + 1, within: box, thresholds))
      }
    }
    return pathLengths[node - thresholds.count]
  }
}
