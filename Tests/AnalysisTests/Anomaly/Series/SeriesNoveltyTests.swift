import Analysis
internal import Glibc
import Testing

@Suite struct SeriesNoveltyTests {
  private static let alarm = SeriesDetectorKind.series.alarmScore

  /// Roughly normal, without a limit that a record could not pass.
  private static func noise(_ count: Int, seed: UInt64) -> [Double] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in (0..<12).reduce(-6) { sum, _ in sum + generator.uniform() } }
  }

  /// Five-minute values of two weeks with a busy time of day from 9 to 18 o'clock.
  private static func days(seed: UInt64) -> (values: [Double], times: [Double]) {
    let noise = noise(4032, seed: seed)
    return (
      noise.indices.map { (108..<216).contains($0 % 288) ? 80 + noise[$0] : 20 + noise[$0] },
      noise.indices.map { 1_399_939_200 + 300 * Double($0) }
    )
  }

  private static func alarms(
    _ values: [Double], at times: [Double] = [], threshold: Double = alarm
  ) -> [Int] {
    var detector = SeriesNovelty()
    let scores = detector.scores(of: values, at: times)
    return scores.indices.filter { (scores[$0] ?? 0) >= threshold }
  }

  @Test(arguments: [1, 2, 3] as [UInt64], [9.0, -9])
  func findsASpike(seed: UInt64, height: Double) {
    var values = Self.noise(3000, seed: seed)
    values[2000] += height
    #expect(Self.alarms(values).contains(2000))
  }

  @Test(arguments: [4, 5, 6] as [UInt64])
  func findsAShiftOfTheLevelInsideTheRange(seed: UInt64) {
    var values = Self.noise(3000, seed: seed)
    // Early spikes have made the range wide.
    values[50] = 12
    values[60] = -12
    for index in 2000..<3000 { values[index] += 4 }
    #expect(Self.alarms(values).contains { (2000..<2030).contains($0) })
  }

  @Test(arguments: [7, 8, 9] as [UInt64])
  func findsABusyTimeThatStaysOut(seed: UInt64) {
    var (values, times) = Self.days(seed: seed)
    let missing = 9 * 288 + 108
    for index in missing..<missing + 108 { values[index] -= 60 }
    #expect(Self.alarms(values, at: times).contains { (missing..<missing + 24).contains($0) })
  }

  @Test(arguments: [10, 11] as [UInt64])
  func findsAStretchWithoutAnyChange(seed: UInt64) {
    var values = Self.noise(3000, seed: seed)
    for index in 2000..<2100 { values[index] = values[1999] }
    // At once, where the variability takes a while to fall.
    #expect(Self.alarms(values).contains { (2000..<2006).contains($0) })
  }

  @Test(arguments: [12, 13] as [UInt64])
  func findsALouderStretch(seed: UInt64) {
    var values = Self.noise(3000, seed: seed)
    for index in 2000..<2100 { values[index] *= 3 }
    #expect(Self.alarms(values).contains { (2000..<2040).contains($0) })
  }

  @Test(arguments: [14, 15, 16] as [UInt64])
  func findsAStretchThatIsTooQuiet(seed: UInt64) {
    var values = Self.noise(3000, seed: seed)
    for index in 2000..<2150 { values[index] *= 0.02 }
    #expect(Self.alarms(values).contains { (2010..<2150).contains($0) })
  }

  @Test(arguments: [17, 18, 19] as [UInt64])
  func findsPeaksThatStayOutAlsoWithoutTimes(seed: UInt64) {
    let noise = Self.noise(3000, seed: seed)
    let values = noise.indices.map { index in
      let isPeak = index % 50 < 25 && !(2000..<2100).contains(index)
      return (isPeak ? 40 : 20) + noise[index]
    }
    #expect(Self.alarms(values).contains { (2000..<2075).contains($0) })
  }

  /// At most three false alarms in a thousand values at the recommended threshold, and half of one at .8.
  @Test(arguments: [(threshold: 0.5, limit: 60), (threshold: 0.8, limit: 10)])
  func isQuietOnNoise(threshold: Double, limit: Int) {
    let alarmCount = (20..<24).reduce(0) { sum, seed in
      sum + Self.alarms(Self.noise(5000, seed: UInt64(seed)), threshold: threshold).count
    }
    #expect((1...limit).contains(alarmCount))
  }

  @Test func isQuietOnDaysThatAreAlike() {
    let (values, times) = Self.days(seed: 30)
    #expect(Self.alarms(values, at: times).filter { $0 > 600 }.count <= 3)
  }

  @Test func theSameEventAgainIsNoNews() {
    var values = Self.noise(3000, seed: 31)
    for index in [2000, 2001, 2002, 2100] { values[index] = 30 }
    let alarms = Self.alarms(values).filter { (2000..<2110).contains($0) }
    #expect(alarms == [2000])
  }

  @Test func aWorseEventRightAfterAnAlarmShows() {
    var values = Self.noise(3000, seed: 32)
    values[2000] = 12
    values[2003] = 300
    #expect(Self.alarms(values).contains(2003))
  }

  @Test func unitsDoNotMatter() {
    let values = Self.noise(2000, seed: 33)
    var detector = SeriesNovelty()
    let scores = detector.scores(of: values).compactMap { $0 }
    detector.reset()
    let scaled = detector.scores(of: values.map { $0 * 0x1p40 }).compactMap { $0 }
    #expect(areClose(scaled, scores, tolerance: 1e-9))
  }

  @Test func scoresNothingWhileWarmingUp() {
    var detector = SeriesNovelty()
    let early = detector.scores(of: (0..<100).map { $0 == 50 ? 1e9 : Double($0 % 3) })
    #expect(early.allSatisfy { $0 == 0 })
    let first = detector.update(1e12)
    #expect(first.map { $0 >= Self.alarm } == true)
  }

  @Test func timesThatCannotBeAreAsGoodAsNone() {
    let values = Self.noise(500, seed: 34)
    var timeless = SeriesNovelty()
    var odd = timeless
    let times = values.indices.map { [Double.nan, .infinity, -1e16, .greatestFiniteMagnitude][$0 % 4] }
    let scores = (odd: odd.scores(of: values, at: times), timeless: timeless.scores(of: values))
    #expect(scores.odd == scores.timeless)
  }
}
