import PromQL
import Testing

/// Computed durations, by Prometheus 3's grammar.
@Suite struct DurationExpressionTests {
  @Test(arguments: [
    ("x[5m*2]", "x[5m * 2]"), ("x[(5m)]", "x[5m]"), ("x[1m + 2 ^ 3 ^ 2s]", nil), ("x[-(-5m)]", "x[-(-5m)]"),
    ("x[STEP()]", "x[step()]"), ("x[5m + range()]", nil), ("x[max(step() * 3, 1m):min(1m, step())]", nil),
    ("x[min_of(1m, MAX_OF(5s, step()))]", "x[min(1m, max(5s, step()))]"),
    ("x[step():]", nil), ("x[5m:step() * 2]", nil), ("x offset step()", nil), ("x offset -range()", nil),
    ("x offset -(1h / 2)", nil), ("x offset (1h - step()) * 2", nil), ("x offset -min(1h, step())", nil),
    ("x offset 1h + 2", "x offset 1h + 2"), ("x offset -2 ^ 2", "x offset -2s ^ 2"), ("x offset step() * 2", nil),
    ("x offset +(1h + 5m) + 2", "(x offset (1h + 5m)) + 2"), ("x offset (1h + 5m) @ 1 * y", nil),
    ("y ^ -x offset (1h + 5m) @ 1 - 3", nil),
  ]) func writesTheCanonicalText(_ query: String, _ canonical: String?) throws {
    let text = try Expression(parsing: query).description
    if let canonical { #expect(text == canonical) }
    #expect(try Expression(parsing: text).description == text)
  }

  /// Behind `offset` an operator belongs to the query around it, unless the duration began with a parenthesis.
  @Test func anOffsetEndsAtAnOperator() throws {
    guard case .binary(let operation) = try Expression(parsing: "x offset 5m + 2").node else {
      Issue.record("no operation")
      return
    }
    #expect(operation.left.description == "x offset 5m")
    guard case .selector(let selector) = try Expression(parsing: "x offset (5m) + 2").node else {
      Issue.record("no selector")
      return
    }
    let five = DurationExpression.parentheses(.seconds(300, hasUnit: true))
    #expect(selector.modifiers.offset == .operation(five, .add, .seconds(2, hasUnit: false)))
  }

  @Test func multiplicationBindsMoreStronglyThanAddition() throws {
    guard case .rangeSelector(let range) = try Expression(parsing: "x[1 + 2 * -step() ^ 3]").node else {
      Issue.record("no range")
      return
    }
    let power = DurationExpression.operation(.step, .power, .seconds(3, hasUnit: false))
    let product = DurationExpression.operation(.seconds(2, hasUnit: false), .multiply, .negative(power))
    #expect(range.range == .operation(.seconds(1, hasUnit: false), .add, product))
  }

  @Test(arguments: [
    ("x[0]", "1:3: parse error: duration must be greater than 0"),
    ("x[-5m]", "1:3: parse error: duration must be greater than 0"),
    ("x[(0s)]", "1:3: parse error: duration must be greater than 0"),
    ("x[5m:-1]", "1:6: parse error: duration must be greater than 0"),
    ("x[5m / 0]", "1:6: parse error: division by zero"),
    ("x[5m % (0)]", "1:6: parse error: modulo by zero"),
    ("x[1e12]", "1:3: parse error: duration out of range"),
    ("x[NaN]", "1:3: parse error: unexpected character in duration expression: 'N'"),
    ("x offset NaN", "1:10: parse error: duration out of range"),
    ("x[5m *]", expected(7, "\"]\"")), ("x[(5m]", "1:6: parse error: " + unexpectedInRange("\"]\"")),
    ("x[step]", "1:7: parse error: " + unexpectedInRange("\"]\"")),
    ("x[min(1m)]", "1:9: parse error: " + unexpectedInRange("\")\"")),
    ("x offset (5m", "1:13: parse error: unclosed left parenthesis"),
    (
      "x[5m:1m + ]",
      "1:11: parse error: unexpected \"]\" in subquery selector, expected number, duration, step(), "
        + "range(), or \"]\""
    ),
  ]) func rejects(_ query: String, _ message: String) {
    #expect { try Expression(parsing: query) } throws: { "\($0)" == message }
  }

  private static func expected(_ column: Int, _ token: String) -> String {
    "1:\(column): parse error: " + unexpectedInRange(token)
  }

  private static func unexpectedInRange(_ token: String) -> String {
    "unexpected \(token) in subquery or range selector, expected number, duration, step(), or range()"
  }
}
