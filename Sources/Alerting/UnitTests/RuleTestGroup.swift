internal import ConfigurationFiles
internal import PromQL
internal import Telemetry

/// Series that are put in, and what must come of them.
struct RuleTestGroup: Sendable {
  var name: String
  var line: Int
  /// Between the points of the series.
  var interval: Duration
  var start = Timestamp(seconds: 0)
  var series: [SeriesNotation] = []
  /// Alerts, then expressions.
  var cases: [RuleTestCase] = []
  var externalLabels: Labels
  var externalURL: String

  /// A few lines may ask for more than memory holds.
  static let pointLimit = 5_000_000

  private static let keys = [
    "name", "interval", "input_series", "alert_rule_test", "promql_expr_test", "external_labels", "external_url",
    "start_timestamp",
  ]

  /// - Parameter room: how many points the file may still hold.
  init(_ node: ConfigurationNode, defaultInterval: Duration, room: inout Int) throws(ConfigurationError) {
    let section = try ConfigurationSection(node, keys: Self.keys)
    line = node.line
    name = try section.text("name") ?? ""
    interval = try section.duration("interval") ?? defaultInterval
    externalLabels = Labels(try section.labels("external_labels"))
    externalURL = try section.text("external_url") ?? ""
    if let node = section["start_timestamp"] { start = try RuleTestTime.read(node) }
    for node in try section.elements("input_series") { series.append(try Self.series(node, room: &room)) }
    for node in try section.elements("alert_rule_test") { cases.append(try RuleTestCase(alerts: node)) }
    for node in try section.elements("promql_expr_test") { cases.append(try RuleTestCase(samples: node)) }
  }

  private static func series(
    _ node: ConfigurationNode, room: inout Int
  ) throws(ConfigurationError) -> SeriesNotation {
    let section = try ConfigurationSection(node, keys: ["series", "values"])
    guard let name = try section.text("series") else {
      throw node.fault("expected series: with a name and labels, as 'up{job=\"a\"}'")
    }
    let points = try section.text("values") ?? ""
    return try node.notation(series: name, points: points, line: node.line, room: &room)
  }
}

// What unit tests hold.
extension ConfigurationSection {
  /// Names and values; none where the key is missing.
  func labels(_ key: String) throws(ConfigurationError) -> [Label] {
    guard let node = self[key] else { return [] }
    var labels: [Label] = []
    for entry in try node.entries() { labels.append(Label(entry.key, try entry.value.text())) }
    return labels
  }
}

extension ConfigurationNode {
  /// - Parameter room: how many points there may still be.
  func notation(
    series: String, points: String = "", line: Int, room: inout Int
  ) throws(ConfigurationError) -> SeriesNotation {
    do throws(ScriptError) {
      return try SeriesNotation(series: series, points: points, line: line, room: &room)
    } catch {
      throw ConfigurationError(file: file, line: line, reason: "\(name): \(error.reason)")
    }
  }
}
