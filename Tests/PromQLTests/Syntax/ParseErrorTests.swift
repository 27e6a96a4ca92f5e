import PromQL
import Testing

/// What Prometheus 2.42 does not say, or says otherwise than its later versions.
@Suite struct ParseErrorTests {
  @Test(arguments: [
    ("1e", "1:1: parse error: bad number or duration syntax: \"1e\""),
    ("1__0", "1:1: parse error: bad number or duration syntax: \"1__\""),
    ("5mm", "1:1: parse error: bad number or duration syntax: \"5mm\""),
    ("1m1h", "1:1: parse error: not a valid duration string: \"1m1h\""),
    ("300y", "1:1: parse error: duration out of range"),
    ("5hs", "1:1: parse error: unknown unit \"hs\" in duration \"5hs\""),
    ("1e999", "1:1: parse error: error parsing number: strconv.ParseFloat: parsing \"1e999\": value out of range"),
    ("x offset", "1:9: parse error: unexpected end of input in offset, expected number, duration, step(), or range()"),
    ("x[", "1:3: parse error: unexpected end of input in duration expression"),
    ("x[a]", "1:3: parse error: unexpected character in duration expression: 'a'"),
    ("x[:1m]", "1:4: parse error: unexpected colon before duration in duration expression"),
    ("x[5m:a]", "1:6: parse error: unexpected character: 'a', expected ':'"),
    ("x{a=~\"(\"}", "1:3: parse error: error parsing regexp: missing ): (: \"(\""),
    ("\"\u{FFFD}\"", "1:1: parse error: invalid UTF-8 rune"),
    ("sum by (\"\") (x)", "1:9: parse error: invalid label name for grouping: \"\""),
    ("x[5m:] anchored", "1:1: parse error: anchored modifier is not supported for subqueries"),
    (
      "changes((x[5m] smoothed))",
      "1:1: parse error: smoothed modifier can only be used with: delta, increase, rate - not with changes"
    ),
    ("sum(x) smoothed", "1:1: parse error: smoothed stands behind a selector only, as in rate(x[5m] smoothed)"),
    ("x[5m] anchored smoothed", "1:1: parse error: anchored and smoothed modifiers cannot be used together"),
    ("a and fill(0) b", "1:1: parse error: filling in missing series not allowed for set operators"),
    ("a + fill(0) 1", "1:1: parse error: filling in missing series only allowed between instant vectors"),
    ("a + fill(x) b", "1:10: parse error: unexpected identifier \"x\""),
    ("a + fill_left(1) fill_left(1) b", "1:18: parse error: unexpected <fill_left>"),
    ("rat(x[5m])", "1:1: parse error: unknown function with name \"rat\"; did you mean \"rate\"?"),
    ("frobnicate(x)", "1:1: parse error: unknown function with name \"frobnicate\""),
    ("info(x, up)", "1:9: parse error: expected label selectors only, got vector selector instead"),
    ("info(x, -{a=\"b\"})", "1:9: parse error: expected label selectors only"),
    (
      "info(x[5m], {a=\"b\"})",
      "1:6: parse error: expected type instant vector in call to function \"info\", got range vector"
    ),
  ]) func saysWhatIsWrongAndWhere(_ query: String, _ message: String) {
    #expect { try Expression(parsing: query) } throws: { "\($0)" == message }
  }

  @Test func infoAcceptsAnEmptySelectorOfLabels() throws {
    _ = try Expression(parsing: "info(x, {a=~\".*\"})")
  }

  @Test func countsLinesAndBytes() {
    #expect { try Expression(parsing: "# é\n\"é\" +\n  é") } throws: {
      "\($0)" == "3:3: parse error: unexpected character: 'é'"
    }
  }
}
