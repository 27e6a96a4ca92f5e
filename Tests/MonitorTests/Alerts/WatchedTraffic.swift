import Alerting
import Predictions
import Telemetry
import TestSupport

@testable import Monitor

/// A model that answers sixty requests a minute, with labels two minutes later, watched by driftop's own rules; and what
/// may go wrong with it.
struct WatchedTraffic {
  struct Fault {
    /// Requests a minute.
    var rate = 60
    var errorRatio = 0.002
    var latencyFactor = 1.0
    var brings = (labels: true, feature: true)
    /// Answers are the opposite of what comes true.
    var isWrong = false
    /// Other inputs, of which the model is unsure.
    var drifts = false
    var malformedLines = 0
    var source = SourceHealth.State.following
    var targetIsUp = true
  }

  private(set) var state: MonitorState
  /// All that the state was told, in its order.
  private(set) var told: [SessionEvent] = []
  /// Alerts that fired, with their reasons.
  private(set) var fired: [String: String] = [:]
  private(set) var resolved: Set<String> = []
  private(set) var minute = 0
  private var generator = SeededGenerator(seed: 7)
  private var target = ScrapedTarget()
  private var health = SourceHealth(name: "predictions.jsonl", state: .following)
  private var unlabelled: [(minute: Int, id: UInt64, isPositive: Bool)] = []
  private var nextID: UInt64 = 1

  init() {
    state = Self.initialState
    tell(.clock(Timestamp(seconds: Int64(march))))
  }

  /// What is known before anything has been told.
  static var initialState: MonitorState {
    var settings = MonitorSettings(windowing: .live)
    settings.watch = WatchSettings(reference: .first(1_000))
    return MonitorState(settings: settings, alerting: AlertSettings(groups: DefaultRules.file.groups))
  }

  private mutating func tell(_ event: SessionEvent) {
    state.apply(event)
    told.append(event)
  }

  mutating func run(minutes: Int, _ fault: Fault = Fault()) {
    for _ in 0..<minutes { runMinute(fault) }
  }

  private mutating func runMinute(_ fault: Fault) {
    let labels = takeLabels(fault)
    let batch = requests(fault)
    if batch.rowCount > 0 { tell(.predictions(batch)) }
    if labels.rowCount > 0 { tell(.predictions(labels)) }
    health.state = fault.source
    health.lineCount += batch.rowCount + labels.rowCount
    health.malformedCount += fault.malformedLines
    tell(.health(health, source: 0))
    for quarter in 1...4 {
      let second = minute * 60 + quarter * 15
      tell(.scrape(target.scrape(second, ["up": fault.targetIsUp ? 1 : 0])))
      tell(.clock(Timestamp(seconds: Int64(march + second))))
    }
    minute += 1
    for event in state.takeAlertEvents() {
      let episode = event.episode
      if event.kind == .firing { fired[episode.name] = episode.annotation("reason") ?? "" }
      if event.kind == .resolved { resolved.insert(episode.name) }
    }
  }

  private mutating func requests(_ fault: Fault) -> PredictionBatch {
    var batch = batch(of: fault.rate, kind: .prediction)
    guard fault.rate > 0 else { return batch }
    var (scores, predicted, amounts, ids): ([Double], [UInt32], [Double], [UInt64]) = ([], [], [], [])
    var (latency, errors): ([Double], [Bool?]) = ([], [])
    for _ in 0..<fault.rate {
      let noise = generator.uniform() - 0.5
      let isHigh = generator.uniform() < 0.4
      let score = fault.drifts ? 0.5 + noise * 0.4 : (isHigh ? 0.9 : 0.1) + noise * 0.15
      scores.append(score)
      predicted.append(batch.texts.insert(score >= 0.5 ? "1" : "0"))
      let isPositive = (generator.uniform() < score) != fault.isWrong
      amounts.append((fault.drifts ? 40 : 10) + noise * 20)
      latency.append(0.05 * fault.latencyFactor * (1 + 2 * generator.uniform()))
      errors.append(generator.uniform() < fault.errorRatio)
      ids.append(nextID)
      unlabelled.append((minute, nextID, isPositive))
      nextID += 1
    }
    batch.score = scores
    batch.predicted = .init(texts: predicted, numbers: scores.map { $0 >= 0.5 ? 1 : 0 })
    batch.ids = ids
    batch.latencySeconds = latency
    batch.isError = errors
    batch.fields = [
      .init(
        path: "features.amount", name: "amount", role: .feature,
        numbers: fault.brings.feature ? amounts : amounts.map { _ in .nan }, texts: nil)
    ]
    return batch
  }

  /// Of the requests two minutes ago.
  private mutating func takeLabels(_ fault: Fault) -> PredictionBatch {
    let due = unlabelled.filter { $0.minute <= minute - 2 }
    unlabelled.removeAll { $0.minute <= minute - 2 }
    guard fault.brings.labels else { return PredictionBatch() }
    var batch = batch(of: due.count, kind: .label)
    batch.ids = due.map(\.id)
    batch.actual = .init(
      texts: due.map { batch.texts.insert($0.isPositive ? "1" : "0") }, numbers: due.map { $0.isPositive ? 1 : 0 })
    return batch
  }

  /// Rows that are spread over the minute.
  private func batch(of count: Int, kind: PredictionBatch.RowKind) -> PredictionBatch {
    var batch = PredictionBatch()
    batch.rowCount = count
    batch.kinds = Array(repeating: kind, count: count)
    batch.identities = [ModelIdentity(model: "fraud", version: "3")]
    batch.identityOfRow = Array(repeating: 0, count: count)
    let start = Int64(march + minute * 60) * 1_000_000_000
    batch.times = (0..<Int64(count)).map { start + $0 * 60_000_000_000 / Int64(max(1, count)) }
    return batch
  }
}
