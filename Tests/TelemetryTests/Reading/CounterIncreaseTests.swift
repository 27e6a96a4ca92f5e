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
    #expect(CounterIncrease.steps(of: samples([10, 15, 0, 3, 3])).map(\.amount) == [5, 0, 3, 0])
    #expect(CounterIncrease.steps(of: samples([2, -3, -1])).map(\.amount) == [0, 2])
  }

  @Test(arguments: [Staleness.marker, .nan, .infinity])
  func whatIsNoCountBreaksTheStepOverIt(value: Double) {
    let steps = CounterIncrease.steps(of: samples([1, value, 5, 6]))
    #expect(steps.map(\.amount) == [4, 1])
    #expect(steps.map(\.isBroken) == [true, false])
  }

  @Test func aGapUpToTheLookBackIsBridged() {
    func isBroken(_ interval: Int64, _ lookBack: Duration = Staleness.lookBack) -> Bool? {
      CounterIncrease.steps(of: samples([1, 2], interval: interval), lookBack: lookBack).first?.isBroken
    }
    #expect(isBroken(300_000) == false)
    #expect(isBroken(300_001) == true)
    #expect(isBroken(60_001, .seconds(60)) == true)
  }

  @Test func thereIsNothingToSayOfOneSample() {
    #expect(CounterIncrease.steps(of: samples([5])).isEmpty)
    #expect(CounterIncrease.steps(of: []).isEmpty)
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
