import Alerting
import Monitor
import Predictions
import TUI
import Telemetry

/// A book of alerts, and the snapshots that a monitor would make of it.
struct SampleAlerts {
  static let colleague = Operator(user: "bea", host: "ops2")

  var book = AlertBook()
  var time = SampleSnapshots.time
  private var actionCount = 0

  /// An incident of three, one that a colleague has, one that is silenced, one that is pending, one that is over.
  static func morning() -> SampleAlerts {
    var alerts = SampleAlerts()
    let auc = alerts.fire(
      "QualityBelowReference", model: "fraud-v3", "page", minutesAgo: 12, value: 0.857,
      before: [0.899, 0.896, 0.89, 0.893, 0.88, 0.872, 0.87, 0.866, 0.861])
    alerts.fire("DriftWithLoss", model: "fraud-v3", "warning", minutesAgo: 11, value: 0.062, before: [0.051, 0.07])
    alerts.fire("LabelsLate", model: "fraud-v3", "info", minutesAgo: 10, value: 5_400)
    let bias = alerts.fire("ModelSilent", model: "demand-v7", "page", minutesAgo: 55, value: 0)
    alerts.act(.acknowledge(bias), by: colleague, note: "holiday, wait for 06:00", minutesAgo: 32)
    alerts.act(.mark(bias, .noise), by: colleague, minutesAgo: 31)
    alerts.fire("ErrorRatioHigh", model: "chat-llm", "warning", minutesAgo: 40, value: 0.054)
    alerts.act(
      .silence(
        Silence(
          id: "s1", matchers: [SilenceMatcher(name: "model", value: "chat-llm")],
          startsAt: alerts.ago(39), endsAt: alerts.ago(-60))),
      by: colleague, note: "load test", minutesAgo: 39)
    alerts.wait("LatencyAboveReference", model: "digits-1.0", "warning", minutesAgo: 1, value: 0.42)
    alerts.resolve(alerts.fire("TargetDown", model: "digits-1.0", "page", minutesAgo: 50, value: 0), minutesAgo: 6)
    _ = auc
    return alerts
  }

  func ago(_ minutes: Int64) -> Timestamp { time - .seconds(minutes * 60) }

  @discardableResult
  mutating func fire(
    _ name: String, model: String, _ severity: String, minutesAgo: Int64, value: Double, before: [Double] = []
  ) -> Episode.ID {
    var episode = Self.episode(name, model: model, severity, at: ago(minutesAgo), value: value)
    episode.state = .firing
    episode.firedAt = episode.id.activeAt
    for (index, value) in before.enumerated() {
      var earlier = episode
      earlier.value = value
      earlier.lastEvaluation = time - .seconds(Int64(before.count - index) * 30)
      book.take(earlier)
    }
    episode.lastEvaluation = time
    book.take(AlertEvent(.firing, episode, at: ago(minutesAgo)))
    return episode.id
  }

  mutating func wait(_ name: String, model: String, _ severity: String, minutesAgo: Int64, value: Double) {
    var episode = Self.episode(name, model: model, severity, at: ago(minutesAgo), value: value)
    episode.lastEvaluation = time
    book.take(AlertEvent(.pending, episode, at: ago(minutesAgo)))
  }

  mutating func resolve(_ id: Episode.ID, minutesAgo: Int64 = 0) {
    guard var episode = book.entries(at: time).first(where: { $0.episode.id == id })?.episode else { return }
    episode.state = .resolved
    episode.resolvedAt = ago(minutesAgo)
    book.take(AlertEvent(.resolved, episode, at: ago(minutesAgo)))
  }

  mutating func act(
    _ deed: OperatorAction.Deed, by actor: Operator, note: String = "", minutesAgo: Int64 = 0
  ) {
    actionCount += 1
    book.take(
      OperatorAction(id: "\(actionCount)", time: ago(minutesAgo), actor: actor, deed: deed, note: note))
  }

