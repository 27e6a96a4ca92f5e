import Analysis
internal import Glibc
import Testing

@Suite struct SeasonalResidualTests {
  private func detector(season: Int) -> SeasonalResidual {
    var parameters = SeasonalResidual.Parameters()
    parameters.season = season
    parameters.search = 200
    parameters.cycles = 5
    parameters.window = 20
    parameters.warmStart = 10
    return SeasonalResidual(parameters)
  }

  /// Hours of days with a peak at noon, and a little noise.
  private func days(_ count: Int, seed: UInt64) -> [Double] {
    var generator = SplitMix64(seed: seed)
    return (0..<count * 24).map { 50 - 40 * cos(Double($0) * .pi / 12) + 2 * generator.uniform() }
  }

  @Test func agreesWithNumPyInEveryRow() {
    var detector = detector(season: 8)
    let scores = detector.scores(of: SeriesReference.daily).compactMap { $0 }
    #expect(areClose(scores, SeriesReference.dailyResidual, tolerance: 1e-13))
  }

  @Test func findsTheSeasonByItself() {
    var detector = detector(season: 0)
    _ = detector.scores(of: Array(days(9, seed: 3).prefix(199)))
    #expect(detector.season == nil)
    _ = detector.update(50)
    #expect(detector.season == 24)
  }

  @Test func findsNoSeasonInNoise() {
    var generator = SplitMix64(seed: 5)
    var detector = detector(season: 0)
    for _ in 0..<200 { _ = detector.update(generator.uniform()) }
    #expect(detector.season == 1)
  }

  @Test func noticesThatAPeakStaysOut() throws {
    var seasonal = detector(season: 24)
    var plain = RobustZScore()
    let history = days(10, seed: 7)
    _ = seasonal.scores(of: history)
    _ = plain.scores(of: history)
    for hour in 0..<12 {
      _ = seasonal.update(history[hour])
      _ = plain.update(history[hour])
    }
    // At noon there is what there usually is at midnight.
    let scores = (seasonal: seasonal.update(10), plain: plain.update(10))
    #expect(try #require(scores.seasonal) > 0.9999)
    #expect(try #require(scores.plain) < 0.9)
  }

  @Test func aMissingValueTakesItsPlace() throws {
    var detector = detector(season: 24)
    let history = days(10, seed: 9)
    for index in history.indices {
      let score = detector.update(index % 24 == 3 && index > 100 ? .nan : history[index])
      #expect((score == nil) == (index % 24 == 3 && index > 100))
    }
    let midnight = detector.update(history[0])
    #expect(try #require(midnight) < 0.99)
    // What belongs to noon comes at one o'clock in the night.
    let tooEarly = detector.update(history[12])
    #expect(try #require(tooEarly) > 0.9999)
  }
}
