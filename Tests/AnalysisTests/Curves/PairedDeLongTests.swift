import Analysis
import TestSupport
import Testing

@Suite struct PairedDeLongTests {
  private typealias Reference = PairedReference

  private let isPositive = BinaryReference.actual.map { $0 == 1 }

  @Test func agreesWithTheDefinitionOverAllPairs() {
    let test = PairedDeLong(first: BinaryReference.scores, second: Reference.secondScores, isPositive: isPositive)
    #expect(isClose(test?.firstAUC, BinaryReference.rocAUC))
    #expect(isClose(test?.difference, Reference.deLongDifference))
    #expect(isClose(test?.variance, Reference.deLongVariance))
    #expect(isClose(test?.pValue, Reference.deLongPValue))
    #expect((test?.interval()?.low ?? 1) < 0)
  }

  @Test func againstAConstantTheVarianceIsThatOfTheAreaAlone() {
    let constant = Array(repeating: 0.5, count: isPositive.count)
    let test = PairedDeLong(first: BinaryReference.scores, second: constant, isPositive: isPositive)
    #expect(test?.secondAUC == 0.5)
    #expect(isClose(test?.variance, BinaryReference.deLongVariance))
  }

  @Test func exchangingTheModelsOnlyTurnsTheSign() throws {
    let test = try #require(
      PairedDeLong(first: BinaryReference.scores, second: Reference.secondScores, isPositive: isPositive))
    let turned = try #require(
      PairedDeLong(first: Reference.secondScores, second: BinaryReference.scores, isPositive: isPositive))
    #expect(turned.difference == -test.difference)
    #expect(turned.pValue == test.pValue)
  }

  @Test func modelsThatRankAlikeLeaveNothingToTest() {
    let test = PairedDeLong(
      first: BinaryReference.scores, second: BinaryReference.scores.map { $0 * 8 }, isPositive: isPositive)
    #expect(test?.difference == 0)
    #expect(test?.variance == 0)
    #expect(test?.z == nil)
    #expect(test?.pValue == nil)
  }

  @Test func equalModelsAreCalledDifferentAboutAsOftenAsStated() {
    var random = SeededGenerator(seed: 21)
    var rejected = 0
    for _ in 0..<400 {
      let outcomes = (0..<60).map { _ in random.uniform() < 0.4 }
      func scores() -> [Double] { outcomes.map { ($0 ? 0.3 : 0) + random.uniform() } }
      let test = PairedDeLong(first: scores(), second: scores(), isPositive: outcomes)
      if let pValue = test?.pValue, pValue <= 0.05 { rejected += 1 }
    }
    // 20 expected; the binomial standard deviation is 4.4.
    #expect((5...38).contains(rejected))
  }

  @Test func tooFewOfAClassAndNaNLeaveNothing() {
    #expect(PairedDeLong(first: [], second: [], isPositive: []) == nil)
    #expect(PairedDeLong(first: [1, 2, 3], second: [1, 2, 3], isPositive: [true, false, false]) == nil)
    let gap = [1, 2, .nan, 4]
    #expect(PairedDeLong(first: gap, second: [1, 2, 3, 4], isPositive: [true, false, true, false]) == nil)
    let infinite = PairedDeLong(
      first: [.infinity, 2, -.infinity, 1], second: [1, 1, 1, 1], isPositive: [true, true, false, false])
    #expect(infinite?.firstAUC == 1)
  }
}