  static func episode(
    _ name: String, model: String, _ severity: String, at time: Timestamp, value: Double
  ) -> Episode {
    let labels = Labels([
      Label("alertname", name), Label("model", model), Label("severity", severity),
    ])
    let expression =
      name == "QualityBelowReference" ? "driftop_model_roc_auc < 0.9" : "sum by (model) (driftop_\(name)) > 0.05"
    let origin = Episode.Origin(file: "", group: "driftop models", rule: name, expression: expression)
    var episode = Episode(
      id: Episode.ID(fingerprint: AlertFingerprint(labels), activeAt: time), origin: origin, labels: labels,
      state: .pending, value: value, lastEvaluation: time)
    episode.annotations = [
      Label("hint", "Look at what drifts first (9), and whether labels come late."),
      Label("runbook_url", "https://runbooks.example.org/\(name)"),
      Label("summary", "\(name) of \(model) is past its limit."),
    ]
    return episode
  }

  func answer(to request: SnapshotRequest) -> Snapshot {
    var snapshot = SampleSnapshots.answer(to: request)
    snapshot.time = time
    let board = book.board(at: time)
    var summary = AlertSummary()
    for entry in board.entries {
      switch entry.standing {
      case .firing: summary.firing += 1
      case .acknowledged: summary.acknowledged += 1
      case .silenced: summary.silenced += 1
      case .pending: summary.pending += 1
      case .resolved: summary.resolved += 1
      }
    }
    snapshot.alerts = summary
    snapshot.marks = book.marks(from: ago(60), through: time)
    for index in snapshot.models.indices {
      let model = snapshot.models[index].identity.model
      guard let entry = board.entries.first(where: { $0.episode.labels["model"] == model }) else { continue }
      let hand = entry.standing == .firing ? "nobody has it yet" : "in hand"
      snapshot.models[index].alert = AlertMention(entry, sentence: "\(entry.episode.name) for 12 min · \(hand)")
    }
    if request.includesAlerts { snapshot.alertList = AlertList(entries: board.entries, incidents: board.incidents) }
    if let id = request.alert { snapshot.alert = detail(of: id, board, request) }
    return snapshot
  }

  private func detail(of id: Episode.ID, _ board: AlertBoard, _ request: SnapshotRequest) -> AlertDetail? {
    guard let entry = board.entries.first(where: { $0.episode.id == id }) else { return nil }
    var detail = AlertDetail(entry: entry)
    var builder = SampleSnapshots()
    detail.course = builder.series(
      "auc", "driftop_model_roc_auc", .plain, count: request.bucketCount
    ) { 0.95 - $0 * 0.093 }
    detail.threshold = 0.9
    detail.comparison = "<"
    detail.history = book.history(of: id)
    detail.drifted = ["amount: PSI .41, since 03:01", "country: a new category “XX”"]
    if let incident = entry.incident {
      detail.incident = board.entries.filter { $0.incident?.id == incident.id }
    }
    return detail
  }
}

/// An application whose answers come from a book of alerts, and whose deeds go into it.
struct AlertScript {
  static let me = Operator(user: "ann", host: "ops1")

  var script: AppScript
  var alerts: SampleAlerts
  /// What was asked for by the last key.
  private(set) var deeds: [OperatorAction.Deed] = []

  init(_ alerts: SampleAlerts = .morning(), width: Int = 80, height: Int = 24, unicode: Bool = true) {
    self.alerts = alerts
    script = AppScript(width: width, height: height, unicode: unicode) { alerts.answer(to: $0) }
  }

  mutating func press(_ keys: Key...) {
    for key in keys { press(key) }
  }

  mutating func type(_ text: String) {
    for scalar in text.unicodeScalars { press(.character(scalar)) }
  }

  private mutating func press(_ key: Key) {
    script.press(key)
    deeds = []
    for case .act(let wanted, let note) in script.effects {
      deeds += wanted
      for deed in wanted { alerts.act(deed, by: Self.me, note: note) }
    }
    if !deeds.isEmpty { refresh() }
  }

  /// Lets the screen see the book as it stands.
  mutating func refresh() {
    let alerts = alerts
    script.answer = { alerts.answer(to: $0) }
    script.send(.snapshot(alerts.answer(to: script.app.request)))
  }

  /// The row that an alert stands in, and the one under it.
  func rows(of name: String) -> String {
    let rows = script.screen().split(separator: "\n", omittingEmptySubsequences: false)
    guard let index = rows.firstIndex(where: { $0.contains(name) }) else { return "" }
    return rows[index...].prefix(2).joined(separator: "\n")
  }

  var footer: String { script.row(23) }
}
