public import Alerting
internal import Telemetry

/// What the monitor knows of alerts: the rules, if it evaluates them, and the book of episodes and actions.
struct AlertState: Sendable {
  private(set) var engine: RuleEngine?
  private(set) var book = AlertBook()
  /// Whether this monitor evaluates; else another does, and its episodes are taken over.
  private(set) var isOnDuty = true
  private var events: [AlertEvent] = []
  /// Events that nobody took are not kept beyond this.
  private static let eventLimit = 100_000

  init(_ settings: AlertSettings? = nil) {
    engine = settings.map { RuleEngine(groups: $0.groups, options: $0.options) }
  }

  /// - Returns: whether anything was evaluated.
  mutating func advance(to time: Timestamp, _ telemetry: inout TelemetryState) -> Bool {
    guard isOnDuty, engine != nil else { return false }
    let new = telemetry.withStore { store in engine?.advance(to: time, over: &store) ?? [] }
    for event in new { book.take(event) }
    events += new.suffix(Self.eventLimit - min(events.count, Self.eventLimit))
    return !new.isEmpty
  }

  mutating func setDuty(_ isOnDuty: Bool, restoring episodes: [Episode], at time: Timestamp) {
    if isOnDuty, !self.isOnDuty || !episodes.isEmpty { engine?.restore(episodes, at: time) }
    self.isOnDuty = isOnDuty
  }

  mutating func take(_ episodes: [Episode]) {
    for episode in episodes { book.take(episode) }
  }

  mutating func drop(_ episodes: [Episode.ID]) {
    for episode in episodes { book.drop(episode) }
  }

  mutating func take(_ actions: [OperatorAction]) {
    for action in actions { book.take(action) }
  }

  mutating func take(_ silences: [ForeignSilence], from alertmanager: String) {
    book.take(silences, from: alertmanager)
  }

  /// What the rules found since the last time.
  mutating func takeEvents() -> [AlertEvent] {
    defer { events = [] }
    return events
  }
}

/// The rules that a monitor evaluates.
public struct AlertSettings: Sendable {
  public var groups: [RuleGroup]
  public var options = RuleEngine.Options()

  public init(groups: [RuleGroup]) {
    self.groups = groups
  }
}
