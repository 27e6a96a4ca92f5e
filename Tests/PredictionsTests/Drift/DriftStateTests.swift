import Analysis
import Foundation
import Telemetry
import Testing

@testable import Predictions

/// The watch as a whole: from records to findings and series.
@Suite struct DriftStateTests {
  private static let origin = 1_767_225_600.0

  /// Two numbers and a category, of which the first may be shifted.
  private struct Stream {
    var generator = SplitMix64(seed: 11)
    var time = origin

    mutating func records(_ count: Int, every seconds: Double = 1, shift: Double = 0) -> [Record] {
      (0..<count).map { _ in
        var record = Record()
        record.model = "m"
        record.time = time
        time += seconds
        record.predicted = generator.uniform() < 0.3 ? "yes" : "no"
        record.numbers = ["x": normal() + shift, "y": normal()]
        record.texts = ["c": ["a", "b", "c"][generator.index(below: 3)]]
        return record
      }
    }

    private mutating func normal() -> Double {
      (0..<12).reduce(-6) { sum, _ in sum + generator.uniform() }
    }
  }

  private func state(_ records: [Record], cut: Int = 1_000, _ change: (inout MonitorSettings) -> Void = { _ in })
    -> (state: PredictionState, samples: [WatchedSample])
  {
    var settings = MonitorSettings(windowing: .live)
    settings.watch = WatchSettings(reference: .first(1_000))
    change(&settings)
    var state = PredictionState(settings: settings)
    var samples: [WatchedSample] = []
    for start in stride(from: 0, to: records.count, by: cut) {
      state.apply(PredictionBatch(Array(records[start..<min(records.count, start + cut)])))
      // Only the series of drift: those of other parts come between them as the batches are cut.
      samples += state.takeSamples().filter { $0.labels.metricName.hasPrefix("ml_feature") }
    }
    return (state, samples)
  }

  private func drift(_ state: PredictionState) throws -> DriftState {
    try #require(state.models.first?.watch?.watch.drift)
  }

  private func verdicts(_ state: PredictionState) -> [String: Verdict] {
    let findings = state.models.first?.watch?.currentFindings() ?? []
    return Dictionary(uniqueKeysWithValues: findings.map { ($0.name, $0.finding.verdict) })
  }

  // MARK: Windows and looks

  @Test func windowsFollowTheTrafficOfTheReference() throws {
    var stream = Stream()
    let drift = try drift(state(stream.records(1_500)).state)
    #expect(drift.windows.map { $0.length / 1_000_000_000 } == [600, 3_600])
    #expect(drift.features.map(\.name) == ["c", "x", "y", "prediction"])
  }

  @Test func aLookComesWhenTimePassesTheEndOfAPane() throws {
    var stream = Stream()
    // Panes of ten seconds, ten records each; the reference ends within the first.
    let records = stream.records(1_105)
    let drift = try drift(state(records).state)
    let entries = drift.history.entries
    let width = drift.windows[0].paneWidth
    #expect(entries.allSatisfy { $0.end - $0.start == width && $0.start % width == 0 })
    #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.end == $1.start })
    #expect(entries.count == 10)
    #expect(drift.windows[0].recordCount == 105)
  }

  @Test func emptyPanesAreNotLookedAt() throws {
    var stream = Stream()
    var records = stream.records(1_100)
    stream.time += 300
    records += stream.records(100)
    let entries = try drift(state(records).state).history.entries
    #expect(zip(entries, entries.dropFirst()).contains { $1.start - $0.end > 250_000_000_000 })
    #expect(entries.count == 10 + 9)
  }

  @Test(arguments: [1, 7, 64, 5_000])
  func anyCutsGiveTheSameFindingsAndSeries(cut: Int) throws {
    var stream = Stream()
    var records = stream.records(2_500) + stream.records(1_200, shift: 1)
    // Records that come late, that are dated ahead, and that carry no time.
    for place in stride(from: 1_003, to: records.count, by: 50) { records[place].time? -= 40 }
    for place in stride(from: 1_407, to: records.count, by: 400) { records[place].time? += 1e6 }
    for place in stride(from: 1_009, to: records.count, by: 90) { records[place].time = nil }
    let (whole, wholeSamples) = state(records, cut: 100_000)
    let (found, samples) = state(records, cut: cut)
    #expect(samples == wholeSamples)
    #expect(!samples.isEmpty)
    let (left, right) = (try drift(whole), try drift(found))
    #expect(left.windows.map(\.total) == right.windows.map(\.total))
    #expect(left.history.entries == right.history.entries)
    #expect(left.gate.jumpCount == right.gate.jumpCount)
    let (expected, findings) = (
      whole.models[0].watch?.driftFindings() ?? [], found.models[0].watch?.driftFindings() ?? []
    )
    #expect(expected.flatMap { $0.findings.map(\.finding) } == findings.flatMap { $0.findings.map(\.finding) })
    #expect(expected.flatMap { $0.findings.map(\.onset) } == findings.flatMap { $0.findings.map(\.onset) })
  }

