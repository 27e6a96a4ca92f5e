import Analysis
import Testing

@Suite struct KolmogorovDistributionTests {
  /// scipy 1.17.1 `kstwo.sf`, which is found by the same methods; 1e−9 of itself.
  @Test(arguments: TwoSampleReference.kolmogorov)
  func tailEqualsScipy(row: [Double]) {
    let tail = KolmogorovDistribution(count: Int(row[0])).tail(row[1])
    #expect(abs(tail - row[2]) <= 1e-9 * row[2], "\(row) \(tail)")
  }

  /// scipy 1.17.1 `kolmogorov`; 1e−12 of itself.
  @Test(arguments: TwoSampleReference.limitingKolmogorov)
  func limitingTailEqualsScipy(row: [Double]) {
    let tail = KolmogorovDistribution.limitingTail(row[0])
    #expect(abs(tail - row[1]) <= 1e-12 * row[1], "\(row) \(tail)")
  }

  @Test(arguments: [1, 2, 5, 20, 141, 5000, 1_000_000])
  func tailFallsFromOneToZero(count: Int) {
    let distribution = KolmogorovDistribution(count: count)
    let tails = (0...60).map { distribution.tail(Double($0) / 60) }
    #expect(tails.first == 1)
    #expect(tails.last == 0)
    #expect(zip(tails, tails.dropFirst()).allSatisfy { $0 >= $1 - 1e-12 })
  }

  @Test(arguments: [1, 2, 10, 140, 141, 10_000, 1_000_000], [0.5, 0.05, 0.001, 1e-6])
  func criticalValueHasItsChance(count: Int, probability: Double) throws {
    let distribution = KolmogorovDistribution(count: count)
    let value = try #require(distribution.criticalValue(probability))
    #expect(isClose(distribution.tail(value) / probability, 1, tolerance: 1e-5))
  }

  @Test func infinityIsBeyondAllDistances() {
    #expect(KolmogorovDistribution(count: 3).tail(.infinity) == 0)
    #expect(KolmogorovDistribution(count: 3).tail(-.infinity) == 1)
    #expect(KolmogorovDistribution.limitingTail(.infinity) == 0)
    #expect(KolmogorovDistribution(count: 3).criticalValue(0) == nil)
    #expect(KolmogorovDistribution(count: 3).criticalValue(.nan) == nil)
  }
}
