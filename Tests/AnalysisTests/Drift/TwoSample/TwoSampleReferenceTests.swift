import Analysis
import Testing

/// Every figure against scipy 1.17.1, on the pairs of TwoSampleReference.swift.
@Suite struct TwoSampleReferenceTests {
  private typealias Pair = TwoSampleReference.Pair

  @Test(arguments: TwoSampleReference.pairs)
  func kolmogorovSmirnovEqualsScipy(pair: TwoSampleReference.Pair) {
    let result = KolmogorovSmirnov().compare(pair.samples)
    #expect(isNear(result.statistic, pair.figures[0]))
    #expect(isNear(result.pValue, pair.figures[1]))
    // scipy has none where n · m / (n + m) rounds to 0.
    guard !pair.figures[2].isNaN else { return }
    var parameters = KolmogorovSmirnov.Parameters()
    parameters.method = .asymptotic
    #expect(isNear(KolmogorovSmirnov(parameters).compare(pair.samples).pValue, pair.figures[2]))
  }

  @Test(arguments: TwoSampleReference.pairs.filter { min($0.n, $0.m) >= 2 })
  func areasEqualScipy(pair: TwoSampleReference.Pair) {
    var parameters = Wasserstein.Parameters()
    parameters.scaling = .none
    #expect(isNear(Wasserstein(parameters).compare(pair.samples).statistic, pair.figures[3]))
    #expect(isNear(EnergyDistance().compare(pair.samples).statistic, pair.figures[4]))
  }

  @Test(arguments: TwoSampleReference.pairs.filter { min($0.n, $0.m) >= 2 })
  func cramerVonMisesEqualsScipy(pair: TwoSampleReference.Pair) {
    let result = CramerVonMises().compare(pair.samples)
    // scipy subtracts two large numbers for the statistic, and ends its series at 1e−7: far out 2e−8 remain of 0.
    #expect(isClose(result.statistic, pair.figures[5], tolerance: 1e-9))
    #expect(isClose(result.pValue, pair.figures[6], tolerance: 5e-8))
  }

  @Test(arguments: TwoSampleReference.pairs)
  func mannWhitneyEqualsScipy(pair: TwoSampleReference.Pair) {
    let result = MannWhitney().compare(pair.samples)
    #expect(isNear(result.statistic, pair.figures[7]))
    #expect(isNear(result.pValue, pair.figures[8]))
  }

  @Test(arguments: TwoSampleReference.pairs.filter { min($0.n, $0.m) >= 10 })
  func binnedDistancesEqualNumpy(pair: TwoSampleReference.Pair) throws {
    let samples = SamplePair.numbers(pair.samples)
    #expect(isNear(try TwoSampleStatisticKind.psi.compare(samples)?.statistic, pair.figures[9]))
    // At most 20 distinct values are categories for Sturges' bins here, and bins of numpy there.
    if pair.n > 20, pair.levels == 0 || pair.levels > 20 {
      let settings = ["bins": "sturges"]
      #expect(
        isNear(try TwoSampleStatisticKind.hellinger.compare(samples, settings: settings)?.statistic, pair.figures[10]))
    }
    let distance = try TwoSampleStatisticKind.jensenShannon.compare(samples, settings: ["bins": "doane"])?.statistic
    #expect(isNear(distance, pair.figures[11]))
  }

  @Test(arguments: TwoSampleReference.tables)
  func countsEqualScipy(table: TwoSampleReference.Table) throws {
    let counts = PairedCounts(reference: table.reference, current: table.current)
    let chiSquared = ChiSquared().compare(counts)
    #expect(isNear(chiSquared.statistic, table.figures[0]))
    #expect(isNear(chiSquared.pValue, table.figures[1]))
    let likelihood = GTest().compare(counts)
    #expect(isNear(likelihood.statistic, table.figures[2]))
    #expect(isNear(likelihood.pValue, table.figures[3]))
    guard min(counts.referenceSize, counts.currentSize) >= 10 else { return }
    #expect(isNear(JensenShannon().compare(counts).statistic, table.figures[4]))
    #expect(isNear(Hellinger().compare(counts).statistic, table.figures[5]))
    #expect(isNear(LInfinity().compare(counts).statistic, table.figures[6]))
    #expect(isNear(PopulationStabilityIndex().compare(counts).statistic, table.figures[7]))
  }

  /// To 1e−9 of the reference, or 1e−12 of the unit.
  private func isNear(_ value: Double?, _ reference: Double) -> Bool {
    guard let value else { return false }
    return abs(value - reference) <= Swift.max(1e-9 * abs(reference), reference > 1e-3 || reference == 0 ? 1e-12 : 0)
  }
}

extension TwoSampleReference.Pair {
  /// Drawn as the script draws them.
  var samples: NumericPair {
    var generator = SplitMix64(seed: seed)
    let reference = (0..<n).map { _ in generator.uniform() }
    let current = (0..<m).map { _ in generator.uniform() + shift }
    guard levels > 0 else { return NumericPair(reference: reference, current: current) }
    return NumericPair(
      reference: reference.map { ($0 * levels).rounded(.down) }, current: current.map { ($0 * levels).rounded(.down) })
  }
}
