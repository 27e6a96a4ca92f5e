import PromQL
import Testing

@Suite struct ScriptExpectationsTests {
  private static let series = """
    load 1m
      a{b="1"} 1+1x10
      a{b="2"} 2+2x10
      b{c="1"} 5
      b{c="2"} 6


    """

  private static func verdict(of evaluation: String) throws -> ScriptOutcome.Verdict {
    try PromQLTests.verdict(series + evaluation)
  }

  @Test(arguments: [
    "eval instant at 1m a\n  a{b=\"2\"} 4\n  a{b=\"1\"} 2",
    "eval instant at 1m sort(a)\n  expect ordered\n  a{b=\"1\"} 2\n  a{b=\"2\"} 4",
    "eval_ordered instant at 1m sort_desc(a)\n  a{b=\"2\"} 4\n  a{b=\"1\"} 2",
    "eval instant at 1m nothing",
    "eval instant at 1m 2\n  2",
    "eval instant at 1m -0.0000001 / 3\n  -3.3333333e-8",
    "eval instant at 1m 0 / 0\n  NaN",
    "eval instant at 1m \"x y\"\n  expect string `x y`",
    "eval range from 1m to 3m step 1m a{b=\"1\"}\n  a{b=\"1\"} 2 3 4",
    "eval range from 0 to 1m step 1m 7\n  {} 7 7",
    "eval range from 9m to 11m step 1m a{b=\"1\"} < 11\n  a{b=\"1\"} 10",
    "eval instant at 3m a{b=\"1\"}[2m]\n  expect range vector from 2m to 3m step 1m\n  a{b=\"1\"} 3 4",
    "eval instant at 1m a{b=\"1\"}\n  expect no_warn\n  expect no_info\n  a{b=\"1\"} 2",
    "eval instant at 0 a * on() b\n  expect fail",
    "eval_fail instant at 0 a * on() b",
    "eval instant at 0 a * on() b\n  expect fail regex: many-to-many .* not allowed\n  expect fail regex: ^found",
    "eval instant at 0 a * on() b\n  expect fail regex: \"many-to-many .*\"",
    "eval_fail instant at 0 a * on() b\n  expected_fail_regexp many-to-many",
    "eval instant at 0 sum(\n  expect fail",
    "eval instant at 1m quantile(2, a)\n  expect warn\n  {} +Inf",
    "eval_warn instant at 1m quantile(2, a)\n  {} +Inf",
    "eval instant at 1m quantile(2, a)\n  {} +Inf",
    "eval instant at 1m quantile(2, a)\n  expect no_info\n  {} +Inf",
    "eval instant at 1m quantile(2, a)\n  expect warn regex: between 0 and 1, got 2\n  {} +Inf",
    "eval instant at 1m quantile(2, a)\n"
      + "  expect warn msg: PromQL warning: quantile value should be between 0 and 1, got 2 (1:10)\n  {} +Inf",
    "eval instant at 4m rate(a{b=\"1\"}[3m])\n  expect info\n  {b=\"1\"} 0.016666667",
  ])
  func whatIsExpectedPasses(evaluation: String) throws {
    #expect(try Self.verdict(of: evaluation) == .passed)
  }

