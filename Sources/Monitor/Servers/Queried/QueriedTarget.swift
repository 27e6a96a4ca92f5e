internal import Ingest
internal import PromQL
internal import Telemetry

/// A target of a query server that is a model server.
struct QueriedTarget: Sendable {
  var job: String
  var instance: String
  /// What it is: at least one.
  var presets: [ServerPreset]
  var state: State
  /// How far its samples lie apart.
  var pace: ScrapePace

  enum State: Sendable {
    case up
    case down
    /// It does not say: its metrics come without being scraped.
    case unknown
  }

  /// The servers that the answers tell of, by job and instance, those without names of their own last.
  static func all(_ answers: (WantedQuery) -> TimedAnswer?) -> [QueriedTarget] {
    let present = names(answers(ServerDiscovery.present))
    let down = names(answers(ServerDiscovery.down))
    let scraped = Set((answers(ServerDiscovery.scraped)?.vector ?? []).map { identity(of: $0.labels) })
    let paces = paces(answers(ServerDiscovery.scrapeCounts))
    let targets = present.merging(down) { $1 }.map { identity, names in
      let isScraped = down[identity] != nil || scraped.contains(identity)
      return QueriedTarget(
        job: identity["job"] ?? "", instance: identity["instance"] ?? "",
        presets: ServerPreset.recognised(in: names),
        state: down[identity] != nil ? .down : isScraped ? .up : .unknown,
        pace: paces[Labels([Label("job", identity["job"] ?? "")])] ?? (isScraped ? .newlyScraped : .pushed))
    }
    return targets.filter { !$0.presets.isEmpty }.sorted { left, right in
      guard left.isFallback == right.isFallback else { return right.isFallback }
      return Label(left.job, left.instance) < Label(right.job, right.instance)
    }
  }

  /// Web servers of all kinds have the fallback's metrics, and most serve no model.
  private var isFallback: Bool { presets.allSatisfy(\.isFallback) }

  private static func identity(of labels: Labels) -> Labels {
    Labels(["job", "instance"].compactMap { name in labels[name].map { Label(name, $0) } })
  }

  private static func names(_ answer: TimedAnswer?) -> [Labels: Set<String>] {
    var names: [Labels: Set<String>] = [:]
    for element in answer?.vector ?? [] {
      names[identity(of: element.labels), default: []].insert(element.labels.metricName)
    }
    return names
  }

  private static func paces(_ answer: TimedAnswer?) -> [Labels: ScrapePace] {
    var paces: [Labels: ScrapePace] = [:]
    for element in answer?.vector ?? [] where element.sample.value >= 1 {
      paces[element.labels] = ScrapePace(interval: Int64(300_000 / min(element.sample.value, 300_000)))
    }
    return paces
  }
}

extension ScrapePace {
  /// What is usual where scrapes are too few to tell.
  fileprivate static let newlyScraped = ScrapePace(interval: 15_000)
  /// OpenTelemetry's default.
  fileprivate static let pushed = ScrapePace(interval: 60_000)

  /// The range over which rates are taken where a server answers, as PromQL writes it: four scrapes, or a bucket if that
  /// is longer, rounded up so that all targets share a few questions.
  func rateRange(bucket: Int64 = 0) -> String {
    let wanted = max(figureSpan, bucket)
    let minutes: [Int64] = [1, 2, 5, 10, 20, 30, 60]
    return PromQLText.duration(milliseconds: minutes.map { $0 * 60_000 }.first { $0 >= wanted } ?? wanted)
  }
}
