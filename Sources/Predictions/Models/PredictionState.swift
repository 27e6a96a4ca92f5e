public import Telemetry

/// Everything that is known from prediction logs: the models, their windows, and labels that are still to come.
///
/// A pure value: no clock, no I/O. The figures do not depend on how records were cut into batches.
public struct PredictionState: Sendable {
  /// Models and versions that are kept apart; further ones share ``overflowModel``.
  public static let modelLimit = 1_000
  public static let overflowModel = "(further models)"

  public let settings: MonitorSettings
  var states: [ModelState] = []
  private(set) var indices: [ModelKey: Int] = [:]
  private(set) var labels: LabelJoin
  /// Rows with numbers but nothing of a prediction, by source: records only while no log holds a prediction.
  private var genericCounts: [Int: Int] = [:]

  /// Features that are watched, of all models.
  private(set) var checkCount = 0
  /// What models are held against, where it was read or saved before.
  private let references: [ReferenceProfile]

  /// The minute that time was last told to be in, in nanoseconds.
  private var minute: Int64?
  private static let minute: Int64 = 60_000_000_000
  /// Of a model: each holds a block of records.
  private static let scoringLimit = 4
  /// Begun and not counted yet, the oldest first.
  private var scorings: [(model: Int, scoring: OutlierScoring)] = []
  /// Of ``scorings``, how many were handed out.
  private var handedOutCount = 0

  struct ModelKey: Hashable {
    var identity: ModelIdentity
    var isGeneric: Bool
  }

  /// - Parameter references: read or saved before; of a model without one for its version, that of another version,
  ///   and of any model the only one there is.
  public init(settings: MonitorSettings, references: [ReferenceProfile] = []) {
    self.settings = settings
    self.references = references
    labels = LabelJoin(limit: settings.pendingLimit, horizon: settings.labelHorizon)
  }

  /// Takes the rows of a batch in their order.
  ///
  /// - Complexity: O(rows · fields), whatever the length of any window.
  public mutating func apply(_ batch: PredictionBatch) {
    if let turns = turns(in: batch) {
      for turn in turns { turn.run() }
      return end(turns)
    }
    var labelIndices: [Int: LabelIndex] = [:]
    var start = 0
    while start < batch.rowCount {
      let (identity, kind) = (batch.identityOfRow[start], batch.kinds[start])
      var end = start + 1
      while end < batch.rowCount, batch.identityOfRow[end] == identity, batch.kinds[end] == kind { end += 1 }
      if kind == .label {
        for row in start..<end { applyLabel(batch, row) }
      } else {
        applyRun(batch, start..<end, kind: kind, &labelIndices)
      }
      start = end
    }
  }

  private mutating func applyRun(
    _ batch: PredictionBatch, _ rows: Range<Int>, kind: PredictionBatch.RowKind, _ labelIndices: inout [Int: LabelIndex]
  ) {
    if kind == .generic { genericCounts[batch.source, default: 0] += rows.count }
    let key = key(of: batch.identities[Int(batch.identityOfRow[rows.lowerBound])], isGeneric: kind == .generic)
    let model = indices[key] ?? addModel(key, hasTimes: batch.times[rows.lowerBound] != PredictionBatch.noTime)
    var index = labelIndices[model] ?? LabelIndex(batch)
    applyRecords(batch, rows, of: model, &index)
    for (id, row, waiting) in index.takeWaiting() { wait(states[model].withCodes(waiting, row: row), model, id: id) }
    labelIndices[model] = index
  }

  private mutating func applyRecords(
    _ batch: PredictionBatch, _ rows: Range<Int>, of model: Int, _ index: inout LabelIndex
  ) {
    let checkCountBefore = states[model].checkCount
    states[model].shareBudget(with: checkCount - checkCountBefore)
    states[model].apply(batch, rows: rows, labels: &index)
    checkCount += states[model].checkCount - checkCountBefore
    countScores(of: model)
  }

  /// A prediction takes the label that waits for it, or waits itself.
  mutating func wait(_ prediction: PendingPrediction, _ model: Int, id: UInt64) {
    if let label = labels.label(for: prediction, of: model, id: id) { join(label, prediction, model) }
  }

