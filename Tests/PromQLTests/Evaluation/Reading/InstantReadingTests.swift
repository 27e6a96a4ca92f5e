import PromQL
import Telemetry
import Testing

@Suite struct InstantReadingTests {
  private let asked: AskedStore = {
    var asked = AskedStore()
    asked.add("m", [(0, 1), (10, 2), (20, nil), (30, 4)])
    return asked
  }()

  @Test func theNewestSampleCountsUntilItIsAsOldAsTheLookBack() throws {
    #expect(try asked.value("m", at: 9.999) == 1)
    #expect(try asked.value("m", at: 10) == 2)
    #expect(try asked.value("m", at: 329.999) == 4)
    #expect(try asked.value("m", at: 330) == nil)
  }

  @Test func beforePrometheus3TheLookBackIsClosed() throws {
    var options = EvaluationOptions()
    options.hasClosedWindows = true
    #expect(try asked.value("m", at: 330, options) == 4)
    #expect(try asked.value("m", at: 330.001, options) == nil)
  }

  @Test func aMarkerEndsASeriesAtOnce() throws {
    #expect(try asked.value("m", at: 20) == nil)
    #expect(try asked.value("m", at: 29.999) == nil)
    #expect(try asked.range("m", through: 40, step: 10) == ["m": [1, 2, nil, 4, 4]])
  }

  @Test func aSampleOfTheFutureIsNotSeen() throws {
    #expect(try asked.value("m", at: -1) == nil)
    #expect(try asked.value("m offset -10s", at: 5) == 2 as Double?)
  }

  @Test func anInstantAsksTheLastSampleAndARangeWalksToTheSameOne() throws {
    for seconds in stride(from: 0.0, through: 340, by: 10) {
      let grid = StepGrid(from: Int64(seconds) * 1_000, through: Int64(seconds) * 1_000 + 10, step: 10)
      let answer = try Expression(parsing: "m").evaluate(over: asked.store, at: .range(grid))
      guard case .matrix(let elements) = answer.value else { continue }
      #expect(try asked.value("m", at: seconds) == elements.first?.samples.first?.value)
    }
  }

  @Test func aMeasuredNaNIsAValue() throws {
    var asked = AskedStore()
    asked.add("m", [(0, .nan)])
    #expect(try asked.value("m", at: 1)?.isNaN == true)
  }

  @Test func pinsHoldAtEveryStep() throws {
    #expect(try asked.range("m @ 10", through: 20, step: 10) == ["m": [2, 2, 2]])
    #expect(try asked.range("m @ start() + 0", through: 20, step: 10) == ["{}": [1, 1, 1]])
    #expect(try asked.range("m @ end() offset 10s", through: 20, step: 10) == ["m": [2, 2, 2]])
    #expect(try asked.range("m @ end()", through: 35, step: 20) == ["m": [4, 4]])
  }

  @Test func timesFarBeyondAllTimeFindNothing() throws {
    #expect(try asked.value("m @ 9e15", at: 0) == nil)
    let answer = try Expression(parsing: "m[5m] offset -290y")
      .evaluate(over: asked.store, at: .instant(milliseconds: .max))
    #expect(answer.value == .matrix([]))
    #expect(
      try Expression(parsing: "m").evaluate(over: asked.store, at: .instant(milliseconds: .min)).value == .vector([]))
  }
}
