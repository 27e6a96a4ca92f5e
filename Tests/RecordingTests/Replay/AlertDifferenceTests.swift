import Alerting
import Monitor
import Telemetry
import TestSupport
import Testing

@testable import Recording

@Suite struct AlertDifferenceTests {
  private func episode(_ name: String, active: Int, fired: Int?, resolved: Int? = nil) -> Episode {
    let labels = Labels([Label(AlertLabels.name, name)])
    var episode = Episode(
      id: Episode.ID(fingerprint: AlertFingerprint(labels), activeAt: ReplaySamples.start + .seconds(active)),
      origin: Episode.Origin(file: "rules.yaml", group: "models", rule: name, expression: "x > 1"), labels: labels,
      state: resolved == nil ? .firing : .resolved, value: 1, lastEvaluation: ReplaySamples.start)
    episode.firedAt = fired.map { ReplaySamples.start + .seconds($0) }
    episode.resolvedAt = resolved.map { ReplaySamples.start + .seconds($0) }
    return episode
  }

  @Test func tellsWhatIsGainedLostEarlierAndLater() {
    let recorded = [
      episode("Same", active: 0, fired: 60), episode("Lost", active: 10, fired: 60),
      episode("Earlier", active: 100, fired: 160, resolved: 400), episode("Later", active: 100, fired: 160),
      episode("Pending", active: 100, fired: nil),
    ]
    let changed = [
      episode("Same", active: 0, fired: 60), episode("Gained", active: 10, fired: 60),
      episode("Earlier", active: 50, fired: 70, resolved: 300), episode("Later", active: 130, fired: 190),
    ]
    let difference = AlertDifference(of: changed, against: recorded)
    #expect(difference.gained.map(\.name) == ["Gained"])
    #expect(difference.lost.map(\.name) == ["Lost"])
    #expect(difference.earlier.map(\.delay) == [.seconds(-90)])
    #expect(difference.later.map(\.delay) == [.seconds(30)])
    #expect(difference.unchangedCount == 1)
  }

  @Test func episodesOfOneAlertBelongTogetherWhenTheyMeet() {
    let recorded = [
      episode("A", active: 0, fired: 10, resolved: 50), episode("A", active: 100, fired: 110, resolved: 150),
    ]
    let changed = [
      episode("A", active: 90, fired: 100, resolved: 120), episode("A", active: 130, fired: 140),
    ]
    let difference = AlertDifference(of: changed, against: recorded)
    #expect(difference.lost == [recorded[0]])
    #expect(difference.earlier.map(\.recorded) == [recorded[1]])
    #expect(difference.gained == [changed[1]])
  }

  @Test func nothingChangesWhereNothingIsChanged() {
    let episodes = [episode("A", active: 0, fired: 10), episode("B", active: 5, fired: 9, resolved: 12)]
    #expect(AlertDifference(of: episodes, against: episodes).isEmpty)
  }

  @Test func aTapeIsJudgedByOtherRules() async throws {
    let folder = try TemporaryFolder()
    try folder.write(ReplaySamples.log(seconds: 0..<1_200), to: "a.jsonl")
    var header = ReplaySamples.header()
    header.alerting = AlertSettings(groups: Self.rules(hold: "5m"))
    let tape = try LogTape([folder.path("a.jsonl")], header: header)
    var changed = tape.header
    changed.alerting = AlertSettings(groups: Self.rules(hold: "1m"))
    let difference = try await WhatIf.run(tape, changed: changed)
    #expect(difference.earlier.map(\.delay) == [.seconds(-240)])
    #expect(difference.gained.isEmpty && difference.lost.isEmpty && difference.later.isEmpty)
    changed.alerting = nil
    #expect(try await WhatIf.run(tape, changed: changed).lost.count == 1)
    #expect(try await WhatIf.run(tape, changed: tape.header).isEmpty)
  }

  private static func rules(hold: String) -> [RuleGroup] {
    let text = """
      groups:
        - name: models
          interval: 15s
          rules:
            - alert: Traffic
              expr: driftop_source_lines_total > 300
              for: \(hold)
      """
    return RuleFile(yaml: text, path: "rules.yaml").groups
  }
}
