internal import Telemetry
internal import Testing

@testable internal import Ingest

struct OpenMetricsLinesTests {
  static let page = """
    # TYPE latency_seconds histogram
    # UNIT latency_seconds seconds
    # HELP latency_seconds Time to \\"answer\\"
    latency_seconds_bucket{le="0.1"} 8 1520879607.789 # {trace_id="KOO5S4vxi0o"} 0.067
    latency_seconds_bucket{le="+Inf"} 11 1520879607.789 # {trace_id="oHg5SJYRHA0",x="ö"} 9.8 1520879607.25
    latency_seconds_created 1520430000.123
    # EOF

    """

  private func read(_ text: String) -> ReadExposition { ReadExposition(text.utf8, .openMetrics) }

  @Test func readsTimesInSecondsAndExemplars() throws {
    let read = read(Self.page)
    #expect(read.error == nil)
    #expect(
      read.entries.prefix(3) == [
        .type("latency_seconds", "histogram"), .unit("latency_seconds", "seconds"),
        .help("latency_seconds", "Time to \"answer\""),
      ])
    let bucket = try #require(read.lines.first)
    #expect(bucket.milliseconds == 1_520_879_607_789)
    #expect(bucket.exemplarLabels == Labels([Label("trace_id", "KOO5S4vxi0o")]) && bucket.exemplarValue == 0.067)
    #expect(bucket.exemplarMilliseconds == nil)
    #expect(read.lines[1].exemplarMilliseconds == 1_520_879_607_250)
    #expect(read.lines[1].exemplarLabels?["x"] == "ö")
    #expect(read.lines[2].labels.metricName == "latency_seconds_created" && read.lines[2].exemplarLabels == nil)
  }

  @Test func everyTruncationIsRefused() {
    let bytes = Array(Self.page.utf8)
    // Without its last line feed the page is still whole.
    for length in 0..<(bytes.count - 1) {
      #expect(ReadExposition(bytes[..<length], .openMetrics).error != nil, "\(length) bytes")
    }
    #expect(ReadExposition(bytes.dropLast(), .openMetrics).error == nil)
  }

  @Test(arguments: [
    ("a 1\n", 2, 1, "the input ends without “# EOF”: it was cut off"),
    ("a 1\n# EOF\nb 1\n", 3, 1, "expected nothing after “# EOF”, found “b”"),
    ("a 1\n\n# EOF\n", 2, 1, "expected a metric's name, found the end of the line"),
    ("a  1\n# EOF\n", 1, 3, "expected a value, found a blank"),
    ("a 1 \n# EOF\n", 1, 5, "expected a time stamp in seconds, found the end of the line"),
    ("a{b=\"1\"}1\n# EOF\n", 1, 9, "expected one blank and a value, found “1”"),
    ("a 1 NaN\n# EOF\n", 1, 5, "expected a finite time stamp in seconds, found “NaN”"),
    ("a 1\r\n# EOF\n", 1, 3, "expected a value, found “1” and a carriage return (a line ends in a line feed alone)"),
    ("# free\n# EOF\n", 1, 1, "expected HELP, TYPE, UNIT or EOF after “#” and one blank, found “#”"),
    ("# UNIT a seconds\n# EOF\n", 1, 10, "the metric's name does not end in “_” and its unit, found “seconds”"),
    ("a 1 # {\"b\"} 1\n# EOF\n", 1, 8, "an exemplar has labels only, no name"),
    ("a{b=\"1\" ,c=\"2\"} 1\n# EOF\n", 1, 8, "expected a comma or “}” after the label's value, found a blank"),
  ])
  func saysWhatIsWrongAndWhere(text: String, line: Int, column: Int, reason: String) throws {
    let error = try #require(read(text).error, "\(text)")
    #expect(error.reason == reason && error.line == line && error.column == column, "\(error)")
  }

  @Test func aTimeBeyondTheRangeOfMillisecondsEndsAtItsLimit() {
    #expect(read("a 1 12345678901234567890.5\n# EOF\n").lines.first?.milliseconds == .max)
    #expect(read("a 1 -12345678901234567890.5\n# EOF\n").lines.first?.milliseconds == .min)
  }

  @Test func goesOnBehindALineThatCannotBeRead() {
    let bytes = Array("a 1\nb\nc 3\n".utf8)
    withPadded(bytes) { buffer in
      var parser = ExpositionParser(buffer, format: .openMetrics)
      var errors = 0
      var samples = 0
      while true {
        do {
          guard try parser.next() != nil else { break }
          samples += 1
        } catch {
          errors += 1
          parser.skipLine()
        }
      }
      #expect(samples == 2 && errors == 2)
    }
  }
}
