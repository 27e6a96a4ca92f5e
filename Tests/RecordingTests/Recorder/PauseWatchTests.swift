import Telemetry
import Testing

@testable import Recording

@Suite struct PauseWatchTests {
  private static let start = Timestamp(seconds: 1_772_323_200)

  /// The gaps, as the seconds that they begin with and their lengths.
  private func gaps(_ seconds: [Int]) -> [[Int]] {
    var watch = PauseWatch()
    return seconds.compactMap { second in
      watch.take(Self.start + .seconds(second)).map {
        [Int(($0.since - Self.start).inSeconds), Int($0.length.inSeconds)]
      }
    }
  }

  @Test func aMinuteIsAGapWhereBeatsAreASecondApart() {
    let seconds = Array(0..<100)
    #expect(gaps(seconds + [160]) == [[99, 61]])
    #expect(gaps(seconds + [159]) == [])
  }

  @Test func aGapDoesNotMakeTheNextOneUsual() {
    let seconds = Array(0..<100) + [30_000, 30_001, 30_100, 30_101, 31_000]
    #expect(gaps(seconds) == [[99, 29_901], [30_001, 99], [30_101, 899]])
  }

  @Test func aSessionThatIsPlayedQuicklyHasLongerBeats() {
    let seconds = Array(stride(from: 0, to: 6_000, by: 90))
    #expect(gaps(seconds) == [])
    #expect(gaps(seconds + [9_000]) == [[5_940, 3_060]])
  }

  @Test func aClockThatGoesBackIsNoGap() {
    #expect(gaps([0, 1, 2, 500, 3, 4, 501]) == [[2, 498]])
  }
}
