internal import Analysis
internal import Telemetry

/// What is known of one model: its classes, its fields, and its records over time.
///
/// A pure value. Records are applied in the order in which they come; how they were cut into batches makes no
/// difference.
struct ModelState: Sendable, Codable {
  let identity: ModelIdentity
  /// Whether its lines carry nothing that marks a prediction.
  let isGeneric: Bool
  let settings: MonitorSettings
  private(set) var classes = ClassTable()
  private(set) var fieldPaths: [FieldKey] = []
  private var fieldIndex: [String: Int] = [:]
  var panes: PaneSequence
  private(set) var axis: Axis
  /// Number of records so far, label lines apart.
  private(set) var recordCount = 0
  private(set) var hasScore = false
  private(set) var hasProbabilities = false
  private(set) var hasPrediction = false
  private(set) var hasLabel = false
  private(set) var hasStatus = false
  private(set) var hasLatency = false
  /// Whether labels are numbers to come near to rather than classes to hit.
  private(set) var isRegression: Bool
  private(set) var timelessCount = 0
  private(set) var repeatedLabels = RepeatedLabels()
  private(set) var lastTime: Int64?
  private var scoreChecks = 0
  /// `nil` where nothing is watched as it comes.
  private var traffic: TrafficState?
  /// `nil` where nothing is held against a reference.
  var watch: ModelWatch?
  // What is asked for each run of records stands here: to ask the watch would copy it each time.
  /// Whether there is a watch.
  let isWatched: Bool
  /// Features that are held against the reference.
  var checkCount = 0
  /// Those of the other models, as the watch knows.
  var checkCountElsewhere = 0
  /// Of the rows being applied, for the watch.
  var facts: [RecordFacts] = []

  /// Whether panes are made of time or of records.
  enum Axis: Sendable, Codable {
    case time
    case count
  }

  struct FieldKey: Sendable, Hashable, Codable {
    var path: String
    var name: String
    var role: FieldRole

    var isFeature: Bool { role == .feature }
  }

  init(identity: ModelIdentity, isGeneric: Bool, hasTimes: Bool, settings: MonitorSettings) {
    self.identity = identity
    self.isGeneric = isGeneric
    self.settings = settings
    axis = settings.axis(hasTimes: hasTimes)
    panes = PaneSequence(layout: settings.layout(axis), limits: settings.limits)
    isRegression = settings.task == .regression
    traffic = isGeneric || !settings.measuresTraffic ? nil : TrafficState(identity)
    watch = isGeneric ? nil : settings.watch.map { ModelWatch($0, identity: identity) }
    isWatched = watch != nil
  }

  // MARK: Records

  /// Takes the rows of a batch, which are all this model's predictions.
  mutating func apply(_ batch: PredictionBatch, rows: Range<Int>, labels: inout LabelIndex) {
    var start = rows.lowerBound
    noteAbilities(batch, rows)
    let fieldsOfColumns = batch.fields.map { index(ofField: $0, rows: rows) }
    while start < rows.upperBound {
      let pane = panes.index(for: position(of: start, batch))
      var end = start
      while end < rows.upperBound, panes.panes[pane].contains(position(of: end, batch)) {
        applyRecord(batch, end, pane: pane, labels: &labels)
        recordCount += 1
        end += 1
      }
      panes.update(pane) { $0.takeColumns(of: batch, rows: start..<end, fields: fieldsOfColumns) }
      start = end
    }
    traffic?.take(batch, rows)
    takeWatched(batch, rows)
    boundScores()
  }

  // MARK: Traffic

  /// Tells what time it is, so that silence shows in the series.
  mutating func advance(to time: Timestamp) { traffic?.advance(to: time) }

  mutating func countLateLabel() { traffic?.takeLabel() }

  /// What has been measured since the last call, as samples of series.
  mutating func takeSamples() -> [WatchedSample] { (traffic?.takeSamples() ?? []) + (watch?.takeSamples() ?? []) }

  // MARK: One record

  /// Where a record lies on the axis.
  @inline(__always)
  private mutating func position(of row: Int, _ batch: PredictionBatch) -> Int64 {
    guard axis == .time else { return Int64(recordCount) }
    let time = batch.times[row]
    if time != PredictionBatch.noTime { return time }
    return batch.receivedAt?.nanoseconds ?? lastTime ?? 0
  }

