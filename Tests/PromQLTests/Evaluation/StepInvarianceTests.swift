import Testing

@testable import PromQL

@Suite struct StepInvarianceTests {
  @Test(arguments: [
    ("m @ 5", true), ("m", false), ("rate(m[1m] @ start())", true), ("m @ 5 + m", false), ("m @ 5 * 2", true),
    ("sum(m @ 5)", true), ("topk(scalar(m), m @ 5)", false), ("time()", false), ("minute()", false),
    ("timestamp(m @ 5)", true), ("timestamp((m @ 5))", true), ("timestamp(-(m @ 5))", false),
    ("predict_linear(m[1m] @ 5, 60)", false), ("max_over_time(m[1m:] @ 5)", true),
    ("max_over_time((m @ 5)[1m:])", false), ("vector(1)", true),
  ])
  func onlyWhatIsPinnedIsTheSameAtEveryStep(query: String, isInvariant: Bool) throws {
    #expect(try Expression(parsing: query).isStepInvariant == isInvariant)
  }
}
