import Testing

@testable import PromQL

@Suite struct DurationExpressionMillisecondsTests {
  private let query = StepGrid(from: 0, through: 600_000, step: 15_000)

  @Test func literalsAreExactToTheMillisecond() throws {
    #expect(try DurationExpression.seconds(1.001, hasUnit: false).milliseconds(in: query) == 1_001)
    #expect(try DurationExpression.seconds(0.29, hasUnit: false).milliseconds(in: query) == 290)
    #expect(try DurationExpression.seconds(60.5, hasUnit: true).milliseconds(in: query) == 60_500)
  }

  @Test func stepAndRangeAreTheQuerys() throws {
    let doubled = DurationExpression.operation(.step, .multiply, .seconds(2, hasUnit: false))
    #expect(try doubled.milliseconds(in: query) == 30_000)
    #expect(try DurationExpression.larger(.range, .step).milliseconds(in: query) == 600_000)
    #expect(try DurationExpression.step.milliseconds(in: StepGrid(at: 0)) == 0)
    // Of a range that is no multiple of its steps too.
    #expect(try DurationExpression.range.milliseconds(in: StepGrid(from: 0, through: 100, step: 30)) == 100)
  }

  @Test(arguments: [
    (DurationExpression.step, "duration must be greater than 0"),
    (.negative(.seconds(1, hasUnit: false)), "duration must be greater than 0"),
    (.operation(.range, .divide, .step), "division by zero"),
    (.operation(.range, .remainder, .step), "modulo by zero"),
    (.operation(.seconds(10, hasUnit: false), .power, .seconds(300, hasUnit: false)), "duration is out of range"),
    (.seconds(.nan, hasUnit: false), "duration is out of range"),
  ])
  func impossibleLengthsAreRefused(duration: DurationExpression, message: String) {
    #expect(throws: QueryError(message)) { try duration.positiveMilliseconds(in: StepGrid(at: 0)) }
  }
}
