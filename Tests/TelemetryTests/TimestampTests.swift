import Telemetry
import Testing

@Suite struct TimestampTests {
  @Test(
    arguments: [
      (0, 10, 0), (9, 10, 0), (10, 10, 10), (11, 10, 10), (-1, 10, -10), (-9, 10, -10), (-10, 10, -10), (-11, 10, -20),
      (-1, 1, -1), (Int64.max, 1_000_000_000, 9_223_372_036_000_000_000),
      (-9_223_372_036_000_000_000, 4, -9_223_372_036_000_000_000),
    ] as [(Int64, Int64, Int64)])
  func floorsTowardsThePastAlsoBeforeTheEpoch(time: Int64, width: Int64, floored: Int64) {
    #expect(Timestamp(nanoseconds: time).floored(toMultipleOf: width).nanoseconds == floored)
  }

  @Test func theExampleOfTheDocumentationHolds() {
    #expect(Timestamp(seconds: 1_772_323_200).description == "2026-03-01T00:00:00.000Z")
    #expect(Timestamp(seconds: 1_772_323_200).seconds == 1_772_323_200)
  }

  @Test func addsAndSubtractsDurations() {
    let time = Timestamp(seconds: 100)
    #expect((time + .milliseconds(1_500)).nanoseconds == 101_500_000_000)
    #expect((time - .seconds(200)).nanoseconds == -100_000_000_000)
    #expect(Timestamp(seconds: 3) - Timestamp(seconds: 5) == .seconds(-2))
    #expect(Timestamp(seconds: 5) - Timestamp(seconds: 3) == .seconds(2))
  }

  @Test func ordersByTime() {
    #expect(Timestamp(nanoseconds: -1) < Timestamp(nanoseconds: 0))
    #expect([3, -7, 0].map { Timestamp(seconds: $0) }.sorted().map(\.seconds) == [-7, 0, 3])
  }

  @Test func durationsAreCutToTheRangeOfNanoseconds() {
    #expect(Duration.seconds(9_223_372_036).nanoseconds == 9_223_372_036_000_000_000)
    #expect(Duration.seconds(9_223_372_037).nanoseconds == .max)
    #expect(Duration.seconds(-9_223_372_037).nanoseconds == .min)
    #expect(Duration.seconds(Int64.max).nanoseconds == .max)
    #expect(Duration.seconds(Int64.min).nanoseconds == .min)
    // The seconds alone fit; the fraction carries them over the edge.
    #expect((Duration.seconds(9_223_372_036) + .nanoseconds(854_775_807)).nanoseconds == .max)
    #expect((Duration.seconds(9_223_372_036) + .nanoseconds(854_775_808)).nanoseconds == .max)
    #expect((Duration.seconds(-9_223_372_036) - .nanoseconds(854_775_808)).nanoseconds == .min)
    #expect((Duration.seconds(-9_223_372_036) - .nanoseconds(854_775_809)).nanoseconds == .min)
  }

  @Test func durationsKeepTheirSignAndFraction() {
    #expect(Duration.nanoseconds(-1).nanoseconds == -1)
    #expect(Duration.milliseconds(-1_500).nanoseconds == -1_500_000_000)
    #expect(Duration(secondsComponent: 0, attosecondsComponent: 999_999_999).nanoseconds == 0)
    #expect(Duration.milliseconds(-1_500).inSeconds == -1.5)
    #expect(Duration.microseconds(250).inSeconds == 250e-6)
  }
}