  // MARK: Clocks

  @Test func aSingleRecordOfTheFutureDoesNotEmptyTheWindow() throws {
    var stream = Stream()
    var records = stream.records(1_600)
    records[1_300].time? += 3 * 86_400
    records[1_400].time? += 3_600
    let (state, _) = state(records)
    let drift = try drift(state)
    #expect(drift.windows[0].recordCount == 600)
    #expect(state.models[0].watch?.clockFaults.jumps == 2)
  }

  @Test func afterANightWithoutTrafficAllRecordsCount() throws {
    var stream = Stream()
    var records = stream.records(1_300)
    stream.time += 28_800
    records += stream.records(40)
    let (state, _) = state(records)
    #expect(try drift(state).windows[0].recordCount == 40)
    #expect(state.models[0].watch?.clockFaults.jumps == 0)
  }

  @Test func recordsOlderThanEveryPaneAreCountedAsTooLate() throws {
    var stream = Stream()
    var records = stream.records(1_600)
    records[1_500].time? -= 7_200
    records[1_501].time? -= 86_400
    let (state, _) = state(records)
    #expect(state.models[0].watch?.clockFaults.tooLate == 2)
    #expect(try drift(state).windows[0].recordCount == 598)
  }

  @Test func aPresentThatWasDatedWronglyMovesBack() throws {
    var stream = Stream()
    var records = stream.records(1_300)
    for place in 1_100..<1_200 { records[place].time? += 30 * 86_400 }
    records += stream.records(1_500)
    let drift = try drift(state(records).state)
    #expect(drift.windows[0].recordCount > 500)
    #expect(drift.windows[0].end < Int64((Self.origin + 86_400) * 1e9))
  }

  // MARK: Findings

  @Test func aShiftIsFoundWithItsOnset() throws {
    var stream = Stream()
    var records = stream.records(4_000)
    let change = stream.time
    records += stream.records(400, shift: 1)
    let (state, _) = state(records)
    let findings = try #require(state.models.first?.watch?.currentFindings())
    let shifted = try #require(findings.first { $0.name == "x" })
    #expect(shifted.finding.verdict == .drift)
    let onset = try #require(shifted.onset).seconds
    #expect(abs(onset - change) <= 30)
    #expect(try #require(shifted.alertStart).seconds > change)
    #expect(findings.filter { $0.finding.verdict == .drift }.map(\.name) == ["x"])
  }

  @Test func aSavedStateWorksItsFindingsOutAgain() throws {
    var stream = Stream()
    let records = stream.records(4_000) + stream.records(400, shift: 1)
    let drift = try drift(state(records).state)
    let saved = try JSONDecoder().decode(DriftState.self, from: JSONEncoder().encode(drift))
    for feature in drift.features.indices {
      for window in drift.windows.indices {
        let look = try #require(drift.looks[window])
        let finding = DriftCheck(level: look.level, policy: drift.policy).finding(
          reference: drift.features[feature].bins, current: drift.layout.counts(ofFeature: feature, in: look.counts))
        #expect(drift.finding(ofFeature: feature, window: window) == finding)
        #expect(saved.finding(ofFeature: feature, window: window) == finding)
        #expect(drift.courses[feature].verdicts[window] == finding.verdict)
      }
      #expect(saved.speaker(ofFeature: feature)?.finding == drift.speaker(ofFeature: feature)?.finding)
      #expect(saved.gravity(ofFeature: feature) == drift.gravity(ofFeature: feature))
    }
  }

  @Test func anAlertEndsWhenEveryWindowIsQuietForItsLength() throws {
    var stream = Stream()
    let before = stream.records(2_000) + stream.records(300, shift: 1)
    let (during, _) = state(before + stream.records(600))
    #expect(try drift(during).courses.contains { $0.alertStart != nil })
    let (after, _) = state(before + stream.records(9_000))
    #expect(try drift(after).courses.allSatisfy { $0.alertStart == nil && $0.onset == nil })
  }

