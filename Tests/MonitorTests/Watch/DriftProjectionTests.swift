import Analysis
import Predictions
import Telemetry
import Testing

@testable import Monitor

@Suite struct DriftProjectionTests {
  /// A log of two numbers and a category, one record a second; from record 3,000 on the first is shifted.
  private static func log(_ range: Range<Int>) -> String {
    var text = ""
    for number in range {
      var generator = SplitMix64(seed: UInt64(number))
      let (x, y) = (generator.uniform(), generator.uniform())
      let shift = number >= 3_000 ? 0.4 : 0
      let fields = #","x":\#(x + shift),"y":\#(y),"c":"\#(["a", "b", "c"][generator.index(below: 3)])""#
      text += line(number, number % 2, generator.uniform() < 0.3 ? 1 : 0, fields)
    }
    return text
  }

  private func state(_ count: Int) -> MonitorState {
    var settings = MonitorSettings(windowing: .live)
    settings.watch = WatchSettings(reference: .first(1_000))
    var state = MonitorState(settings: settings)
    for start in stride(from: 0, to: count, by: 500) { state.apply(batch(Self.log(start..<min(count, start + 500)))) }
    return state
  }

  private func detail(_ state: MonitorState, feature: String? = nil) throws -> DriftDetail {
    var request = SnapshotRequest(window: .everything, parts: [.drift])
    request.feature = feature
    return try #require(state.snapshot(request).detail?.drift)
  }

  private func summary(_ state: MonitorState) -> DriftSummary? {
    state.snapshot(SnapshotRequest(window: .everything)).models.first?.drift
  }

  @Test func whatIsNotWatchedHasNoDrift() {
    let state = MonitorState(.live, Self.log(0..<20))
    #expect(summary(state) == nil)
  }

  @Test func aReferenceInTheMakingSaysWhatItHasAndWants() throws {
    let state = state(400)
    #expect(summary(state) == .learning(have: 400, want: 1_000))
    let detail = try detail(state)
    #expect(detail.reference.source == "first 1000 records" || detail.reference.source == "first 1,000 records")
    #expect(detail.reference.recordCount == 400 && detail.reference.missingCount == 600)
    #expect(detail.features.isEmpty)
  }

  @Test func beforeAnyWindowIsLongEnoughThereAreTooFew() throws {
    let state = state(1_005)
    #expect(summary(state) == .tooFew)
    let detail = try detail(state)
    #expect(detail.reference.missingCount == 0)
    #expect(detail.features.count == 4)
    #expect(detail.features.allSatisfy { if case .insufficientData = $0.finding.verdict { true } else { false } })
  }

  @Test func withoutChangeNothingDrifts() throws {
    #expect(summary(state(2_900)) == .watched(drifting: 0, of: 4, first: nil))
  }

  @Test func theGravestFeatureComesFirstWithItsHistory() throws {
    let state = state(3_600)
    guard case .watched(drifting: 1, of: 4, first: let first?) = summary(state) else {
      Issue.record("one feature drifts")
      return
    }
    #expect(first.name == "x" && first.effect != nil && first.psi != nil)
    let detail = try detail(state, feature: "x")
    #expect(detail.budget == "1 false alert a week over 4 features")
    #expect(detail.windows == ["10 min", "1 h"])
    #expect(detail.checkCount == 8)
    let nullRate = try #require(detail.nullRate)
    #expect(nullRate.interval.contains(nullRate.share) && nullRate.interval.lowerBound <= nullRate.level)
    #expect(nullRate.basis.hasSuffix("of 600 seeded windows of 600 values at level .05"))
    let x = try #require(detail.features.first)
    #expect(x.name == "x" && x.isNumeric && x.finding.verdict == .drift)
    #expect(abs(try #require(x.since).seconds - Double(march + 3_000)) <= 20)
    #expect(try #require(x.psi) > 0.5)
    let history = x.history.compactMap { $0 }
    #expect(history.first == .tooFew || history.first == .stable)
    #expect(try #require(history.last) >= .drift)
    #expect(x.history.first == .some(nil))
    #expect(detail.features.dropFirst().allSatisfy { $0.finding.verdict == .stable })
  }

  @Test func aComparisonLaysBothSidesOverEachOther() throws {
    let comparison = try #require(try detail(state(3_600), feature: "x").comparison)
    #expect(comparison.isNumeric)
    #expect(comparison.bins.count == 24 || comparison.bins.count == 25)
    for side in [\FeatureComparison.Bin.reference, \.current] {
      let sum = comparison.bins.reduce(0) { $0 + $1[keyPath: side] }
      #expect(sum > 0.95 && sum <= 1.000001)
    }
    // The reference is even over 0 to 1; the window's last value is beyond.
    #expect(comparison.bins.last?.label.hasPrefix("> ") == true)
    let median = try #require(comparison.quantiles.first { $0.probability == 0.5 })
    #expect(abs(try #require(median.reference) - 0.5) < 0.05)
    #expect(abs(try #require(median.current) - 0.9) < 0.08)
    #expect(comparison.referenceMissingShare == 0)
  }

  @Test func categoriesStandByTheirShareInTheReference() throws {
    let comparison = try #require(try detail(state(3_600), feature: "c").comparison)
    #expect(!comparison.isNumeric && comparison.quantiles.isEmpty)
    #expect(Set(comparison.bins.map(\.label)) == ["a", "b", "c"])
    #expect(zip(comparison.bins, comparison.bins.dropFirst()).allSatisfy { $0.reference >= $1.reference })
  }

  @Test func seriesReachTheStore() {
    let state = state(3_600)
    let names = state.telemetry.store.labelValues(of: "__name__")
    #expect(Set(names).isSuperset(of: ["ml_feature_drift_score", "ml_feature_drift_verdict", "ml_features_drifting"]))
  }

  @Test func jumpsOfTheClockAreNoted() {
    var state = state(2_000)
    state.apply(batch(line(5_000_000, 1, 1, #","x":0.5"#) + Self.log(2_000..<2_010)))
    let notes = state.snapshot(SnapshotRequest(window: .everything, parts: [.confusion])).detail?.notes ?? []
    #expect(notes.contains("1 time the clock of its records jumped"))
  }
}
