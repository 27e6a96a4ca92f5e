internal import Analysis
internal import Synchronization

/// The scores of a block of records, worked out once by whoever first has time for it.
///
/// What comes of it is the same whoever that is, and whenever: the forest and the rows do not change. So a second
/// processor can work them out while the next records are taken; one that has not begun when they are needed is done
/// on the spot.
public final class OutlierScoring: Sendable {
  private let forest: IsolationForest
  private let rows: FeatureMatrix
  private let known = Mutex<[Double?]?>(nil)

  init(_ forest: IsolationForest, _ rows: FeatureMatrix) {
    self.forest = forest
    self.rows = rows
  }

  /// Works the scores out, unless somebody has or does so now.
  public func run() {
    known.withLockIfAvailable { known in
      if known == nil { known = made }
    }
  }

  /// One a row; waits for whoever works them out now.
  var scores: [Double?] {
    known.withLock { known in
      let scores = known ?? made
      known = scores
      return scores
    }
  }

  private var made: [Double?] { rows.rowCount > 0 ? forest.scores(rows) : [] }
}
