import Analysis
import Testing

@testable import Predictions

@Suite struct ScoreThinningTests {
  /// A labelled record; every fifth is of class 1, whose scores are higher by a half.
  private func facts(_ number: Int, _ generator: inout SplitMix64) -> RecordFacts {
    let isPositive = number % 5 == 0
    return RecordFacts(
      ordinal: number, time: 0, predicted: nil, actual: .init(classIndex: isPositive ? 1 : 0, number: .nan),
      score: generator.uniform() / 2 + (isPositive ? 0.5 : 0), weight: 1)
  }

  private func profile(_ count: Int, seed: UInt64 = 9) -> ReferenceProfile {
    var generator = SplitMix64(seed: seed)
    var profile = ReferenceProfile(identity: ModelIdentity(model: "m"), source: "test")
    _ = profile.classes.index(of: "0".utf8)
    _ = profile.classes.index(of: "1".utf8)
    for number in 0..<count { profile.count(facts(number, &generator), threshold: 0.5) }
    return profile
  }

  private func share(_ scores: ScoreSamples) -> Double {
    Double(scores.classes[1].values.count) / Double(scores.exactCount)
  }

  @Test func smallReferencesKeepEveryScore() {
    let profile = profile(5_000)
    #expect(profile.aggregate.scores.exactCount == 5_000)
    #expect(profile.thinning == ScoreThinning())
  }

  @Test func largeOnesStayWithinTheLimitAndKeepTheirShares() {
    let profile = profile(200_000)
    let scores = profile.aggregate.scores
    #expect((ScoreThinning.limit / 2 - 1_000...ScoreThinning.limit).contains(scores.exactCount))
    // Five standard errors of a share of .2 among 50,000.
    #expect(abs(share(scores) - 0.2) < 0.009)
    let negatives = scores.classes[0].values
    #expect(abs(negatives.reduce(0, +) / Double(negatives.count) - 0.25) < 0.004)
    #expect(profile.labelledCount == 200_000)
  }

  @Test func theChoiceIsTheSameEachTime() {
    let (one, two) = (profile(70_000), profile(70_000))
    #expect(one.aggregate.scores.classes.map(\.values) == two.aggregate.scores.classes.map(\.values))
    #expect(one.thinning == two.thinning)
  }

  @Test func whatWasThinnedMoreWeighsNoLessAfterMerging() {
    var (large, small) = (profile(130_000, seed: 2), profile(30_000, seed: 3))
    #expect(large.thinning.level > small.thinning.level)
    let ratio = { (scores: ScoreSamples, level: Int) in Double(scores.exactCount) * Double(1 << level) }
    _ = large.merge(small)
    let merged = ratio(large.aggregate.scores, large.thinning.level)
    #expect(abs(merged / 160_000 - 1) < 0.03)
    #expect(large.aggregate.scores.exactCount <= ScoreThinning.limit)
    small = profile(40_000, seed: 4)
    _ = small.merge(profile(40_000, seed: 5))
    #expect(small.aggregate.scores.exactCount <= ScoreThinning.limit)
    #expect(abs(ratio(small.aggregate.scores, small.thinning.level) / 80_000 - 1) < 0.03)
  }
}
