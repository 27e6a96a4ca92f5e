/// A prediction that waits for its label.
struct PendingPrediction: Sendable, Codable {
  /// The start of its pane.
  var pane: Int64
  var predicted: ModelState.Outcome?
  /// NaN where there is none.
  var score: Double
  var weight: Double
  var probabilities: [Double]
  var probabilityClasses: [Int]
  /// Nanoseconds since the epoch; `PredictionBatch.noTime` where it is not known.
  var time = PredictionBatch.noTime
  /// `nil` where nobody watches.
  var late: LateRecord?
}

/// A label that came by itself.
struct LateLabel: Sendable, Codable {
  var text: String
  var number: Double
  /// Nanoseconds since the epoch; `PredictionBatch.noTime` where its line has none.
  var time: Int64

  /// "1" and "1.0" are one label.
  func hasSameValue(as other: LateLabel) -> Bool {
    if !number.isNaN || !other.number.isNaN { return number == other.number }
    return text.utf8.elementsEqual(other.text.utf8)
  }
}

/// Brings predictions and labels together by id, whichever comes first, within a bounded horizon.
///
/// What has waited longest goes first when the limit is reached, and is counted. A record keeps the first label that it
/// gets. Whether a label comes within the time horizon is told by the two times alone, so that files may be read in any
/// order.
/// - Complexity: O(1) an insertion or a join.
struct LabelJoin: Sendable, Codable {
  private let limit: Int
  private let horizon: Horizon?
  private var predictions = BoundedWaiting<WaitingPrediction>()
  private var labels = BoundedWaiting<LateLabel>()
  /// The labels of the last records that got one, to know another that comes later.
  private var joined = BoundedWaiting<JoinedLabel>()
  /// Predictions whose label can no longer be joined.
  private(set) var expiredPredictionCount = 0
  /// Labels for which no prediction came, or had gone.
  private(set) var expiredLabelCount = 0
  /// By model.
  private(set) var faults: [Int: LabelFaults] = [:]
  /// Of labels for ids whose record has not come.
  private(set) var waitingFaults = LabelFaults()
  /// Time of the latest label that found its prediction.
  private var lastLabelTime = Int64.min

  /// How long after its prediction a label may come.
  struct Horizon: Sendable, Codable {
    var nanoseconds: Int64
    /// Whether a prediction stops waiting once labels are that much later; false where files are read one after the
    /// other, of which a later one may hold earlier labels.
    var abandons: Bool
  }

  private struct WaitingPrediction: Sendable, Codable {
    var model: Int
    var prediction: PendingPrediction
  }

  private struct JoinedLabel: Sendable, Codable {
    var model: Int
    var label: LateLabel
  }

  private static let joinedLimit = 100_000
  /// So many horizons away is no delay but a wrong clock.
  private static let absurdHorizons: Int64 = 10

  init(limit: Int, horizon: Horizon? = nil) {
    self.limit = limit
    self.horizon = horizon
  }

  var waitingPredictionCount: Int { predictions.count }
  var waitingLabelCount: Int { labels.count }
  /// Ids that take up memory, those that were joined lately among them.
  var rememberedIdCount: Int { predictions.queueLength + labels.queueLength }

  /// The label that waits for this prediction, or `nil`, and the prediction waits.
  mutating func label(for prediction: PendingPrediction, of model: Int, id: UInt64) -> LateLabel? {
    if let label = labels.take(id) {
      return admits(label, prediction, model, id) ? label : nil
    }
    let waiting = WaitingPrediction(model: model, prediction: prediction)
    if predictions.insert(waiting, id: id, limit: limit) { expiredPredictionCount += 1 }
    return nil
  }

  /// The prediction that waits for this label, or `nil`, and the label waits.
  mutating func prediction(for label: LateLabel, id: UInt64) -> (model: Int, prediction: PendingPrediction)? {
    if let waiting = predictions.take(id) {
      return admits(label, waiting.prediction, waiting.model, id) ? (waiting.model, waiting.prediction) : nil
    }
    if let known = joined[id] {
      faults[known.model, default: LabelFaults()].countAgain(label.hasSameValue(as: known.label))
    } else if let first = labels[id] {
      waitingFaults.countAgain(label.hasSameValue(as: first))
    } else if labels.insert(label, id: id, limit: limit) {
      expiredLabelCount += 1
    }
    return nil
  }

  /// Whether a label counts for its prediction, which is done with in either case.
  private mutating func admits(
    _ label: LateLabel, _ prediction: PendingPrediction, _ model: Int, _ id: UInt64
  ) -> Bool {
    _ = joined.insert(JoinedLabel(model: model, label: label), id: id, limit: min(limit, Self.joinedLimit))
    guard label.time != PredictionBatch.noTime, prediction.time != PredictionBatch.noTime else { return true }
    let (delay, overflow) = label.time.subtractingReportingOverflow(prediction.time)
    if delay < 0 { faults[model, default: LabelFaults()].earlyCount += 1 }
    guard let horizon else { return true }
    let (absurd, isEndless) = horizon.nanoseconds.multipliedReportingOverflow(by: Self.absurdHorizons)
    if overflow || delay < -horizon.nanoseconds || (delay > absurd && !isEndless) {
      faults[model, default: LabelFaults()].clockJumpCount += 1
      return delay < 0
    }
    guard delay <= horizon.nanoseconds else {
      faults[model, default: LabelFaults()].lateCount += 1
      return false
    }
    if label.time > lastLabelTime {
      lastLabelTime = label.time
      if horizon.abandons { abandonOld(horizon.nanoseconds) }
    }
    return true
  }

  private mutating func abandonOld(_ horizon: Int64) {
    let (oldest, overflow) = lastLabelTime.subtractingReportingOverflow(horizon)
    guard !overflow else { return }
    for waiting in predictions.takeOldest(while: {
      $0.prediction.time != PredictionBatch.noTime && $0.prediction.time < oldest
    }) {
      faults[waiting.model, default: LabelFaults()].abandonedCount += 1
      expiredPredictionCount += 1
    }
  }
}

extension LabelFaults {
  fileprivate mutating func countAgain(_ isSame: Bool) {
    if isSame { duplicateCount += 1 } else { contradictoryCount += 1 }
  }
}
