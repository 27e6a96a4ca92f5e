internal import Ingest
internal import Telemetry

/// The questions that find model servers behind a query server.
enum ServerDiscovery {
  /// The servers that are there now, with the metrics that show what they are.
  static let present = WantedQuery("group by (__name__, job, instance) ({\(marks)})", .latest)
  /// Those that were there within the hour and do not answer now.
  static let down = WantedQuery(
    "group by (__name__, job, instance) (last_over_time({\(marks)}[1h])) and on (job, instance) up == 0", .latest)
  /// Which of those that are there are scraped, rather than pushed to the server.
  static let scraped = WantedQuery("up and on (job, instance) {\(marks)}", .latest)
  /// Scrapes in five minutes, of the targets that are as old as that.
  static let scrapeCounts = WantedQuery(
    "min by (job) (count_over_time(up[5m]) and on (job, instance) up offset 5m)", .latest)

  private static let marks = matcher(of: ServerPreset.all)

  /// The models that servers of a kind serve, by the first label that tells them apart.
  static func models(of preset: ServerPreset) -> WantedQuery? {
    guard !preset.isFallback, let label = preset.groupLabels.first else { return nil }
    return WantedQuery("group by (job, instance, \(label)) ({\(matcher(of: [preset]))})", .latest)
  }

  /// The parts of the servers in a scope, by all labels that may tell them apart.
  static func parts(of preset: ServerPreset, in scope: PanelScope) -> WantedQuery? {
    guard !preset.groupLabels.isEmpty else { return nil }
    let tests = scope.tests.map { PromQLText.matcher($0.key, $0.value) }.sortedByBytes()
    let matchers = ([matcher(of: [preset])] + tests).joined(separator: ",")
    return WantedQuery("group by (\(preset.groupLabels.joined(separator: ", "))) ({\(matchers)})", .latest)
  }

  /// What selects the metrics that show that a server is of one of these kinds; of a histogram those that count.
  private static func matcher(of presets: [ServerPreset]) -> String {
    let marks = presets.flatMap(\.marks).map(pattern)
    let prefixes = presets.flatMap(\.markPrefixes).map { pattern($0) + ".*" }
    let patterns = (marks.isEmpty ? [] : ["(\(marks.joined(separator: "|")))(_count)?"]) + prefixes
    return PromQLText.matcher(Labels.metricNameLabel, .matches(patterns.joined(separator: "|")))
  }

  /// A name in both of its spellings.
  private static func pattern(_ name: String) -> String {
    name.split(separator: ":", omittingEmptySubsequences: false).joined(separator: "[:_]")
  }
}
