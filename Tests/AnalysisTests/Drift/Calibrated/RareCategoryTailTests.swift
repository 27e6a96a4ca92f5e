import Analysis
import Testing

/// Expected tails: Scripts/make_calibrated_drift_reference.py (scipy 1.17).
@Suite struct RareCategoryTailTests {
  @Test func withoutRareCategoriesNewOnesHaveAGeometricTail() throws {
    #expect(abs(try Self.unseen(10, of: 1_000, reference: [3_000, 2_000]) / 1.65382e-08 - 1) < 0.06)
  }

  @Test func singlesLetNewOnesBeExpected() throws {
    let reference = [2_995, 2_000] + Array(repeating: 1, count: 5)
    #expect(abs(try Self.unseen(12, of: 1_000, reference: reference) / 1.23554e-06 - 1) < 0.03)
  }

  @Test(arguments: [(0, 4.29331e-06), (10, 3.92662e-05), (20, 0.000165243)])
  func pairsSayThatNewCategoriesComeInBunches(pairs: Int, expected: Double) throws {
    let rare = Array(repeating: 2, count: pairs) + Array(repeating: 1, count: 20)
    #expect(abs(try Self.unseen(60, of: 1_000, reference: [980 - 2 * pairs] + rare) / expected - 1) < 1e-3)
  }

  @Test func categoriesThatTheReferenceHappenedToMissAreNoDrift() {
    // 150 categories, each twice in a reference on average and eight times in a window.
    var generator = SplitMix64(seed: 11)
    var alarms = 0
    for _ in 0..<200 {
      var reference = [Int](repeating: 0, count: 150)
      var current = reference
      for _ in 0..<300 { reference[Int(generator.uniform() * 150)] += 1 }
      for _ in 0..<1_200 { current[Int(generator.uniform() * 150)] += 1 }
      let seen = reference.indices.filter { reference[$0] > 0 }
      let feature = BinnedFeature(categories: seen.map { ("\($0)", reference[$0]) }, missingCount: 0)
      let known = seen.map { current[$0] }
      let window = BinnedCounts(counts: known, unseenCount: 1_200 - known.reduce(0, +))
      let finding = DriftCheck(level: 0.05).finding(reference: feature, current: window)
      if finding.statistics.contains(where: { $0.id == "unseen" && $0.pValue ?? 1 <= 0.05 }) { alarms += 1 }
    }
    // 10 are allowed; 20 are three deviations more. Independent values would alarm in 30.
    #expect(alarms <= 20)
  }

  @Test func theThresholdIsTheFirstCountThatIsCertain() throws {
    let reference = BinnedFeature(categories: [("a", 4_995), ("b", 5)], missingCount: 0)
    for level in [1e-2, 1e-4, 1e-7] {
      let threshold = try #require(Self.statistic(1, of: 1_000, reference, level).threshold)
      let count = Int((threshold * 1_000).rounded())
      // Of the check's level, unseen categories may spend .4.
      #expect(try #require(Self.statistic(count, of: 1_000, reference, level).pValue) <= 0.4 * level)
      #expect(try #require(Self.statistic(count - 1, of: 1_000, reference, level).pValue) > 0.4 * level)
    }
  }

  @Test(arguments: [[1], [1, 1], [2, 2, 2], [100_000], Array(repeating: 1, count: 250)])
  func anyNumberOfValuesHasATail(reference: [Int]) throws {
    var last = 1.0
    for count in [0, 1, 2, 50, 10_000, 1_000_000] {
      let pValue = try Self.unseen(count, of: 1_000_000, reference: reference)
      #expect(pValue >= 0 && pValue <= last)
      last = pValue
    }
  }

  private static func unseen(_ count: Int, of size: Int, reference: [Int]) throws -> Double {
    let feature = BinnedFeature(
      categories: reference.enumerated().map { ("\($0.offset)", $0.element) }, missingCount: 0)
    return try #require(statistic(count, of: size, feature, 0.01).pValue)
  }

  private static func statistic(
    _ count: Int, of size: Int, _ feature: BinnedFeature, _ level: Double
  ) throws -> DriftFinding.Statistic {
    var window = BinnedCounts(feature, codes: [])
    window.counts[0] = size - count
    window.unseenCount = count
    let finding = DriftCheck(level: level).finding(reference: feature, current: window)
    return try #require(finding.statistics.first { $0.id == "unseen" })
  }
}
