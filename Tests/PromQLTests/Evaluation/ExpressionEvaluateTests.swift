import PromQL
import Telemetry
import Testing

@Suite struct ExpressionEvaluateTests {
  private let asked: AskedStore = {
    var asked = AskedStore()
    asked.add(Labels(name: "b", [Label("j", "x")]), [(0, 1), (10, 2)])
    asked.add(Labels(name: "a", [Label("j", "x")]), [(0, 3), (10, 4)])
    return asked
  }()

  @Test func anInstantGivesWhatTheExpressionIs() throws {
    #expect(try asked.instant("1 + 2", at: 5) == .scalar(Sample(milliseconds: 5_000, value: 3)))
    #expect(try asked.instant("\"text\"", at: 5) == .string("text", milliseconds: 5_000))
    #expect(
      try asked.instant("a", at: 5)
        == .vector([
          .init(labels: Labels(name: "a", [Label("j", "x")]), sample: Sample(milliseconds: 5_000, value: 3))
        ]))
    #expect(
      try asked.instant("a[1m]", at: 12)
        == .matrix([
          .init(
            labels: Labels(name: "a", [Label("j", "x")]),
            samples: [Sample(milliseconds: 0, value: 3), Sample(milliseconds: 10_000, value: 4)])
        ]))
  }

  @Test func aRangeGivesSeriesByTheirLabels() throws {
    let times = QueryTimes.range(StepGrid(from: 0, through: 10_000, step: 10_000))
    let answer = try Expression(parsing: "{j=\"x\"}").evaluate(over: asked.store, at: times)
    guard case .matrix(let elements) = answer.value else { return #expect(Bool(false)) }
    #expect(elements.map(\.labels.metricName) == ["a", "b"])
    let scalar = try Expression(parsing: "time()").evaluate(over: asked.store, at: times)
    #expect(
      scalar.value
        == .matrix([
          .init(
            labels: Labels([]), samples: [Sample(milliseconds: 0, value: 0), Sample(milliseconds: 10_000, value: 10)])
        ]))
  }

  @Test(arguments: [("a[1m]", "range vector"), ("a[1m:10s]", "range vector"), ("\"a\"", "string")])
  func aRangeOfRangesOrTextsIsRefused(query: String, type: String) throws {
    let expression = try Expression(parsing: query)
    let message = "invalid expression type \"\(type)\" for range query, must be Scalar or instant Vector"
    #expect(throws: QueryError(message)) {
      try expression.evaluate(over: asked.store, at: .range(StepGrid(from: 0, through: 1_000, step: 1_000)))
    }
  }

  @Test func namesGoByInTheEndAndUnequalTimesBecomeOneSeries() throws {
    #expect(asked.failure("-{j=\"x\"}") == "vector cannot contain metrics with the same labelset")
    #expect(try asked.value("count by (__name__) (-a)", at: 0) == 1)
    #expect(asked.failure("sum by (__name__) (-{j=\"x\"})") == "vector cannot contain metrics with the same labelset")
    var asked = AskedStore()
    asked.add("a", [(0, 1), (10, nil)])
    asked.add("b", [(10, 2)])
    #expect(try asked.range("-{__name__=~\"a|b\"}", through: 20, step: 10) == ["{}": [-1, -2, -2]])
  }

  @Test func nativeHistogramsAreNamedAsWhatIsNotKept() {
    #expect(
      asked.failure("histogram_count(a)")
        == """
        histogram_count reads native histograms, which driftop does not keep; \
        use the classic histogram's NAME_bucket series
        """)
  }

  @Test func aCancelledTaskGivesUp() async {
    let store = asked.store
    let task = Task { () -> String? in
      withUnsafeCurrentTask { $0?.cancel() }
      do {
        _ = try Expression(parsing: "sum(a)").evaluate(over: store, at: .instant(milliseconds: 0))
        return nil
      } catch let error as QueryError {
        return error.message
      } catch {
        return "\(error)"
      }
    }
    #expect(await task.value == "query was cancelled")
  }

  @Test func aRemarkIsMadeOnce() throws {
    let query = "sum(rate(a[1m])) + sum(rate(a[1m]))"
    let answer = try Expression(parsing: query).evaluate(over: asked.store, at: .instant(milliseconds: 10_000))
    #expect(
      answer.annotations.map { $0.text(in: query) } == [
        "PromQL info: metric might not be a counter, name does not end in _total/_sum/_count/_bucket: \"a\" (1:10)",
        "PromQL info: metric might not be a counter, name does not end in _total/_sum/_count/_bucket: \"a\" (1:29)",
      ])
  }
}
