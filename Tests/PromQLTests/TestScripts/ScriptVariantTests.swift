import Telemetry
import Testing

@testable import PromQL

@Suite struct ScriptVariantTests {
  @Test func anInstantIsAlsoAskedAsARangeAndPinnedAtOtherTimes() throws {
    #expect(
      try names(of: "eval instant at 10m a") == [
        "", "as the middle of a range",
        "with everything pinned by @ and asked at -1h40m",
        "with everything pinned by @ and asked at -1h40m, as the middle of a range",
        "with everything pinned by @ and asked at 0s",
        "with everything pinned by @ and asked at 0s, as the middle of a range",
        "with everything pinned by @ and asked at 2m",
        "with everything pinned by @ and asked at 2m, as the middle of a range",
        "with everything pinned by @ and asked at 10m",
        "with everything pinned by @ and asked at 10m, as the middle of a range",
        "with everything pinned by @ and asked at 1h40m",
        "with everything pinned by @ and asked at 1h40m, as the middle of a range",
      ])
  }

  @Test(arguments: [
    ("eval range from 0 to 1m step 1m a", 1),
    ("eval instant at 0 a", 4),
    // The order counts, so no ranges.
    ("eval instant at 10m sort(a)\n  expect ordered", 6),
    ("eval instant at 10m \"a\"\n  expect string \"a\"", 6),
    ("eval instant at 10m a[5m]\n  expect range vector from 6m to 10m step 1m", 6),
    // What goes by the time of evaluation is not pinned.
    ("eval instant at 10m a + time()", 2),
    ("eval instant at 10m sum_over_time(minute()[5m:])", 2),
    ("eval instant at 10m a[step() + 5m]\n  expect range vector from 6m to 10m step 1m", 6),
    ("eval instant at 10m rate(a[range() + 5m])", 6),
    ("eval instant at 10m info(a)", 2),
    ("eval instant at 10m start() + range()", 1),
    ("eval instant at 10m a @ start()", 11),
  ])
  func howOftenAQueryIsAsked(evaluation: String, count: Int) throws {
    #expect(try names(of: evaluation).count == count)
  }

  @Test(arguments: [
    ("a", "a @ 60.000"),
    ("rate(a[5m] offset 1m)", "rate(a[5m] @ 60.000 offset 1m)"),
    ("a @ 30", "a @ 30.000"),
    ("a @ start() + b @ end()", "a @ 60.000 + b @ 60.000"),
    ("max_over_time(rate(a[5m])[10m:1m])", "max_over_time(rate(a[5m])[10m:1m] @ 60.000)"),
    ("sum by (x) (a @ end())", "sum by (x) (a @ 60.000)"),
    ("topk(scalar(a), -(b))", "topk(scalar(a @ 60.000), -(b @ 60.000))"),
    ("sum_over_time((a @ start() + b)[5m:])", "sum_over_time((a @ 60.000 + b)[5m:] @ 60.000)"),
  ])
  func everythingThatIsReadIsPinned(query: String, pinned: String) throws {
    let expression = try Expression(parsing: query)
    #expect(expression.pinned(at: 60_000).map { "\($0)" } == pinned)
  }

  @Test func aWayThatAnswersOtherwiseFailsByItsName() throws {
    // A minute later both series have a value, and without their names they are the same one.
    let script = """
      load 1m
        first{a="b"} 1
        second{a="b"} _ 2
      eval instant at 0 -{a="b"}
        {a="b"} -1
      """
    guard case .failed(let differences) = try verdict(script) else {
      Issue.record("does not fail")
      return
    }
    #expect(differences.count == 1)
    #expect(differences[0].hasPrefix("as the middle of a range: the query failed: "))
  }

  private func names(of evaluation: String) throws -> [String] {
    var room = 100
    let query = try ScriptQuery(try #require(ScriptBlock.blocks(of: evaluation).first), room: &room)
    return ScriptVariant.variants(of: query, try Expression(parsing: query.text)).map(\.name)
  }
}
