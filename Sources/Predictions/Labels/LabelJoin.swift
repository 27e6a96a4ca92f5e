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
  /// `nil` where nobody watches.
  var late: LateRecord?
}

/// A label that came by itself.
struct LateLabel: Sendable {
  var text: String
  var number: Double
  /// Nanoseconds since the epoch; `PredictionBatch.noTime` where its line has none.
  var time: Int64
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
  /// Ids that take up memory, those that were joined lately among them.
  var rememberedIdCount: Int { predictions.queueLength + labels.queueLength }

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
  /// Each with its place in the queue, since an id may come again after its value was taken.
  private var values: [UInt64: (value: Value, place: Int)] = [:]
  /// Ids in the order of their coming, those that were taken among them.
  private var queue: [UInt64] = []
  private var head = 0

  var count: Int { values.count }
  var queueLength: Int { queue.count }

  /// - Returns: whether an older value had to go.
  mutating func insert(_ value: Value, id: UInt64, limit: Int) -> Bool {
    values[id] = (value, queue.count)
    queue.append(id)
    var hasExpired = false
    while values.count > limit, head < queue.count {
      if isWaiting(head) {
        values.removeValue(forKey: queue[head])
        hasExpired = true
      }
      head += 1
    }
    // One value that is never taken must not hold the ids of all that came after it.
    if queue.count > 4_096, queue.count > 2 * values.count { compact() }
    return hasExpired
  }

  mutating func take(_ id: UInt64) -> Value? {
    values.removeValue(forKey: id)?.value
  }

  private func isWaiting(_ place: Int) -> Bool {
    values[queue[place]]?.place == place
  }

  private mutating func compact() {
    var kept = 0
    for place in head..<queue.count where isWaiting(place) {
      queue[kept] = queue[place]
      values[queue[kept]]?.place = kept
      kept += 1
    }
    queue.removeSubrange(kept...)
    head = 0
  }
}
