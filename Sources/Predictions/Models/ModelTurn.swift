internal import Synchronization

/// The rows that one model has in a batch, and its state while it takes them, by whichever task.
final class ModelTurn: Sendable {
  /// A prediction whose label is still to come.
  struct Waiting: Sendable {
    /// Of the batch.
    var row: Int
    var id: UInt64
    var prediction: PendingPrediction
  }

  let model: Int
  let rows: [Int]
  private let batch: PredictionBatch
  private let held: Mutex<(state: ModelState, waiting: [Waiting])?>

  /// - Parameter model: its number among all.
  init(_ model: Int, _ batch: PredictionBatch, _ rows: [Int], _ state: ModelState) {
    (self.model, self.rows, self.batch) = (model, rows, batch)
    held = Mutex((state, []))
  }

  func run() {
    let part = batch.gather(rows)
    var index = LabelIndex(part)
    held.withLock { held in
      held?.state.apply(part, rows: 0..<rows.count, labels: &index)
      let waiting = index.takeWaiting().map { id, row, prediction in
        Waiting(row: rows[row], id: id, prediction: held?.state.withCodes(prediction, row: row) ?? prediction)
      }
      held?.waiting = waiting
    }
  }

  /// What came of it, once.
  func end() -> (state: ModelState, waiting: [Waiting])? {
    held.withLock { held in
      defer { held = nil }
      return held
    }
  }
}
