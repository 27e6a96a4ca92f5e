import Analysis
import TestSupport
import Testing

struct ExceedancesTests {
  /// `scipy.stats.betabinom.sf(count − 1, total, rank, referenceCount − rank + 1)`, scipy 1.15: the threshold's own
  /// share of new values follows the beta distribution of an order statistic.
  @Test(arguments: [
    (1_000, 30, 1_000, 0.0004767240376437609),
    (1_000, 1_600, 100_000, 0.0428445293197548),
    (99, 5, 50, 0.003704902938654997),
    (2_048, 2, 64, 0.13140359265655466),
  ])
  func chancesAreThoseOfTheBetaBinomialDistribution(reference: Int, count: Int, total: Int, expected: Double) throws {
    let exceedances = try #require(Exceedances(share: 0.01, referenceCount: reference))
    #expect(abs(exceedances.chance(ofReaching: count, among: total) / expected - 1) < 1e-6)
  }

  @Test func noneIsAlwaysReached() throws {
    #expect(try #require(Exceedances(share: 0.01, referenceCount: 500)).chance(ofReaching: 0, among: 3) == 1)
  }

  @Test func aReferenceTooSmallForTheShareGivesNothing() {
    #expect(Exceedances(share: 0.01, referenceCount: 98) == nil)
    #expect(Exceedances(share: 0.01, referenceCount: 99)?.rank == 1)
    #expect(Exceedances.need(share: 0.01) == 99)
  }

  /// References and windows of one distribution: the share of alarms at .05 stays below it, whatever the threshold's
  /// own error; a binomial test against .01 would alarm in every third.
  @Test func alarmsNoOftenerThanStated() throws {
    var generator = SeededGenerator(seed: 11)
    let exceedances = try #require(Exceedances(share: 0.01, referenceCount: 300))
    var alarms = 0
    for _ in 0..<2_000 {
      let reference = (0..<300).map { _ in generator.uniform() }.sorted(by: >)
      let threshold = reference[exceedances.rank - 1]
      let count = (0..<1_000).filter { _ in generator.uniform() > threshold }.count
      if exceedances.chance(ofReaching: count, among: 1_000) <= 0.05 { alarms += 1 }
    }
    // 100 expected; four standard errors are 39.
    #expect(alarms > 61 && alarms < 139)
  }
}
