import Alerting
import Foundation
import PromQL
import Telemetry
import Testing

/// A story of alerts: what is measured, the rules, and what is expected when.
///
///     load 1m
///       up{job="a"} 1 0 0 1
///     alert Down for 1m keep 2m: up == 0
///       label severity page
///       annotation summary {{ $labels.job }} is down
///     record job:up:sum: sum by (job) (up)
///     expect at 1m: pending Down{job="a", severity="page"} 0
///     query at 2m: ALERTS{alertstate="firing"} => 1
///     fault at 2m: exceeded limit
///     summary at 2m: a is down
///
/// Rules are evaluated every minute, or as `every 30s` says, from 0 to the last time that is spoken of. `expect` names all
/// alerts that are pending or firing then, and those that resolved just then; `nothing` is none. Further `expect`s of the
/// same time name further alerts. `limit 2` limits the group. `restart at 5m back at 7m` loses the samples and hands the
/// episodes to another engine; `takeover at 5m` keeps the samples.
struct AlertScenario {
  private var group = RuleGroup(name: "scenario", interval: .seconds(60))
  private var series: [(notation: SeriesNotation, step: Int64)] = []
  private var checks: [(milliseconds: Int64, line: String)] = []
  private var handovers: [(from: Int64, to: Int64, isCold: Bool)] = []

  /// What is not as the story tells, one sentence each.
  static func differences(_ text: String) throws -> [String] {
    try AlertScenario(text).run()
  }

  private init(_ text: String) throws {
    var step: Int64 = 60_000
    var room = 100_000
    for (number, line) in text.split(separator: "\n").enumerated() {
      let words = line.split(separator: " ")
      guard let first = words.first else { continue }
      let rest = words.dropFirst().joined(separator: " ")
      switch (first, line.hasPrefix(" ")) {
      case ("label", true): group.rules[group.rules.count - 1].labels.append(try Self.pair(rest))
      case ("annotation", true): group.rules[group.rules.count - 1].annotations.append(try Self.pair(rest))
      case (_, true):
        series.append((try SeriesNotation(series: String(line), line: number, room: &room), step))
      case ("load", _): step = try Self.milliseconds(rest)
      case ("every", _): group.interval = .milliseconds(try Self.milliseconds(rest))
      case ("limit", _): group.limit = try #require(Int(rest))
      case ("alert", _): group.rules.append(try Self.rule(rest, isAlert: true))
      case ("record", _): group.rules.append(try Self.rule(rest, isAlert: false))
      case ("restart", _):
        handovers.append((try Self.milliseconds(words[2]), try Self.milliseconds(words[5]), true))
      case ("takeover", _): handovers.append((try Self.milliseconds(words[2]), try Self.milliseconds(words[2]), false))
      default: checks.append((try Self.milliseconds(words[2].dropLast()), String(line)))
      }
    }
  }

  /// `Down for 1m keep 2m: up == 0`
  private static func rule(_ text: String, isAlert: Bool) throws -> Rule {
    let colon = try #require(text.range(of: ": "))
    let head = text[..<colon.lowerBound].split(separator: " ")
    let expression = String(text[colon.upperBound...])
    func duration(_ word: String) throws -> Duration {
      guard let place = head.firstIndex(of: word[...]) else { return .zero }
      return .milliseconds(try milliseconds(head[place + 1]))
    }
    let hold = Rule.Hold(holdDuration: try duration("for"), keepFiringFor: try duration("keep"))
    return Rule(
      isAlert ? .alerting(hold) : .recording, name: String(head[0]), expression: try Expression(parsing: expression),
      expressionText: expression)
  }

  private static func pair(_ text: String) throws -> Label {
    let space = try #require(text.firstIndex(of: " "))
    return Label(String(text[..<space]), String(text[text.index(after: space)...]))
  }

  private static func milliseconds(_ text: some StringProtocol) throws -> Int64 {
    guard case .number(let seconds) = try Expression(parsing: String(text)).node else { return 0 }
    return Int64(seconds * 1_000)
  }
}

extension AlertScenario {
  private func run() throws -> [String] {
    var engine = RuleEngine(groups: [group])
    var store = SeriesStore()
    var differences: [String] = []
    var blindUntil: Int64 = 0
    let step = Int64(group.interval.inSeconds * 1_000)
    let end = checks.map(\.milliseconds).max() ?? 0
    for time in stride(from: 0, through: end, by: 1_000) {
      for (notation, step) in series where time % step == 0 && time >= blindUntil {
        let index = Int(time / step)
        guard index < notation.values.count, let value = notation.values[index] else { continue }
        store.append(Sample(milliseconds: time, value: value), to: store.series(notation.labels))
      }
      for handover in handovers where handover.from == time {
        let episodes = engine.episodes
        engine = RuleEngine(groups: [group])
        if handover.isCold { store = SeriesStore() }
        blindUntil = handover.to
        engine.restore(episodes, at: Timestamp(milliseconds: handover.to))
      }
      guard time >= blindUntil else { continue }
      _ = engine.advance(to: Timestamp(milliseconds: time), over: &store)
      guard time % step == 0 else { continue }
      for check in checks where check.milliseconds == time {
        differences += try difference(check.line, engine, store, at: time)
      }
    }
    return differences
  }

  private func difference(
    _ line: String, _ engine: RuleEngine, _ store: SeriesStore, at time: Int64
  ) throws -> [String] {
    let wanted = try Self.told(line)
    let found: String
    switch line.split(separator: " ")[0] {
    case "expect":
      let lines = checks.filter { $0.milliseconds == time && $0.line.hasPrefix("expect") }
      let all = try lines.map { try Self.told($0.line) }
      let states = engine.episodes.filter { $0.state != .resolved || $0.resolvedAt?.milliseconds == time }
      let texts = states.isEmpty ? ["nothing"] : states.map(Self.text)
      return texts.sorted() == all.sorted() ? [] : ["\(line) ← \(texts)"]
    case "fault":
      let faults = engine.health.compactMap(\.fault)
      let isAsTold = wanted == "none" ? faults.isEmpty : faults.contains { $0.contains(wanted) }
      return isAsTold ? [] : ["\(line) ← \(faults)"]
    case "summary":
      found = engine.episodes.first { $0.state != .resolved }?.annotation("summary") ?? "none"
    default:
      return try queryDifference(line, wanted, store, at: time)
    }
    return found == wanted ? [] : ["\(line) ← \(found)"]
  }

  /// What stands behind `expect at 1m: `.
  private static func told(_ line: String) throws -> String {
    String(line[try #require(line.range(of: ": ")).upperBound...])
  }

  private func queryDifference(
    _ line: String, _ text: String, _ store: SeriesStore, at time: Int64
  ) throws -> [String] {
    let mark = try #require(text.range(of: " => "))
    let answer = try Expression(parsing: String(text[..<mark.lowerBound]))
      .evaluate(over: store, at: .instant(milliseconds: time))
    guard case .vector(let elements) = answer.value else { return ["\(line) gives no vector"] }
    let found = elements.map { SampleSpelling.text(of: $0.sample.value) }.sorted().joined(separator: " ")
    let wanted = text[mark.upperBound...]
    return (found.isEmpty ? "nothing" : found) == wanted ? [] : ["\(line) ← \(found)"]
  }

  /// `firing Down{job="a"} 0`
  private static func text(_ episode: Episode) -> String {
    let labels = Labels(
      episode.labels.pairs.filter { $0.name != "alertname" } + [Label(Labels.metricNameLabel, episode.name)])
    return "\(episode.state.rawValue) \(labels) \(SampleSpelling.text(of: episode.value))"
  }
}
