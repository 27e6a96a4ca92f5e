internal import PromQL
internal import Telemetry

/// One rule on its way through time.
struct RuleEvaluation: Sendable {
  private let rule: Rule
  private let labels: [Label]
  private let texts: AlertTexts
  private(set) var health: RuleHealth
  /// Empty for a rule that records.
  var alerts: ActiveAlerts
  private var written = WrittenSeries()

  init(_ rule: Rule, of group: RuleGroup) {
    let own = Set(rule.labels.map { Array($0.name.utf8) })
    let inherited = group.labels.filter { !own.contains(Array($0.name.utf8)) }
    self.rule = rule
    labels = inherited + rule.labels
    texts = AlertTexts(name: rule.name, labels: labels, annotations: rule.annotations)
    health = RuleHealth(group: group.name, rule: rule.name)
    alerts = ActiveAlerts(
      origin: Episode.Origin(
        file: group.file, group: group.name, rule: rule.name, expression: rule.expressionText),
      hold: rule.hold, interval: group.interval)
  }

  mutating func evaluate(_ round: EvaluationRound, over store: inout SeriesStore) -> [AlertEvent] {
    health.lastEvaluation = round.time
    health.fault = nil
    do throws(QueryError) {
      switch rule.kind {
      case .recording:
        try record(round, over: &store)
        return []
      case .alerting: return try alert(round, over: &store)
      }
    } catch {
      health.fault = error.message
      return []
    }
  }
}

extension RuleEvaluation {
  private mutating func record(_ round: EvaluationRound, over store: inout SeriesStore) throws(QueryError) {
    let elements = try rule.vector(over: store, round)
    health.seriesCount = elements.count
    var seen: Set<Labels> = []
    var results: [(labels: Labels, value: Double)] = []
    for element in elements {
      // Of a label that stands twice the later one counts.
      let named = Labels(element.labels.pairs + [Label(Labels.metricNameLabel, rule.name)] + labels)
      guard seen.insert(named).inserted else {
        throw QueryError("vector contains metrics with the same labelset after applying rule labels")
      }
      results.append((named, element.sample.value))
    }
    guard round.limit == 0 || results.count <= round.limit else {
      throw QueryError("exceeded limit of \(round.limit) with \(results.count) series")
    }
    let milliseconds = round.dataTime.milliseconds
    for result in results {
      let id = store.series(result.labels)
      written.append(Sample(milliseconds: milliseconds, value: result.value), to: id, of: &store)
    }
    written.endRound(milliseconds, of: &store)
  }

  private mutating func alert(
    _ round: EvaluationRound, over store: inout SeriesStore
  ) throws(QueryError) -> [AlertEvent] {
    let findings = try findings(over: store, round)
    var next = alerts
    let events = next.take(findings, at: round.time)
    guard round.limit == 0 || next.activeCount <= round.limit else {
      // As in Prometheus, none is kept; and unlike there, those who were told of them hear that they ended.
      health.fault = "exceeded limit of \(round.limit) with \(next.activeCount) alerts"
      return alerts.end(at: round.time)
    }
    alerts = next
    alerts.write(at: round.dataTime.milliseconds, to: &store, &written)
    return events
  }

  /// What the expression gives, with the labels and annotations that alerts have.
  private mutating func findings(
    over store: SeriesStore, _ round: EvaluationRound
  ) throws(QueryError) -> [AlertFinding] {
    let elements = try rule.vector(over: store, round)
    health.seriesCount = elements.count
    guard !elements.isEmpty else { return [] }
    let texts = texts.filler(over: store, round)
    var seen: Set<AlertFingerprint> = []
    var findings: [AlertFinding] = []
    findings.reserveCapacity(elements.count)
    for element in elements {
      let finding = texts.finding(element)
      guard seen.insert(finding.fingerprint).inserted else {
        throw QueryError("vector contains metrics with the same labelset after applying alert labels")
      }
      findings.append(finding)
    }
    return findings
  }
}

/// The texts are made of the rule again.
extension RuleEvaluation: Codable {
  private enum CodingKeys: CodingKey {
    case rule
    case labels
    case health
    case alerts
    case written
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(rule, forKey: .rule)
    try container.encode(labels, forKey: .labels)
    try container.encode(health, forKey: .health)
    try container.encode(alerts, forKey: .alerts)
    try container.encode(written, forKey: .written)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    rule = try container.decode(Rule.self, forKey: .rule)
    labels = try container.decode([Label].self, forKey: .labels)
    health = try container.decode(RuleHealth.self, forKey: .health)
    alerts = try container.decode(ActiveAlerts.self, forKey: .alerts)
    written = try container.decode(WrittenSeries.self, forKey: .written)
    texts = AlertTexts(name: rule.name, labels: labels, annotations: rule.annotations)
  }
}