  @Test(arguments: [
    ("eval instant at 1m a\n  a{b=\"1\"} 2", #"a{b="2"} is not expected, got 4"#),
    ("eval instant at 1m b\n  b{c=\"1\"} 5\n  b{c=\"2\"} 7", #"b{c="2"} at 1m: expected 7, got 6"#),
    ("eval instant at 1m a < 3\n  a{b=\"1\"} 2\n  a{b=\"2\"} 3", #"a{b="2"} is missing, expected 3"#),
    ("eval instant at 1m nothing\n  {} NaN", "{} is missing, expected NaN"),
    (
      "eval instant at 1m sort_desc(a)\n  expect ordered\n  a{b=\"1\"} 2\n  a{b=\"2\"} 4",
      #"expected the order a{b="1"}, a{b="2"}, got a{b="2"}, a{b="1"}"#
    ),
    ("eval instant at 1m 2\n  3", "expected 3, got 2"),
    ("eval instant at 1m 1\n  1.00001", "expected 1.00001, got 1"),
    ("eval instant at 1m 0\n  1e-12", "expected 1e-12, got 0"),
    ("eval instant at 1m 1/0\n  -Inf", "expected -Inf, got +Inf"),
    ("eval instant at 1m 1/0\n  NaN", "expected NaN, got +Inf"),
    ("eval instant at 1m 2\n  {} 2", "expected an instant vector, got the scalar 2"),
    ("eval instant at 1m vector(2)\n  2", "expected a scalar, got an instant vector of 1 series"),
    ("eval instant at 1m \"x\"\n  expect string \"y\"", "expected “y”, got “x”"),
    ("eval instant at 1m a[1m]\n  a{b=\"1\"} 2", "expected an instant vector, got a matrix of 2 series"),
    (
      "eval range from 1m to 3m step 1m a{b=\"1\"}\n  a{b=\"1\"} 2 4 _",
      #"a{b="1"} at 2m: expected 4, got 3; a{b="1"} at 3m: expected no value, got 4"#
    ),
    (
      "eval range from 9m to 11m step 1m a{b=\"1\"} < 11\n  a{b=\"1\"} 10 _ 12",
      #"a{b="1"} at 11m: expected 12, got no value"#
    ),
    (
      "eval range from 0 to 1m30s step 30s nothing\n  {} 1 _ 2 3",
      "{} is missing, expected 1 at 0s, 2 at 1m, 3 at 1m30s"
    ),
    ("eval instant at 0 a\n  expect fail", "expected the query to fail, and it gave an answer"),
    ("eval instant at 0 sum(\n", "1:5: parse error: unclosed left parenthesis"),
    ("eval instant at 1m a\n  expect warn\n  a{b=\"1\"} 2\n  a{b=\"2\"} 4", "expected any warning, got none"),
    ("eval instant at 1m a\n  expect info\n  a{b=\"1\"} 2\n  a{b=\"2\"} 4", "expected any info, got none"),
    ("eval_info instant at 1m a\n  a{b=\"1\"} 2\n  a{b=\"2\"} 4", "expected any info, got none"),
    (
      "eval instant at 1m quantile(2, a)\n  expect no_warn\n  {} +Inf",
      "expected no warning, got “PromQL warning: quantile value should be between 0 and 1, got 2 (1:10)”"
    ),
    (
      "eval instant at 1m quantile(2, a)\n  expect warn msg: x\n  {} +Inf",
      "expected the warning “x”, "
        + "got “PromQL warning: quantile value should be between 0 and 1, got 2 (1:10)”; "
        + "no line expects the warning “PromQL warning: quantile value should be between 0 and 1, got 2 (1:10)”"
    ),
    (
      "eval instant at 1m quantile(2, a)\n  expect warn\n  expect warn regex: x$\n  {} +Inf",
      "expected a warning that matches “x$”, "
        + "got “PromQL warning: quantile value should be between 0 and 1, got 2 (1:10)”"
    ),
  ])
  func whatIsNotExpectedFails(evaluation: String, difference: String) throws {
    guard case .failed(let differences) = try Self.verdict(of: evaluation) else {
      Issue.record("does not fail: \(evaluation)")
      return
    }
    #expect(differences.joined(separator: "; ") == difference)
  }

  @Test func anotherFailureThanTheExpectedOneFails() throws {
    let script = "eval instant at 0 a * on() b\n  expect fail msg: x"
    guard case .failed(let differences) = try Self.verdict(of: script) else {
      Issue.record("does not fail")
      return
    }
    #expect(differences.count == 1)
    #expect(differences[0].hasPrefix("expected the failure “x”, got “found duplicate series"))
  }

  @Test func manyDifferencesAreCounted() throws {
    let script = "load 1m\n  a 1+1x20\neval range from 0 to 20m step 1m a\n  a 0+1x20"
    guard case .failed(let differences) = try PromQLTests.verdict(script) else {
      Issue.record("does not fail")
      return
    }
    #expect(differences.count == 9)
    #expect(differences.last == "and 13 more")
  }
}