  /// Counts a model's oldest scores once too many of its own wait: always so many, so that figures depend neither on who
  /// was faster nor on how models took turns.
  mutating func countScores(of model: Int) {
    let begun = states[model].takeBegunScorings()
    guard !begun.isEmpty else { return }
    scorings += begun.map { (model, $0) }
    for _ in 0..<max(0, scorings.count { $0.model == model } - Self.scoringLimit) {
      guard let oldest = scorings.firstIndex(where: { $0.model == model }) else { return }
      scorings.remove(at: oldest)
      if oldest < handedOutCount { handedOutCount -= 1 }
      states[model].countOldestScores()
    }
  }

  /// Scores that were begun since the last call: run on another thread, they are there when they are needed.
  public mutating func takeScorings() -> [OutlierScoring] {
    defer { handedOutCount = scorings.count }
    return scorings.dropFirst(handedOutCount).map(\.scoring)
  }

  /// A log in which every record has a model of its own must not eat the memory: beyond the limit they share one.
  func key(of identity: ModelIdentity, isGeneric: Bool) -> ModelKey {
    let key = ModelKey(identity: identity, isGeneric: isGeneric)
    guard states.count >= Self.modelLimit, indices[key] == nil else { return key }
    return ModelKey(identity: ModelIdentity(model: Self.overflowModel), isGeneric: isGeneric)
  }

  private mutating func addModel(_ key: ModelKey, hasTimes: Bool) -> Int {
    states.append(
      ModelState(identity: key.identity, isGeneric: key.isGeneric, hasTimes: hasTimes, settings: settings))
    indices[key] = states.count - 1
    if let profile = profile(for: key.identity) { states[states.count - 1].use(profile) }
    checkCount += states[states.count - 1].checkCount
    return states.count - 1
  }

  private mutating func applyLabel(_ batch: PredictionBatch, _ row: Int) {
    guard let actual = batch.actual, let id = batch.ids?[row], id != 0 else { return }
    let (text, number) = (actual.texts[row], actual.numbers[row])
    // A label that was NaN or empty says nothing.
    guard text != TextTable.missing else { return }
    let isNumberOnly = text == PredictionBatch.LabelColumn.numberOnly
    let label = LateLabel(
      text: isNumberOnly ? "\(number)" : batch.texts[text], number: number, time: batch.labelTime(row))
    if let (model, prediction) = labels.prediction(for: label, id: id) { join(label, prediction, model) }
  }

  private mutating func join(_ label: LateLabel, _ prediction: PendingPrediction, _ model: Int) {
    guard let actual = states[model].outcome(ofLabel: label) else { return }
    states[model].takeLate(prediction, actual: actual, labelTime: label.time)
  }

  /// Puts all scores in order where they lie, which makes each later look cheaper; nothing that it says changes.
  ///
  /// - Parameter sort: sorts what each of the boxes holds, as many at the same time as it likes.
  public mutating func settle(sort: ([ScoreBox]) async -> Void) async {
    for model in states.indices {
      let boxes = states[model].takeScores()
      await sort(boxes)
      states[model].putBack(boxes)
    }
  }

  private func profile(for identity: ModelIdentity) -> ReferenceProfile? {
    if let own = references.first(where: { $0.identity == identity }) { return own }
    if let earlier = references.last(where: { $0.identity.model == identity.model }) { return earlier }
    // A file of one model is meant for whatever there is.
    return Set(references.map(\.identity.model)).count == 1 ? references.last : nil
  }

  /// Tells what time it is while records come as they are made: the series of a model that is silent go on.
  ///
  /// - Returns: whether a minute has begun, so that there are samples to take.
  @discardableResult
  public mutating func advance(to time: Timestamp) -> Bool {
    let minute = floored(time.nanoseconds, Self.minute)
    guard minute != self.minute else { return false }
    self.minute = minute
    for index in states.indices { states[index].advance(to: time) }
    return true
  }

