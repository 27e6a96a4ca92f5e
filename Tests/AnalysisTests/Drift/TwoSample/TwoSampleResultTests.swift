import Analysis
import Testing

@Suite struct TwoSampleResultTests {
  /// Two categories of 50 : 50 against 50 + d : 50 − d.
  private func tilted(_ excess: Int) -> PairedCounts {
    PairedCounts(reference: [50, 50], current: [50 + excess, 50 - excess])
  }

  @Test func theIndexWarnsBeforeItIsDrift() {
    #expect(PopulationStabilityIndex().compare(tilted(5)).verdict == .stable)
    #expect(PopulationStabilityIndex().compare(tilted(17)).verdict == .warning)
    #expect(PopulationStabilityIndex().compare(tilted(24)).verdict == .drift)
    #expect(PopulationStabilityIndex().compare(tilted(24)).threshold == 0.2)
  }

  @Test func anEmptyBinIsInfiniteUnlessItIsFilled() {
    let counts = PairedCounts(reference: [50, 0], current: [40, 10])
    var parameters = PopulationStabilityIndex.Parameters()
    parameters.smoothing = .none
    let infinite = PopulationStabilityIndex(parameters).compare(counts)
    #expect(infinite.statistic == nil)
    #expect(infinite.undefinedReason == .emptyBin)
    #expect(infinite.verdict == .drift)
    parameters.smoothing = .floor
    // (.8 − 1) ln .8 + (.2 − .0001) ln 2000
    #expect(isClose(PopulationStabilityIndex(parameters).compare(counts).statistic, 1.5640491119253044))
  }

  @Test func anInfinityHasNoDistance() {
    let pair = NumericPair(reference: [1, 2, .infinity], current: [1, 2, 3])
    #expect(Wasserstein().compare(pair).undefinedReason == .infiniteValues)
    #expect(EnergyDistance().compare(pair).undefinedReason == .infiniteValues)
    #expect(isClose(KolmogorovSmirnov().compare(pair).statistic, 1.0 / 3))
  }

  @Test func aConstantThatMovesIsDriftWithoutAUnit() {
    let moved = Wasserstein().compare(NumericPair(reference: [2, 2, 2], current: [2, 2, 3]))
    #expect(moved.statistic == nil)
    #expect(moved.undefinedReason == .noSpread)
    #expect(moved.verdict == .drift)
    #expect(Wasserstein().compare(NumericPair(reference: [2, 2], current: [2, 2])).verdict == .stable)
  }

  /// numpy 2.4.6: wasserstein_distance is 5, the reference's `std` 1.247219128924647.
  @Test func theDistanceIsInDeviationsOfTheReference() {
    let result = Wasserstein().compare(NumericPair(reference: [0, 1, 3], current: [5, 6, 8]))
    #expect(isClose(result.statistic, 5 / 1.247219128924647))
  }

  @Test func aCategoryThatIsNewIsCounted() {
    let counts = PairedCounts(reference: ["a", "a", "b", nil], current: ["c", "a"])
    #expect(counts.reference == [2, 1, 0])
    #expect(counts.current == [1, 0, 1])
    #expect(counts.referenceMissingCount == 1)
    #expect(LInfinity().compare(PairedCounts(reference: [20, 0], current: [0, 20])).statistic == 1)
  }

  /// scipy 1.17.1 `ks_2samp` with 6 against 6: a distance of 5/6 has p .0260, one of 4/6 has .143.
  @Test func theCriticalDistanceOfSmallWindowsIsExact() {
    let pair = NumericPair(reference: (0..<6).map(Double.init), current: (0..<6).map { Double($0) + 0.5 })
    #expect(isClose(KolmogorovSmirnov().compare(pair).smallestDetectableEffect, 5.0 / 6))
  }

  @Test func oneAgainstOneCanNeverBeDrift() {
    let result = KolmogorovSmirnov().compare(NumericPair(reference: [1], current: [2]))
    #expect(result.verdict == .stable)
    #expect(result.smallestDetectableEffect == nil)
  }

  @Test func differentSizesMustCountTheSameCategories() async {
    await #expect(processExitsWith: .failure) { _ = PairedCounts(reference: [1, 2], current: [1]) }
  }
}