  /// A day of 21,600 records and 1,440 looks of four features.
  @Test func aDayWithoutChangeHasNoAlert() throws {
    var stream = Stream()
    let (state, samples) = state(stream.records(1_000 + 21_600, every: 4), cut: 20_000)
    let verdicts = samples.filter { $0.labels.metricName == "ml_features_drifting" }
    #expect(verdicts.count > 1_000)
    #expect(verdicts.allSatisfy { $0.sample.value == 0 })
    #expect(self.verdicts(state).values.allSatisfy { $0 == .stable })
  }

  @Test func tooFewRecordsHaveNoVerdictAndNoSeriesOfIt() throws {
    var stream = Stream()
    let (state, samples) = state(stream.records(1_030))
    #expect(
      verdicts(state).values.allSatisfy { if case .insufficientData = $0 { true } else { false } })
    #expect(!samples.contains { $0.labels.metricName == "ml_feature_drift_verdict" })
  }

  // MARK: Series

  @Test func seriesCarryModelVersionFeatureAndStatistic() throws {
    var stream = Stream()
    var records = stream.records(2_000) + stream.records(500, shift: 2)
    for place in records.indices { records[place].version = "7" }
    let samples = state(records).samples
    func last(_ name: String, _ feature: String?, _ statistic: String?) -> Double? {
      samples.last {
        $0.labels.metricName == name && $0.labels["feature"] == feature && $0.labels["statistic"] == statistic
          && $0.labels["model"] == "m" && $0.labels["version"] == "7"
      }?.sample.value
    }
    #expect(try #require(last("ml_feature_drift_score", "x", "psi")) > 0.5)
    #expect(try #require(last("ml_feature_drift_score", "x", "kolmogorov_smirnov")) > 0.4)
    #expect(try #require(last("ml_feature_drift_score", "c", "l_infinity")) < 0.1)
    #expect(try #require(last("ml_feature_drift_score", "x", "effect")) > 0.5)
    #expect(try #require(last("ml_feature_drift_score", "x", "evidence")) > 20)
    #expect(last("ml_feature_drift_verdict", "x", nil) == 2)
    #expect(last("ml_feature_drift_verdict", "y", nil) == 0)
    #expect(last("ml_features_drifting", nil, nil) == 1)
    let times = samples.filter { $0.labels.metricName == "ml_features_drifting" }.map(\.sample.milliseconds)
    #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 >= 15_000 && $1 - $0 <= 60_000 })
  }

  // MARK: Budget

  @Test func theBudgetIsSharedByAllModels() throws {
    var stream = Stream()
    let alone = stream.records(1_500)
    var both = alone
    for place in alone.indices {
      var other = alone[place]
      other.model = "n"
      both.insert(other, at: 2 * place)
    }
    let (one, two) = (state(alone).state, state(both).state)
    #expect(one.models[0].watch?.driftCheckCount.all == 4)
    #expect(two.models.map { $0.watch?.driftCheckCount.all } == [8, 8])
    let levels = [one, two].map { $0.models[0].watch?.driftFindings().first?.level ?? 0 }
    #expect(levels[1] < levels[0] * 0.51 + 1e-12)
  }

  // MARK: Reports

  @Test func aReportHasOneFindingForEachWindowAndOneForEverything() throws {
    var stream = Stream()
    let records = stream.records(2_000) + stream.records(1_000, shift: 1)
    for cut in [1, 700, 10_000] {
      let (state, _) = state(records, cut: cut) { $0.windowing = .count(500) }
      let windows = try #require(state.models[0].watch?.driftFindings())
      #expect(windows.map(\.recordCount) == [500, 500, 500, 500, 2_000])
      #expect(windows.map(\.start).prefix(4) == [1_000, 1_500, 2_000, 2_500])
      #expect(windows.map(\.isWhole) == [false, false, false, false, true])
      let x = windows.map { $0.findings.first { $0.name == "x" }?.finding.verdict }
      #expect(x == [.stable, .stable, .drift, .drift, .drift])
    }
  }

  @Test func aReportWithoutWindowsHasOneFindingAFeature() throws {
    var stream = Stream()
    let (state, samples) = state(stream.records(3_000)) { $0.windowing = .whole }
    let windows = try #require(state.models[0].watch?.driftFindings())
    #expect(windows.count == 1)
    #expect(windows[0].isWhole && windows[0].recordCount == 2_000)
    #expect(windows[0].findings.allSatisfy { $0.finding.verdict == .stable })
    #expect(samples.isEmpty)
  }
}
