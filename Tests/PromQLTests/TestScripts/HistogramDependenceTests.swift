import PromQL
import Testing

@Suite struct HistogramDependenceTests {
  private static let series = """
    load 1m
      plain 1
      mixed{a="b"} 1 {{count:1}} 3
      sequence {{sum:1 count:1}}+{{sum:1 count:1}}x3
    load_with_nhcb 1m
      latency_bucket{a="b", le="1"} 1
      latency_bucket{a="b", le="+Inf"} 2
      other_bucket 7


    """

  @Test(arguments: [
    ("mixed\n  mixed{a=\"b\"} 1", #"reads the native histogram mixed{a="b"}"#),
    ("sum(rate({__name__=~\"mixed|plain\"}[5m]))", #"reads the native histogram mixed{a="b"}"#),
    ("plain + ignoring(a) sum_over_time(sequence[5m:1m])", "reads the native histogram sequence"),
    ("topk(scalar(sequence), plain)", "reads the native histogram sequence"),
    ("latency", #"reads the native histogram latency{a="b"}"#),
    ("{a=\"b\", le=\"\"}", #"reads the native histogram latency{a="b"}"#),
    ("histogram_count(plain)", "histogram_count is about native histograms"),
    ("plain + absent\n  {} {{count:1}}", "its expected result holds a native histogram"),
  ])
  func whatDependsOnAHistogramIsLeftOut(query: String, reason: String) throws {
    #expect(try verdict(Self.series + "eval instant at 1m \(query)") == .leftOut(reason))
  }

  @Test(arguments: [
    "plain\n  plain 1",
    "{__name__=~\"plain|latency_bucket\", le=~\"1?\"}\n  plain 1\n  latency_bucket{a=\"b\", le=\"1\"} 1",
    "other",
    "mixed{a!=\"b\"}",
    "latency{a=\"c\"}",
  ])
  func allElseIsAsked(query: String) throws {
    #expect(try verdict(Self.series + "eval instant at 0 \(query)") == .passed)
  }

  @Test(arguments: [
    // The histogram lies at 1m.
    ("0", "mixed", "mixed{a=\"b\"} 1", false),
    ("30s", "mixed", "mixed{a=\"b\"} 1", false),
    ("1m", "mixed", "", true),
    ("5m59s", "mixed", "", true),
    ("6m", "mixed", "mixed{a=\"b\"} 3", false),
    ("3m", "sum_over_time(mixed[2m])", "{a=\"b\"} 3", false),
    ("3m", "sum_over_time(mixed[2m1s])", "", true),
    ("10m", "mixed offset 10m", "mixed{a=\"b\"} 1", false),
    ("0", "mixed offset -1m", "", true),
    ("0", "mixed @ 60", "", true),
    ("10m", "mixed @ 30", "mixed{a=\"b\"} 1", false),
    ("9m", "sum_over_time(mixed[3m:1m])", "", false),
    ("9m", "sum_over_time(mixed[3m1s:1m])", "", true),
  ])
  func onlyTheTimesThatAreReadCount(time: String, query: String, result: String, isLeftOut: Bool) throws {
    let reason = #"reads the native histogram mixed{a="b"}"#
    let verdict = try verdict(Self.series + "eval instant at \(time) \(query)\n  \(result)")
    #expect(verdict == (isLeftOut ? .leftOut(reason) : .passed))
  }

  @Test func whatFailsWithoutHistogramsIsNotLeftOut() throws {
    let query = Self.series + "eval instant at 1m {__name__!=\"\"} + on() mixed\n  expect fail"
    #expect(try verdict(query) == .passed)
    #expect(try verdict(query + " msg: x") == .leftOut(#"reads the native histogram latency{a="b"}"#))
  }

  @Test func clearedHistogramsAreForgotten() throws {
    expectAllPass("load 1m\n  a {{count:1}}\nclear\nload 1m\n  a 1\neval instant at 0 a\n  a 1")
  }
}
