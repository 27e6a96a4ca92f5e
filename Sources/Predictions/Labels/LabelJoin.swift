/// A prediction that waits for its label.
struct PendingPrediction: Sendable {
  /// The start of its pane.
  var pane: Int64
  var predicted: ModelState.Outcome?
  /// NaN where there is none.
  var score: Double
  var weight: Double
  var probabilities: [Double]
  var probabilityClasses: [Int]
}

/// A label that came by itself.
struct LateLabel: Sendable {
  var text: String
  var number: Double
}

/// Brings predictions and labels together by id, whichever comes first, within a bounded horizon.
///
/// What has waited longest goes first when the limit is reached, and is counted.
/// - Complexity: O(1) an insertion or a join.
struct LabelJoin: Sendable {
  private let limit: Int
  private var predictions = BoundedWaiting<(model: Int, prediction: PendingPrediction)>()
  private var labels = BoundedWaiting<LateLabel>()
  /// Predictions whose label can no longer be joined.
  private(set) var expiredPredictionCount = 0
  /// Labels for which no prediction came, or had gone.
  private(set) var expiredLabelCount = 0

  init(limit: Int) {
    self.limit = limit
  }

  var waitingPredictionCount: Int { predictions.count }
  var waitingLabelCount: Int { labels.count }

  /// The label that waits for this prediction, or `nil`, and the prediction waits.
  mutating func label(for prediction: PendingPrediction, of model: Int, id: UInt64) -> LateLabel? {
    if let label = labels.take(id) { return label }
    if predictions.insert((model, prediction), id: id, limit: limit) { expiredPredictionCount += 1 }
    return nil
  }

  /// The prediction that waits for this label, or `nil`, and the label waits.
  mutating func prediction(for label: LateLabel, id: UInt64) -> (model: Int, prediction: PendingPrediction)? {
    if let waiting = predictions.take(id) { return waiting }
    if labels.insert(label, id: id, limit: limit) { expiredLabelCount += 1 }
    return nil
  }
}

/// Values by id, of which the oldest go when there are too many.
private struct BoundedWaiting<Value: Sendable>: Sendable {
  private var values: [UInt64: Value] = [:]
  /// Ids in the order of their coming, those that were taken among them.
  private var queue: [UInt64] = []
  private var head = 0

  var count: Int { values.count }

  /// - Returns: whether an older value had to go.
  mutating func insert(_ value: Value, id: UInt64, limit: Int) -> Bool {
    values[id] = value
    queue.append(id)
    var hasExpired = false
    while values.count > limit, head < queue.count {
      hasExpired = values.removeValue(forKey: queue[head]) != nil || hasExpired
      head += 1
    }
    // Taken ids at the front of the queue cost memory only.
    while head < queue.count, values[queue[head]] == nil { head += 1 }
    if head > 4_096, head * 2 > queue.count {
      queue.removeFirst(head)
      head = 0
    }
    return hasExpired
  }

  mutating func take(_ id: UInt64) -> Value? {
    values.removeValue(forKey: id)
  }
}
