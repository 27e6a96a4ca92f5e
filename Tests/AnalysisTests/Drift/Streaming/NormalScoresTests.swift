import Analysis
import Testing

@Suite struct NormalScoresTests {
  /// Squares of normal values: skewed, and far from normal.
  private static func skewed(_ count: Int, seed: UInt64, times factor: Double = 1) -> [Double] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      let value = generator.standardNormal()
      return factor * value * value
    }
  }

  private static func feature(_ values: [Double]) -> BinnedFeature {
    BinnedFeature(numbers: values.sorted().map { (value: $0, count: 1) }, missingCount: 0)
  }

  @Test func haveMeanZeroAndDeviationOneOverAnyDistribution() throws {
    let feature = Self.feature(Self.skewed(5_000, seed: 1))
    let scores = try #require(NormalScores(feature))
    var moments = Moments()
    for value in Self.skewed(20_000, seed: 2) { moments.add(scores.score(of: feature.code(of: value))) }
    let (mean, variance) = try (#require(moments.mean), #require(moments.variance))
    #expect(abs(mean) < 0.03)
    #expect((0.95...1.01).contains(variance))
  }

  @Test func moveUpWithTheValues() throws {
    let feature = Self.feature(Self.skewed(5_000, seed: 1))
    let scores = try #require(NormalScores(feature))
    var moments = Moments()
    for value in Self.skewed(5_000, seed: 3, times: 2) { moments.add(scores.score(of: feature.code(of: value))) }
    #expect(try #require(moments.mean) > 0.3)
  }

  @Test func areFiniteBeyondTheReferenceAndMissingWhereThereIsNoRank() throws {
    let feature = Self.feature((0..<1_000).map(Double.init))
    let scores = try #require(NormalScores(feature))
    let (below, above) = (scores.score(of: feature.code(of: -1)), scores.score(of: feature.code(of: 1e9)))
    #expect((-4 ... -3).contains(below))
    #expect(abs(below + above) < 1e-6)
    #expect(above > scores.score(of: feature.code(of: 999)))
    for code in [BinnedFeature.missingCode, BinnedFeature.foreignCode, BinnedFeature.unseenCode] {
      #expect(scores.score(of: code).isNaN)
    }
  }

  /// With two values the mean over a bin's ranks: −.7979 and .7979 (√(2/π)).
  @Test func ofTwoValuesAreTheMeansOfTheHalves() throws {
    let feature = BinnedFeature(numbers: [(value: 0, count: 50_000), (value: 1, count: 50_000)], missingCount: 0)
    let scores = try #require(NormalScores(feature))
    #expect(abs(scores.score(of: feature.code(of: 0)) + 0.7979) < 1e-3)
    #expect(abs(scores.score(of: feature.code(of: 1)) - 0.7979) < 1e-3)
  }

  @Test func categoriesHaveNone() {
    #expect(NormalScores(BinnedFeature(categories: [(label: "a", count: 5)], missingCount: 0)) == nil)
    #expect(NormalScores(BinnedFeature(numbers: [], missingCount: 3)) == nil)
  }
}