  @inline(__always)
  private mutating func applyRecord(_ batch: PredictionBatch, _ row: Int, pane: Int, labels: inout LabelIndex) {
    let time = batch.times[row]
    if time != PredictionBatch.noTime {
      if time > lastTime ?? .min { lastTime = time }
    } else {
      timelessCount += 1
    }
    let score = batch.score.map { $0[row] } ?? .nan
    if !score.isNaN { hasScore = true }
    let weight = batch.weight.map { $0[row].isNaN ? 1 : $0[row] } ?? 1
    var actual = outcome(batch.actual, row, batch, &labels)
    var predicted = outcome(batch.predicted, row, batch, &labels)
    // The prediction may be the first to show that labels are numbers.
    if isRegression { actual?.classIndex = -1 }
    var (probabilities, probabilityClasses): ([Double], [Int]) = ([], [])
    if !batch.probabilities.isEmpty {
      (probabilities, probabilityClasses) = labels.probabilities(batch, row, &classes)
      hasProbabilities = hasProbabilities || !probabilities.isEmpty
    }
    if predicted == nil, !probabilities.isEmpty { predicted = mostProbable(probabilities, probabilityClasses) }
    let prediction = PendingPrediction(
      pane: panes.panes[pane].start, predicted: predicted, score: score, weight: weight, probabilities: probabilities,
      probabilityClasses: probabilityClasses,
      time: time != PredictionBatch.noTime ? time : batch.receivedAt?.nanoseconds ?? time)
    if let predicted, !isRegression { panes.update(pane) { $0.countPrediction(of: predicted.classIndex) } }
    if predicted != nil || !score.isNaN { hasPrediction = true }
    let facts = RecordFacts(
      ordinal: recordCount, time: prediction.time, predicted: predicted, actual: actual, score: score, weight: weight,
      position: prediction.pane)
    if isWatched { self.facts.append(facts) }
    guard let actual else {
      labels.waitForLabel(prediction, row, batch, isWatched ? facts : nil)
      return
    }
    if !isRegression { repeatedLabels.take(actual.classIndex) }
    join(prediction, actual: actual, pane: pane)
  }

  /// A label or prediction of one record.
  struct Outcome: Sendable, Hashable, Codable {
    /// -1 where the model regresses.
    var classIndex: Int
    var number: Double
  }

  @inline(__always)
  private mutating func outcome(
    _ column: PredictionBatch.LabelColumn?, _ row: Int, _ batch: PredictionBatch, _ labels: inout LabelIndex
  ) -> Outcome? {
    guard let column else { return nil }
    let text = column.texts[row]
    guard text != TextTable.missing else { return nil }
    let number = column.numbers[row]
    if isRegression { return number.isNaN ? nil : Outcome(classIndex: -1, number: number) }
    if text == PredictionBatch.LabelColumn.numberOnly {
      if !hasScore, settings.task == nil {
        becomeRegression()
        return Outcome(classIndex: -1, number: number)
      }
      return Outcome(classIndex: classes.index(of: "\(number)".utf8), number: number)
    }
    return Outcome(classIndex: labels.classIndex(text, batch.texts, &classes), number: number)
  }

  private func mostProbable(_ probabilities: [Double], _ classes: [Int]) -> Outcome? {
    guard let top = probabilities.indices.max(by: { probabilities[$0] < probabilities[$1] }) else { return nil }
    return Outcome(classIndex: classes[top], number: .nan)
  }

  // MARK: Labels

  /// Counts a prediction together with its label.
  mutating func join(_ prediction: PendingPrediction, actual: Outcome, pane: Int? = nil) {
    let pane = pane ?? panes.index(for: prediction.pane)
    hasLabel = true
    if isRegression {
      guard let predicted = prediction.predicted, predicted.number.isFinite, actual.number.isFinite else { return }
      panes.update(pane) {
        $0.labelledCount += 1
        $0.regression.add(actual: actual.number, predicted: predicted.number, weight: prediction.weight)
      }
      return
    }
    let threshold = settings.threshold
    panes.update(pane) { aggregate in
      if let predicted = prediction.predicted {
        aggregate.labelledCount += 1
        aggregate.pairs.add(
          actual: actual.classIndex, predicted: predicted.classIndex, weight: prediction.weight)
      } else if !prediction.score.isNaN {
        aggregate.labelledCount += 1
        aggregate.addCutScore(
          isPositive: prediction.score >= threshold, actual: actual.classIndex, weight: prediction.weight)
      }
      if !prediction.score.isNaN {
        aggregate.scores.add(prediction.score, actual: actual.classIndex, weight: prediction.weight)
      }
      if !prediction.probabilities.isEmpty {
        aggregate.probabilities.add(
          prediction.probabilities, classes: prediction.probabilityClasses, actual: actual.classIndex,
          weight: prediction.weight)
      }
    }
  }

