internal import Analysis
internal import Foundation
internal import TestSupport

/// Changes of one feature, seen by the program and by Evidently's defaults in the same streams.
struct DelayTrial {
  /// What a table says of one of them.
  struct Row {
    let who: String
    /// As quiet as the program.
    let isRival: Bool
    let delays: DelayCounts

    var text: String { who.padding(toLength: 45, withPad: " ", startingAt: 0) + delays.text }
  }

  /// Evidently run in one way, with the threshold at which it is as quiet.
  private struct Rival {
    let practice: BatchPractice
    let threshold: Double
    let falseAlertsAsShipped: Double
  }

  /// What the program said before the changes.
  struct Prelude {
    var alerts = 0
    var seconds = 0
  }

  /// What was found in one stream: by the program, and by each rival as quiet and as shipped.
  private struct Found {
    var own: Int?
    var quiet: [Int?]
    var shipped: [Int?]
  }

  private let before: Population
  private let changes: [Delays.Change]
  private let rivals: [Rival]

  /// - Parameter falseAlerts: of the program, in a week.
  init(before: Population, changes: [Delays.Change], falseAlerts: Double, weeks: Int) {
    self.before = before
    self.changes = changes
    let features = Delays.steady.count
    rivals = Delays.practices.map { practice in
      let quiet = practice.quietWeeks(before, referenceSize: Delays.referenceSize, count: features * weeks)
      // A single alert at least: that none was counted does not mean that there are none.
      let allowed = Swift.max(1, falseAlerts * Double(weeks))
      let shipped = quiet.reduce(0) { $0 + BatchAlerts.count($1.map(\.isDrift)) }
      return Rival(
        practice: practice, threshold: BatchAlerts.quietThreshold(quiet, allowed: allowed),
        falseAlertsAsShipped: Double(shipped) / Double(weeks))
    }
  }

  /// By change; the program's is the first.
  func rows(_ streams: Int, _ prelude: inout Prelude) -> [[Row]] {
    var found = changes.map { _ in [Found]() }
    for number in 0..<streams {
      for (change, result) in stream(SplitMix64(seed: 5_000 + UInt64(number)), &prelude).enumerated() {
        found[change].append(result)
      }
    }
    return found.map(rows)
  }

  private func rows(_ found: [Found]) -> [Row] {
    var rows = [Row(who: "driftop", isRival: false, delays: DelayCounts(found.map(\.own)))]
    for (place, rival) in rivals.enumerated() {
      let name = "Evidently \(rival.practice.name)"
      let quiet = DelayCounts(found.map { $0.quiet[place] })
      let shipped = DelayCounts(found.map { $0.shipped[place] })
      rows.append(Row(who: name + String(format: ", as quiet (%.3f)", rival.threshold), isRival: true, delays: quiet))
      let rate = String(format: ", as shipped (%.2f a week)", rival.falseAlertsAsShipped)
      rows.append(Row(who: name + rate, isRival: false, delays: shipped))
    }
    return rows
  }

  /// One reference and one steady stretch, from which each change sets out; by change.
  private func stream(_ seeded: SplitMix64, _ prelude: inout Prelude) -> [Found] {
    var generator = seeded
    let reference = before.values(Delays.referenceSize, &generator)
    let steady = before.values(Delays.day, &generator)
    // Where in its pane, and in Evidently's batch, a change comes is chance.
    let phases = rivals.map { generator.index(below: $0.practice.seconds) }
    let watched = Delays.steadySeconds + generator.index(below: 600)
    var stream = WatchedStream(
      before, beside: Delays.steady, referenceSize: reference.count, seed: generator.next())
    stream.pass((reference + steady.suffix(watched))[...])
    prelude.alerts += stream.alerts.count
    prelude.seconds += watched
    let peer = EvidentlyPeer(before, reference)
    let seed = generator.next()
    return changes.map { change in
      var generator = SplitMix64(seed: seed)
      let after = change.after.values(Delays.day, &generator)
      var fork = stream
      var found = Found(own: fork.secondsToAlert(after[...]), quiet: [], shipped: [])
      for (rival, phase) in zip(rivals, phases) {
        let looks = rival.practice.looks(peer, before: steady, after: after, phase: phase)
        found.quiet.append(looks.first { $0.finding.severity > rival.threshold }?.delay)
        found.shipped.append(looks.first { $0.finding.isDrift }?.delay)
      }
      return found
    }
  }
}
