import Analysis
import Testing

@Suite struct GammaDistributionTests {
  /// scipy 1.17.1 `chi2.sf`; 1e−12 of itself.
  @Test(arguments: TwoSampleReference.chiSquared)
  func chiSquaredTailEqualsScipy(row: [Double]) {
    let tail = ChiSquaredDistribution(degreesOfFreedom: Int(row[0])).tail(row[1])
    #expect(abs(tail - row[2]) <= 2e-12 * row[2], "\(row) \(tail)")
  }

  @Test(arguments: [0.05, 1, 9.5, 1000], [0.9, 0.05, 1e-12])
  func criticalValueHasItsChance(shape: Double, probability: Double) throws {
    let distribution = GammaDistribution(shape: shape, scale: 3)
    let value = try #require(distribution.criticalValue(probability))
    #expect(isClose(distribution.tail(value) / probability, 1, tolerance: 1e-9))
  }

  @Test func tailOfOneDegreeIsTheNormalOne() throws {
    // The classical table's 3.841.
    let value = try #require(ChiSquaredDistribution(degreesOfFreedom: 1).criticalValue(0.05))
    let normal = try #require(NormalDistribution.quantile(0.975))
    #expect(isClose(value, normal * normal, tolerance: 1e-11))
  }

  @Test func endsAreCertain() {
    let distribution = ChiSquaredDistribution(degreesOfFreedom: 4)
    #expect(distribution.tail(0) == 1)
    #expect(distribution.tail(-1) == 1)
    #expect(distribution.tail(.infinity) == 0)
    #expect(distribution.tail(1e308) == 0)
    #expect(distribution.criticalValue(1) == nil)
  }
}