  /// The label of a line that carries only an id and what came true.
  mutating func outcome(ofLabel label: LateLabel) -> Outcome? {
    let hasFraction = label.number.isFinite && label.number != label.number.rounded()
    if hasFraction, !isRegression, !hasScore, settings.task == nil { becomeRegression() }
    if isRegression { return label.number.isNaN ? nil : Outcome(classIndex: -1, number: label.number) }
    return Outcome(classIndex: classes.index(of: label.text.utf8), number: label.number)
  }

  /// Other models of the log may have a status or a latency where this one has none.
  private mutating func noteAbilities(_ batch: PredictionBatch, _ rows: Range<Int>) {
    if !hasStatus, let isError = batch.isError { hasStatus = isError[rows].contains { $0 != nil } }
    if !hasLatency, let latency = batch.latencySeconds { hasLatency = latency[rows].contains { !$0.isNaN } }
  }

  // MARK: Regression

  /// Turns the counts of numeric classes into errors: a number with a fraction has shown what the labels are.
  private mutating func becomeRegression() {
    isRegression = true
    let numbers = classes.labels.map { Double($0) ?? .nan }
    for pane in panes.panes.indices {
      panes.update(pane) { $0.becomeRegression(numbers) }
    }
    // Of this run of rows.
    for row in facts.indices {
      facts[row].actual?.classIndex = -1
      facts[row].predicted?.classIndex = -1
    }
    classes = ClassTable()
  }

  // MARK: Fields

  func fieldNumber(ofPath path: String) -> Int? { fieldIndex[path] }

  /// The number of a column's field; `nil` while this model has shown no value of it, since the batch may have the
  /// column from another model.
  private mutating func index(ofField column: PredictionBatch.FieldColumn, rows: Range<Int>) -> Int? {
    if let index = fieldIndex[column.path] { return index }
    guard column.hasValue(in: rows) else { return nil }
    fieldPaths.append(FieldKey(path: column.path, name: column.name, role: column.role))
    fieldIndex[column.path] = fieldPaths.count - 1
    return fieldPaths.count - 1
  }

  /// The unweighted scores of all panes and classes, to be put back in another order.
  mutating func takeScores() -> [ScoreBox] {
    panes.panes.indices.flatMap { pane in panes.update(pane) { $0.scores.takeValues() } }
  }

  mutating func putBack(_ scores: [ScoreBox]) {
    var rest = scores[...]
    for pane in panes.panes.indices { panes.update(pane) { $0.scores.putBack(&rest) } }
  }

  /// Records between two looks at how many scores are kept.
  private static let scoreCheckInterval = 65_536
  /// Bins take as much memory as so many scores.
  private static let binWorth = 8_192

  /// Gives up exact scores for bins in the oldest panes that have many, until at most the limit is left.
  private mutating func boundScores() {
    guard recordCount / Self.scoreCheckInterval > scoreChecks else { return }
    scoreChecks = recordCount / Self.scoreCheckInterval
    var total = panes.panes.indices.reduce(0) { $0 + panes.panes[$1].counts.exactValues }
    guard total > settings.exactScoreLimit else { return }
    let positive = classes.positive(wanted: settings.positive)
    for pane in panes.panes.indices where total > settings.exactScoreLimit {
      let count = panes.panes[pane].counts.exactValues
      guard count >= Self.binWorth else { continue }
      total -= count
      panes.update(pane) {
        $0.scores.bin(positive: positive)
        $0.probabilities.drop()
      }
    }
  }
}

extension PaneSequence.Pane {
  @inline(__always)
  func contains(_ position: Int64) -> Bool { position >= start && position < end }
}
