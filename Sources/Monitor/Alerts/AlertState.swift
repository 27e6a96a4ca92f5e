public import Alerting
internal import Telemetry

/// What the monitor knows of alerts: the rules, if it evaluates them, and the book of episodes and actions.
struct AlertState: Sendable, Codable {
  private(set) var engine: RuleEngine?
  private(set) var book: AlertBook
  /// Rules that could not be read.
  private(set) var faults: [RuleFault]
  /// Whether this monitor evaluates; else another does, and its episodes are taken over.
  private(set) var isOnDuty = true
  private var events: [AlertEvent] = []
  private var lastTidying: Timestamp?
  /// Events that nobody took are not kept beyond this.
  private static let eventLimit = 100_000
  /// How often the book is told that alerts without any change are evaluated still.
  private static let tidyingInterval = Duration.seconds(15)

  init(_ settings: AlertSettings? = nil) {
    engine = settings.map { RuleEngine(groups: $0.groups, options: $0.options) }
    book = AlertBook(groups: settings?.groups ?? [])
    faults = settings?.faults ?? []
  }

  /// - Returns: whether anything about alerts changed.
  mutating func advance(to time: Timestamp, _ telemetry: inout TelemetryState) -> Bool {
    let before = book.version
    defer { tidy(at: time) }
    guard isOnDuty, engine?.isDue(at: time) == true else { return book.version != before }
    let new = telemetry.withStore { store in engine?.advance(to: time, over: &store) ?? [] }
    for event in new { book.take(event) }
    events += new.suffix(Self.eventLimit - min(events.count, Self.eventLimit))
    return book.version != before
  }

  private mutating func tidy(at time: Timestamp) {
    if let lastTidying, time >= lastTidying, time - lastTidying < Self.tidyingInterval { return }
    lastTidying = time
    if isOnDuty { take(engine?.episodes ?? []) }
    book.forget(at: time)
  }

  mutating func take(_ input: AlertInput) {
    switch input {
    case .duty(let isOnDuty, let episodes, let time): setDuty(isOnDuty, restoring: episodes, at: time)
    case .episodes(let episodes): take(episodes)
    case .dropped(let episodes): for episode in episodes { book.drop(episode) }
    case .actions(let actions): for action in actions { book.take(action) }
    case .silences(let silences, let alertmanager): book.take(silences, from: alertmanager)
    case .history(let line, let id): book.take(line, of: id)
    case .rules(let settings, let time): use(settings, at: time)
    }
  }

  private mutating func setDuty(_ isOnDuty: Bool, restoring episodes: [Episode], at time: Timestamp) {
    if isOnDuty, !self.isOnDuty || !episodes.isEmpty { engine?.restore(episodes, at: time) }
    self.isOnDuty = isOnDuty
  }

  /// Goes on with other rules.
  private mutating func use(_ settings: AlertSettings, at time: Timestamp) {
    let before = engine ?? RuleEngine(groups: [], options: settings.options)
    engine = before.with(settings.groups, settings.options, at: time)
    book.use(settings.groups)
    faults = settings.faults
  }

  /// The longest interval at which the rules of some episodes are evaluated; `nil` for episodes of other rules.
  func longestInterval(of episodes: [Episode]) -> Duration? {
    let groups = (engine?.groups ?? []).sorted { $0.interval > $1.interval }
    return groups.first { group in
      episodes.contains {
        $0.origin.group.utf8.elementsEqual(group.name.utf8) && $0.origin.file.utf8.elementsEqual(group.file.utf8)
      }
    }?.interval
  }

  private mutating func take(_ episodes: [Episode]) {
    for episode in episodes { book.take(episode) }
  }

  /// Of the alerts in the book, those that the rules here found.
  func ownEntries(at time: Timestamp) -> [AlertEntry] {
    let own = Set((engine?.episodes ?? []).map(\.id))
    return own.isEmpty ? [] : book.entries(at: time).filter { own.contains($0.episode.id) }
  }

  /// What the rules found since the last time.
  mutating func takeEvents() -> [AlertEvent] {
    defer { events = [] }
    return events
  }
}

extension AlertState {
  /// Whether there is anything to be said of alerts.
  var isUsed: Bool { engine != nil || !faults.isEmpty || !book.isEmpty }

  /// Rules that cannot be read or evaluated, one sentence each.
  var faultSentences: [String] {
    faults.map(\.description)
      + (engine?.health ?? []).compactMap { health in
        health.fault.map { "rule \(health.rule) of group \(health.group): \($0)" }
      }
  }
}

/// The rules that a monitor evaluates.
public struct AlertSettings: Sendable, Equatable, Codable {
  public var groups: [RuleGroup]
  public var options = RuleEngine.Options()
  /// Whether series are kept for years, so that a report can evaluate the rules over the whole of a log.
  public var keepsHistory = false
  /// What could not be read, to be shown.
  public var faults: [RuleFault] = []

  public init(groups: [RuleGroup]) {
    self.groups = groups
  }
}
