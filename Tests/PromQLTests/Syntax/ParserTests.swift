import PromQL
import Telemetry
import Testing

@Suite struct ParserTests {
  /// The canonical text of what Prometheus 3 alone reads, by its grammar.
  @Test(arguments: [
    ("5m", "300"), ("Inf ^ Inf", "Inf ^ +Inf"), ("1h30m * x", "5400 * x"), ("1_000 + 0x_1F", "1000 + 31"),
    ("1e300 > bool 0.000001", nil),
    ("x offset 300", "x offset 5m"), ("x[300]", "x[5m]"), ("x[0.5]", "x[500ms]"), ("x[1e-4]", "x[0.0001]"),
    ("x offset 0s", "x"), ("x @ 4420025141353.528", nil), ("x @ -4420025141353.250", nil),
    ("x offset +5m", "x offset 5m"), ("x offset -1h30m @ 5m", "x @ 300.000 offset -1h30m"),
    ("{\"my.metric\", \"a.b\"=\"c\"}", "{\"a.b\"=\"c\",__name__=\"my.metric\"}"),
    ("{\"up\"}", "up"), ("{__name__=\"up\", a=\"b\"}", "up{a=\"b\"}"), ("{\"on\"}", "{__name__=\"on\"}"),
    ("{\"a\", \"b\"}", "{__name__=\"a\",__name__=\"b\"}"),
    ("sum by (a:b, \"c.d\") (x)", "sum by (\"a:b\", \"c.d\") (x)"),
    ("limitk(1, x) + limit_ratio(0.5, x)", "limitk(1, x) + limit_ratio(0.5, x)"),
    ("a + on (x) group_left (y) fill (0) b", "a + on (x) group_left (y) fill (0) b"),
    ("a + fill_right (-1) fill_left(2) b", "a + fill_left (2) fill_right (-1) b"), ("fill + fill", "fill + fill"),
    ("a + fill_left (NaN) fill_right(NaN) b", "a + fill (NaN) b"),
    ("rate(x[5m] anchored)", nil), ("rate(x anchored[5m])", "rate(x[5m] anchored)"),
    ("x smoothed @ 1", "x @ 1.000 smoothed"),
    ("anchored + smoothed + step + range", nil),
    ("x @ start() [5m]", "x[5m] @ start()"),
    (#""\ufffd\xff""#, #""\ufffd\xff""#), ("`a\\b\nc`", #""a\\b\nc""#), (#"'\'"'"#, #""'\"""#),
    ("x # a comment (\n+ y", "x + y"), ("x{# a comment }\n}", "x"),
  ]) func writesTheCanonicalText(_ query: String, _ canonical: String?) throws {
    #expect(try Expression(parsing: query).description == canonical ?? query.replacing("1e300", with: "1" + zeros))
  }

  private let zeros = String(repeating: "0", count: 300)

  @Test(arguments: [
    ("1 - 2 - 3", "1 - 2"), ("2 ^ 3 ^ 4", "2"), ("1 + 2 * 3", "1"), ("1 * 2 + 3", "1 * 2"), ("-x ^ 2 * 3", "-x ^ 2"),
    ("a or b and c", "a"), ("a and b unless c", "a and b"), ("a and b or c", "a and b"), ("a == b + 1", "a"),
    ("a < b == c", "a < b"), ("a unless b == c", "a"), ("a atan2 b % c", "a atan2 b"), ("2 ^ -x * 3", "2 ^ -x"),
  ]) func bindsAsPrometheusDoes(_ query: String, _ left: String) throws {
    guard case .binary(let operation) = try Expression(parsing: query).node else {
      Issue.record("no operation")
      return
    }
    #expect(operation.left.description == left)
  }

  @Test func aSignBeforeANumberBelongsToIt() throws {
    guard case .number(let value) = try Expression(parsing: "- -+5").node else {
      Issue.record("no number")
      return
    }
    #expect(value == 5)
  }

  @Test func keepsBytesThatAreNoUTF8() throws {
    guard case .string(let literal) = try Expression(parsing: #""a\xc5\377é""#).node else {
      Issue.record("no string")
      return
    }
    #expect(literal.bytes == [0x61, 0xC5, 0xFF, 0xC3, 0xA9])
  }

  @Test func knowsWhereEachPartStands() throws {
    let text = "abs(sum_over_time(x{b=\"c\"}[5m:]  offset 1h)) + 1"
    guard case .binary(let operation) = try Expression(parsing: text).node,
      case .call(let outer) = operation.left.node, case .call(let inner) = outer.arguments[0].node
    else {
      Issue.record("no such shape")
      return
    }
    #expect(operation.left.range == 0..<44)
    #expect(inner.arguments[0].range == 18..<42)
    #expect(operation.right.range == 47..<48)
  }

  @Test func theMetricsNameIsAMatcher() throws {
    guard case .selector(let selector) = try Expression(parsing: "up{job=~\"a|b\"}").node else {
      Issue.record("no selector")
      return
    }
    let series = Labels(name: "up", [Label("job", "b")])
    #expect(selector.matchers.allSatisfy { $0.accepts(series[$0.name] ?? "") })
    #expect(selector.matchers.count == 2)
  }

  @Test func queriesAreEqualWhenTheyMeanTheSame() throws {
    #expect(
      try Expression(parsing: "SUM(x{b='1',a=\"2\"})by(c)") == Expression(parsing: "sum by (c) (x{a=\"2\", b=\"1\"})"))
    #expect(try Expression(parsing: "x + y") != Expression(parsing: "y + x"))
  }

  @Test(arguments: [
    ("1", ValueType.scalar), ("\"a\"", .string), ("x", .instantVector), ("x[5m]", .rangeVector),
    ("x[5m:]", .rangeVector),
    ("1 + 2", .scalar), ("1 + x", .instantVector), ("x + 1 + 2", .instantVector), ("-(1)", .scalar),
    ("sum(x)", .instantVector), ("time()", .scalar), ("time() - 1 - x", .instantVector),
    ("rate(x[5m])", .instantVector),
  ]) func knowsWhatAQueryGives(_ query: String, _ type: ValueType) throws {
    #expect(try Expression(parsing: query).valueType == type)
  }
}
