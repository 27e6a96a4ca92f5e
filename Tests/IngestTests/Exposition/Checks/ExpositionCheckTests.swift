internal import Ingest
internal import Testing

struct ExpositionCheckTests {
  private func findings(_ text: String, _ format: ExpositionFormat = .openMetrics) -> [String] {
    ExpositionCheck.run(Array(text.utf8), format: format, isStrict: true).findings.map(\.description)
  }

  @Test func countsFamiliesSamplesAndSeries() {
    let page = "# TYPE a histogram\na_bucket{le=\"1\"} 1\na_count 1\na_count 2\nb 1\n"
    let result = ExpositionCheck.run(Array(page.utf8), format: .text, isStrict: true)
    #expect(result.familyCount == 2 && result.sampleCount == 4 && result.seriesCount == 3 && result.isValid)
    #expect(result.warnings.map(\.line) == [4])
    let open = ExpositionCheck.run(
      Array("# TYPE a counter\na_total 1\nb 1\n# EOF\n".utf8), format: .openMetrics, isStrict: false)
    #expect(open.familyCount == 2 && open.isValid)
  }

  @Test func aGoodPageHasNoFindings() {
    #expect(
      findings(OpenMetricsLinesTests.page.replacing("latency_seconds_created 1520430000.123\n", with: "")).isEmpty)
  }

  @Test(arguments: [
    ("# TYPE a gauge\n# TYPE a gauge\n# EOF", 2, "a second line of the same kind for a"),
    ("# TYPE a gauge\na 1\n# HELP a x\n# EOF", 3, "the metadata of a stands after its samples"),
    ("# TYPE a counter\n# TYPE a_total gauge\n# EOF", 2, "the name a_total belongs to an earlier family"),
    ("# TYPE a_s info\n# UNIT a_s s\n# EOF", 1, "a_s cannot have a unit"),
    ("a{b=\"1\",b=\"2\"} 1\n# EOF", 1, "the label b stands twice"),
    ("# TYPE a gauge\na{b=\"1\"} 1\na{b=\"2\"} 1\na{b=\"1\"} 2\n# EOF", 4, "the samples of one metric of a must stand"),
    ("# TYPE a gauge\na 1 2\na 1 1\n# EOF", 3, "the time stamps of the metric go backwards"),
    ("# TYPE a gauge\na 1 1.0002\na 1 1.0001\n# EOF", 3, "the time stamps of the metric go backwards"),
    ("# TYPE a counter\na_total -1\n# EOF", 2, "a_total cannot be negative"),
    ("# TYPE a histogram\na_bucket{le=\"+Inf\"} 1.5\n# EOF", 2, "a_bucket counts observations and must be whole"),
    ("# TYPE a histogram\na_bucket{le=\"1\"} 1\n# EOF", 2, "a histogram of a has no bucket +Inf"),
    ("# TYPE a histogram\na_bucket{le=\"x\"} 1\n# EOF", 2, "a bucket needs its upper bound"),
    ("# TYPE a summary\na{quantile=\"2\"} 1\n# EOF", 2, "a summary needs a number from 0 to 1"),
    ("# TYPE a info\na_info 2\n# EOF", 2, "the value of an info must be 1"),
    ("# TYPE a stateset\na{a=\"x\"} 0.5\n# EOF", 2, "the value of a state must be 0 or 1"),
    ("# TYPE a gauge\na 1 # {} 1\n# EOF", 2, "only buckets and counters can have an exemplar"),
    ("a{b=\"1\",} 1\n# EOF", 1, "a comma stands after the last label"),
  ])
  func namesWhatOpenMetricsForbids(page: String, line: Int, reason: String) throws {
    let first = try #require(findings(page).first, "\(page)")
    #expect(first.hasPrefix("line \(line), ") && first.contains(reason), "\(first)")
  }

  @Test(arguments: [
    ("a 1\n# TYPE a gauge\n", "the TYPE of a stands after its samples"),
    ("# HELP a x\n# HELP a y\n", "a second HELP line for a"),
    ("# TYPE a gauge\n# TYPE a gauge\n", "a second TYPE line for a"),
    ("a{__name__=\"b\"} 1\n", "the label __name__ is reserved"),
    ("# TYPE a histogram\na_bucket{le=\"x\"} 1\n", "expected a number in the label le, found “x”"),
    ("# TYPE a histogram\na_count -1\n", "counts a negative number"),
    ("a{b=\"\\t\"} 1\n", "expected one of the escapes"),
    ("a{b=\"1\"c=\"2\"} 1\n", "expected a comma or “}”"),
    ("a 1", "expected a line feed after the last line"),
  ])
  func namesWhatTextForbids(page: String, reason: String) {
    #expect(findings(page, .text).contains { $0.contains(reason) })
    #expect(findings(page, .text).count == 1)
  }

  @Test func keepsABoundedNumberOfFindingsAndCountsTheRest() {
    let page = String(repeating: "a b\n", count: 500)
    let result = ExpositionCheck.run(Array(page.utf8), format: .text, isStrict: false)
    #expect(result.findings.count == ExpositionCheck.findingLimit && result.findingCount == 500)
    #expect(result.findings.last?.line == 100 && !result.isValid)
  }

  @Test func findsNothingBehindTheEndTwice() {
    let result = ExpositionCheck.run(Array("a 1\n# EOF\nb 1\nc 1\n".utf8), format: .openMetrics, isStrict: true)
    #expect(result.findingCount == 1 && result.findings.first?.line == 3)
  }

  @Test func namesAreToldApartByTheirBytes() {
    let page = "{\"caf\u{E9}\"} 1\n{\"cafe\u{301}\"} 1\n"
    let result = ExpositionCheck.run(Array(page.utf8), format: .text, isStrict: true)
    #expect(result.familyCount == 2 && result.seriesCount == 2 && result.isValid && result.warnings.isEmpty)
  }
}
