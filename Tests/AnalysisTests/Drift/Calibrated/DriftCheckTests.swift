import Analysis
import Testing

/// Expected permutation tails: Scripts/make_calibrated_drift_reference.py.
@Suite struct DriftCheckTests {
  @Test func aShiftOfATenthOfADeviationIsDriftAtAHundredThousand() {
    #expect(Self.finding(100_000, 100_000, shift: 0.1).verdict == .drift)
  }

  @Test func aShiftOfAFiftiethOfADeviationIsNeverMoreThanANote() throws {
    let finding = Self.finding(100_000, 100_000, shift: 0.02, level: 1e-3)
    #expect(finding.verdict == .warning)
    #expect(try #require(finding.effect) < 0.05)
  }

  @Test func normalScoresHaveTheirExactTails() throws {
    for (reference, current, location, scale) in [
      ([60, 25, 10, 5], [20, 15, 10, 15], 3.278e-05, 0.00531),
      ([60, 25, 10, 5], [5, 10, 15, 30], 4.261e-17, 0.005858),
      ([197, 2, 1], [44, 4, 2], 0.004016, 0.004016),
      ([30, 30, 30, 30], [16, 3, 2, 19], 0.6144, 1.854e-05),
    ] {
      let finding = Self.finding(reference, current)
      for (id, expected) in [("van-der-waerden", location), ("klotz", scale)] where expected < 0.3 {
        let pValue = try #require(finding.statistics.first { $0.id == id }?.pValue)
        // A saddlepoint with a careful step: never far below, and above where the steps are uneven.
        #expect(pValue > expected * 0.85 && pValue < expected * 2.2, "\(id) \(current) \(pValue) \(expected)")
      }
    }
  }

  @Test func aNewCategoryOfAPercentIsDriftWhenCertain() {
    let feature = BinnedFeature(categories: [("a", 3_000), ("b", 2_000)], missingCount: 0)
    let window = BinnedCounts(counts: [594, 396], unseenCount: 10)
    let finding = DriftCheck(level: 1e-6).finding(reference: feature, current: window)
    #expect(finding.verdict == .drift)
    #expect(finding.decisive == "unseen")
    // All ten in the window: (1/6)¹⁰.
    let unseen = finding.statistics.first { $0.id == "unseen" }
    #expect(abs((unseen?.pValue ?? 0) / 1.65382e-08 - 1) < 0.06)
    #expect(unseen?.threshold == 0.009)
  }

  @Test func fewValuesAreSaidToBeTooFew() {
    let finding = Self.finding(1_000, 50, shift: 0, level: 1e-6)
    guard case .insufficientData(let need) = finding.verdict else {
      Issue.record("\(finding.verdict)")
      return
    }
    #expect(need > 50)
    #expect(Self.finding(1_000, need, shift: 0, level: 1e-6).verdict == .stable)
    #expect(Self.finding(100, 100_000, shift: 0, level: 1e-6).verdict == .insufficientData(need: .max))
    #expect(Self.finding(100, 100_000, shift: 0, level: 1e-6).need == nil)
    #expect(Self.finding(100, 100_000, shift: 0, level: 1e-6).lacksReference)
  }

  @Test func whatIsCertainIsSaidOfFewValues() {
    #expect(Self.finding(1_000, 50, shift: 5, level: 1e-6).verdict == .drift)
  }

  @Test func nothingButMissingValuesIsDrift() {
    let feature = BinnedFeature(numbers: (0..<500).map { (Double($0), 1) }, missingCount: 3)
    var window = BinnedCounts(feature, codes: [])
    window.missingCount = 200
    let finding = DriftCheck(level: 1e-6).finding(reference: feature, current: window)
    #expect(finding.verdict == .drift)
    #expect(finding.decisive == "missing")
  }

  @Test func anEmptyWindowSaysNothing() {
    let feature = BinnedFeature(numbers: [(1, 5), (2, 5)], missingCount: 0)
    let finding = DriftCheck(level: 0.01).finding(reference: feature, current: BinnedCounts(feature, codes: []))
    #expect(finding.verdict == .insufficientData(need: 1))
    #expect(finding.pValue == nil)
  }

  @Test func identitiesThatNeverComeAgainAreNoDrift() {
    let feature = BinnedFeature(categories: (0..<1_000).map { ("\($0)", 1) }, missingCount: 0)
    let window = BinnedCounts(counts: Array(repeating: 0, count: 250) + [1_000])
    #expect(DriftCheck(level: 0.05).finding(reference: feature, current: window).verdict != .drift)
  }

  @Test func alarmsWithoutDriftAsOftenAsTheLevelSays() {
    var alarms = 0
    for seed in 0..<600 where Self.finding(300, 200, shift: 0, level: 0.05, seed: UInt64(seed)).pValue ?? 1 <= 0.05 {
      alarms += 1
    }
    // 30 are expected; 14 and 50 are more than three deviations away.
    #expect((14...50).contains(alarms))
  }

  private static func finding(_ reference: [Int], _ current: [Int]) -> DriftFinding {
    let counted = reference.enumerated().map { (value: Double($0.offset), count: $0.element) }
    let feature = BinnedFeature(numbers: counted, missingCount: 0)
    // Nothing lies before the first value nor behind the last.
    return DriftCheck(level: 0.01).finding(reference: feature, current: BinnedCounts(counts: [0] + current + [0]))
  }

  private static func finding(
    _ m: Int, _ n: Int, shift: Double, level: Double = 1e-5, seed: UInt64 = 1
  ) -> DriftFinding {
    var generator = SplitMix64(seed: seed)
    let reference = (0..<m).map { _ in generator.standardNormal() }.sorted()
    let feature = BinnedFeature(numbers: reference.map { (value: $0, count: 1) }, missingCount: 0)
    var counts = BinnedCounts(feature, codes: [])
    for _ in 0..<n { counts.add(feature.code(of: generator.standardNormal() + shift)) }
    return DriftCheck(level: level).finding(reference: feature, current: counts)
  }
}
