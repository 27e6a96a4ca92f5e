internal import Ingest
internal import Telemetry
internal import Testing

struct TextLinesTests {
  private func read(_ text: String) -> ReadExposition { ReadExposition(text.utf8, .text) }

  private func line(_ name: String, _ labels: [Label] = [], _ value: Double, at stamp: Int64? = nil)
    -> ReadExposition.Entry
  {
    .sample(ReadExposition.Line(Labels(name: name, labels), value, milliseconds: stamp))
  }

  @Test func readsSamplesAndTheirMetadata() {
    let read = read(
      """
      # HELP http_requests_total Requests\\nby method, \\\\ or \\"code\\"
      # TYPE http_requests_total counter
      http_requests_total{method="post",code="200"} 1027 1395066363000
      up 1

      """)
    #expect(read.error == nil)
    #expect(
      read.entries == [
        .help("http_requests_total", "Requests\nby method, \\ or \"code\""), .type("http_requests_total", "counter"),
        line("http_requests_total", [Label("method", "post"), Label("code", "200")], 1027, at: 1_395_066_363_000),
        line("up", [], 1),
      ])
  }

  @Test func blanksAreFree() {
    let read = read("\n \t up\t{ a = \"1\"\t, b=\"2\" , } \t 3 \t -5 \t\n\n  # \t TYPE \t up \t gauge  \nx{}-Inf")
    #expect(read.error == nil)
    #expect(
      read.entries == [
        line("up", [Label("a", "1"), Label("b", "2")], 3, at: -5), .type("up", "gauge"), line("x", [], -.infinity),
      ])
  }

  @Test func commentsSayNothing() {
    let read = read("#\n# anything\n#HELP a b\n# HELP\n# HELP a\n# TYPE a\n#HELPER\n# EOF\na 1")
    #expect(read.entries == [line("a", [], 1)] && read.error == nil)
  }

  @Test func namesMayBeQuoted() {
    let read = read(
      "# TYPE \"my.metric\" counter\n{\"my.metric\",\"lbl.x\"=\"v\"} 1\n{b=\"2\",\"my \\\"metric\\\"\"} 2\nm{\"l\"=\"x\"} 3\n"
    )
    #expect(read.error == nil)
    #expect(
      read.entries == [
        .type("my.metric", "counter"), line("my.metric", [Label("lbl.x", "v")], 1),
        line("my \"metric\"", [Label("b", "2")], 2), line("m", [Label("l", "x")], 3),
      ])
  }

  @Test func valuesOfLabelsHoldAnythingInQuotes() {
    let read = read(#"a{l="} # {\"\\ö\n\z"} 1"# + "\nb{l=\"line\nfeed\0\"} 2\n")
    #expect(read.error == nil)
    #expect(
      read.entries == [
        line("a", [Label("l", "} # {\"\\ö\n\\z")], 1), line("b", [Label("l", "line\nfeed\0")], 2),
      ])
  }

  @Test func knowsTheTypesOfBothFormatsInAnyCase() {
    let words = ["counter", "GAUGE", "Histogram", "summary", "untyped", "unknown", "info", "stateset"]
    let read = read(words.map { "# TYPE a \($0)\n" }.joined() + "# TYPE a gauge_histogram\n")
    let kinds = ["counter", "gauge", "histogram", "summary", "unknown", "unknown", "info", "stateset"]
    #expect(read.entries == (kinds + ["gaugehistogram"]).map { .type("a", $0) })
  }

  @Test(arguments: [
    ("up abc\n", 1, 4, "expected a value, found “abc”"),
    ("up\n", 1, 3, "expected a value, found the end of the line"),
    ("up", 1, 3, "expected a value, found the end of the input"),
    ("a 1\nb 1 2.5\n", 2, 5, "expected a time stamp in whole milliseconds, found “2.5”"),
    ("b 1 99999999999999999999\n", 1, 5, "expected a time stamp in whole milliseconds, found “99999999999999999999”"),
    ("b 1 2 3\n", 1, 7, "expected the end of the line after the time stamp, found “3”"),
    (
      "a 1\r\n", 1, 3, "expected a value, found “1” and a carriage return (a line ends in a line feed alone)"
    ),
    ("a{b=1} 1\n", 1, 5, "expected a label's value in double quotes, found “1}”"),
    ("a{b} 1\n", 1, 4, "expected “=” after the label's name, found “}”"),
    ("a{1b=\"\"} 1\n", 1, 3, "expected a label's name, found “1b=\"\"}”"),
    ("a{b=\"1\" 1\n", 1, 9, "expected a label's name, found “1”"),
    ("a{b=\"1\n", 1, 5, "the quoted text that begins here is not closed"),
    ("{b=\"1\"} 1\n", 1, 1, "the series has no metric name"),
    ("a{\"b\"} 1\n", 1, 4, "the metric's name stands twice"),
    ("\u{0}a 1\n", 1, 1, "expected a metric's name, found byte 0"),
    ("0a 1\n", 1, 1, "expected a metric's name, found “0a”"),
    ("# TYPE a meh\n", 1, 10, "expected counter, gauge, histogram, summary or untyped, found “meh”"),
    ("# TYPE a-b gauge\n", 1, 9, "expected a blank after the metric's name, found “-b”"),
    ("a 1e400\n", 1, 3, "expected a number in the range of a double, found “1e400”"),
  ])
  func saysWhatIsWrongAndWhere(text: String, line: Int, column: Int, reason: String) throws {
    let error = try #require(read(text).error, "\(text)")
    #expect(error.reason == reason && error.line == line && error.column == column, "\(error)")
  }

  @Test func refusesInvalidUTF8WhereTextIsKept() {
    let bad: UInt8 = 0xBD
    #expect(ReadExposition(Array("a{b=\"".utf8) + [bad] + Array("\"} 1\n".utf8), .text).error != nil)
    #expect(ReadExposition(Array("# HELP a ".utf8) + [bad, 0x0A], .text).error != nil)
    #expect(ReadExposition(Array("# free ".utf8) + [bad, 0x0A], .text).error == nil)
  }

  @Test func anEmptyPageHasNoEntries() {
    #expect(read("").entries.isEmpty && read("").error == nil)
    #expect(read(" \n\t").entries.isEmpty)
  }
}
