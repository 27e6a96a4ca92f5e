import Analysis
import Testing

@Suite struct CramerVonMisesDistributionTests {
  /// scipy 1.17.1's series, which ends at terms of 1e−7.
  @Test(arguments: TwoSampleReference.cramerVonMises)
  func tailEqualsScipy(row: [Double]) {
    #expect(isClose(CramerVonMisesDistribution.tail(row[0]), row[1], tolerance: 1e-8))
  }

  /// The table of Anderson, Darling, doi:10.1214/aoms/1177729437, to its five digits.
  @Test(arguments: [(0.1, 0.34730), (0.05, 0.46136), (0.01, 0.74346)])
  func criticalValuesEqualTheTable(probability: Double, value: Double) {
    #expect(isClose(CramerVonMisesDistribution.criticalValue(probability), value, tolerance: 2e-5))
  }

  /// Far out the first integral's end decides: the tail falls by e^(−π²/2) for each 1.
  @Test(arguments: [20.0, 60, 120])
  func farTailFallsAsItsLeadingTerm(value: Double) {
    let ratio = CramerVonMisesDistribution.tail(value + 1) / CramerVonMisesDistribution.tail(value)
    let leading = exponential(-4.934802200544679) * (value / (value + 1)).squareRoot()
    #expect(isClose(ratio / leading, 1, tolerance: 0.01))
  }

  private func exponential(_ value: Double) -> Double {
    (0..<40).reversed().reduce(1) { $0 * value / Double($1 + 1) + 1 }
  }
}
