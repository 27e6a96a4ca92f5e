import Analysis
import Testing

/// Expected truncated hypergeometric tails: Scripts/make_calibrated_drift_reference.py (scipy 1.17).
@Suite struct CategoryEvidenceTests {
  /// Of 1,100 values, 40 are the fewest with which a category is told apart.
  private static let reference = BinnedFeature(
    categories: [("a", 900), ("b", 60), ("c", 40)], restCount: 100, missingCount: 0)

  @Test func whatIsKnownBecauseItWasFrequentMayBecomeRarer() throws {
    // Three categories could reach the p-value.
    #expect(abs(try Self.fisher([820, 24, 36, 120]) / (3 * 0.000528011) - 1) < 1e-4)
  }

  @Test func whatWasOnlyJustKnownAndBecomesFrequentIsSurerThanFishersTestSays() throws {
    #expect(abs(try Self.fisher([770, 55, 85, 90]) / (3 * 2.09074e-06) - 1) < 1e-4)
  }

  @Test func aCategoryThatIsOnlyJustKnownMayVanish() throws {
    // Had it been rarer still, it would not be known: 20 beside 0 proves nothing at the cut-off 20.
    let feature = BinnedFeature(categories: [("a", 960), ("b", 20)], restCount: 20, missingCount: 0)
    let window = BinnedCounts(counts: [960, 0, 40])
    let finding = DriftCheck(level: 0.01).finding(reference: feature, current: window)
    #expect(try #require(finding.statistics.first { $0.id == "fisher" }?.pValue) == 1)
  }

  @Test func aRestThatGrowsIsDrift() {
    let known = (0..<20).map { ("\($0)", $0 < 10 ? 94 : 3) }
    let feature = BinnedFeature(categories: known, restCount: 30, missingCount: 0)
    let window = BinnedCounts(counts: known.map { $0.1 > 3 ? 84 : 3 } + [130])
    let finding = DriftCheck(level: 1e-4).finding(reference: feature, current: window)
    #expect(finding.verdict == .drift)
    #expect(finding.decisive == "rest")
  }

  @Test func aRestThatVanishesIsDrift() throws {
    let window = BinnedCounts(counts: [900, 60, 40, 0])
    let finding = DriftCheck(level: 1e-4).finding(reference: Self.reference, current: window)
    #expect(try #require(finding.statistics.first { $0.id == "rest" }?.pValue) < 1e-20)
  }

  private static func fisher(_ counts: [Int]) throws -> Double {
    let finding = DriftCheck(level: 0.01).finding(reference: reference, current: BinnedCounts(counts: counts))
    return try #require(finding.statistics.first { $0.id == "fisher" }?.pValue)
  }
}