  /// What has been measured since the last call, as samples of series: traffic, and what is held against references.
  public mutating func takeSamples() -> [WatchedSample] {
    guard settings.watch != nil || settings.measuresTraffic else { return [] }
    return states.indices.flatMap { states[$0].takeSamples() }
  }

  // MARK: Looking

  /// The models in the order of their identity.
  public var models: [ModelView] {
    let hasPredictions = states.contains { !$0.isGeneric }
    let offered = references.map(\.identity)
    return states.enumerated().filter { !$1.isGeneric || !hasPredictions }
      .sorted { $0.element.identity < $1.element.identity }
      .map { index, state in
        ModelView(
          state: sharingBudget(state), hasTwin: hasTwin(state), offeredReferences: offered,
          labelFaults: labels.faults[index] ?? LabelFaults())
      }
  }

  /// A model that has rested does not know yet of the features of models that came since.
  private func sharingBudget(_ state: ModelState) -> ModelState {
    var state = state
    state.shareBudget(with: checkCount - state.checkCount)
    return state
  }

  private func hasTwin(_ state: ModelState) -> Bool {
    states.contains { $0.identity.model == state.identity.model && $0.identity != state.identity }
  }

  /// Lines of a source that were taken for records until predictions turned up, and are now other lines.
  public func hiddenCount(ofSource source: Int) -> Int {
    states.contains { !$0.isGeneric } ? genericCounts[source] ?? 0 : 0
  }

  /// Predictions that wait for a label, and labels that found no prediction.
  public var waiting: (predictions: Int, labels: Int) {
    (labels.waitingPredictionCount, labels.waitingLabelCount + labels.expiredLabelCount)
  }

  /// Sentences about labels for ids whose record has not come.
  public var labelNotes: [String] {
    labels.waitingFaults.sentences(horizon: settings.watch?.labelHorizon)
  }

  /// The time of the latest event of any model.
  public var lastTime: Timestamp? {
    // By their places: a key path would copy each state.
    states.indices.lazy.compactMap { states[$0].lastTime }.max().map { Timestamp(nanoseconds: $0) }
  }
}

extension PredictionBatch {
  /// When a line came true: its own time, else its arrival.
  fileprivate func labelTime(_ row: Int) -> Int64 {
    times[row] != Self.noTime ? times[row] : receivedAt?.nanoseconds ?? Self.noTime
  }
}

/// The models with what they wait for. Their index is made again, and scores that were begun are begun anew.
extension PredictionState: Codable {
  private enum CodingKeys: CodingKey {
    case settings
    case states
    case labels
    case genericCounts
    case checkCount
    case references
    case minute
    case scoredModels
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(settings, forKey: .settings)
    try container.encode(states, forKey: .states)
    try container.encode(labels, forKey: .labels)
    try container.encode(genericCounts, forKey: .genericCounts)
    try container.encode(checkCount, forKey: .checkCount)
    try container.encode(references, forKey: .references)
    try container.encodeIfPresent(minute, forKey: .minute)
    try container.encode(scorings.map(\.model), forKey: .scoredModels)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    settings = try container.decode(MonitorSettings.self, forKey: .settings)
    states = try container.decode([ModelState].self, forKey: .states)
    labels = try container.decode(LabelJoin.self, forKey: .labels)
    genericCounts = try container.decode([Int: Int].self, forKey: .genericCounts)
    checkCount = try container.decode(Int.self, forKey: .checkCount)
    references = try container.decode([ReferenceProfile].self, forKey: .references)
    minute = try container.decodeIfPresent(Int64.self, forKey: .minute)
    for (index, state) in states.enumerated() {
      indices[ModelKey(identity: state.identity, isGeneric: state.isGeneric)] = index
    }
    var uncounted = states.map { ($0.watch?.outliers?.uncountedScorings ?? [])[...] }
    for model in try container.decode([Int].self, forKey: .scoredModels) {
      guard uncounted.indices.contains(model), let scoring = uncounted[model].popFirst() else {
        throw DecodingError.dataCorruptedError(
          forKey: .scoredModels, in: container, debugDescription: "scores that no model waits for")
      }
      scorings.append((model, scoring))
    }
  }
}
