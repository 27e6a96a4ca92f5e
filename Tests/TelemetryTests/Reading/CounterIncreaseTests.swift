import Telemetry
import Testing

@Suite struct CounterIncreaseTests {
  private func samples(_ values: [Double], interval: Int64 = 15_000) -> [Sample] {
    values.enumerated().map { Sample(milliseconds: Int64($0) * interval, value: $1) }
  }

  @Test func theExampleOfTheDocumentationHolds() {
    #expect(CounterIncrease.steps(of: samples([7, 9, 4])).map(\.amount) == [2, 4])
  }

  @Test func aResetAddsWhatTheCounterHasCountedSince() {
    #expect(CounterIncrease.total(of: samples([10, 15, 0, 3, 3])) == 8)
  }

  @Test func aMarkerOfStalenessBreaksThePair() {
    #expect(CounterIncrease.steps(of: samples([1, Staleness.marker, 5, 6])).map(\.amount) == [1])
  }

  @Test func aMeasuredNaNBreaksThePair() {
    #expect(CounterIncrease.total(of: samples([1, .nan, 5, 7])) == 2)
  }

  @Test func aGapUpToTheLookBackIsBridged() {
    #expect(CounterIncrease.total(of: samples([1, 2], interval: 300_000)) == 1)
    #expect(CounterIncrease.total(of: samples([1, 2], interval: 300_001)) == nil)
    #expect(CounterIncrease.total(of: samples([1, 2], interval: 60_001), lookBack: .seconds(60)) == nil)
  }

  @Test func thereIsNothingToSayOfOneSample() {
    #expect(CounterIncrease.total(of: samples([5])) == nil)
    #expect(CounterIncrease.total(of: []) == nil)
  }

  @Test func timesThatDoNotRiseOrLieAnAgeApartGiveNoStep() {
    let ends = [Sample(milliseconds: .min, value: 1), Sample(milliseconds: .max, value: 2)]
    #expect(CounterIncrease.steps(of: ends).isEmpty)
    #expect(CounterIncrease.steps(of: ends.reversed()).isEmpty)
    #expect(CounterIncrease.steps(of: samples([1, 2], interval: 0)).isEmpty)
  }

  @Test func aStepKnowsItsTimesAndItsRate() {
    let step = CounterIncrease.steps(of: samples([1, 31])).first
    #expect(step == CounterIncrease.Step(startMilliseconds: 0, endMilliseconds: 15_000, amount: 30))
    #expect(step?.perSecond == 2)
  }
}
