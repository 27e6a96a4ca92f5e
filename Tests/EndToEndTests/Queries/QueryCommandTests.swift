import Foundation
import TestSupport
import Testing

/// `driftop query`: what it reads, what it prints, and what it says of what it cannot answer.
@Suite struct QueryCommandTests {
  private static let samples = """
    # TYPE requests counter
    requests_total{model="a"} 10 1772323200
    requests_total{model="a"} 40 1772323260.5
    requests_total{model="b"} 7 1772323260.5
    # EOF

    """

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("day.om", Self.samples)
    try folder.write("now.prom", "up 1\nlatency_bucket{le=\"x\u{1B}[31m\"} 0.25\n")
    try folder.write("broken.prom", "up 1\nup what\n")
  }

  private func query(_ arguments: String...) throws -> CommandRun {
    try CommandRun.driftop(["query"] + arguments, in: folder.url)
  }

  @Test func printsTheDataObjectOfTheHTTPInterface() throws {
    let run = try query("requests_total", "day.om")
    let expected = """
      {"resultType":"vector","result":[\
      {"metric":{"__name__":"requests_total","model":"a"},"value":[1772323260.500,"40"]},\
      {"metric":{"__name__":"requests_total","model":"b"},"value":[1772323260.500,"7"]}]}

      """
    #expect(run.output == expected)
    #expect(run.status == 0 && run.errors == "")
  }

  @Test func aRangeHasAValueAtEachStep() throws {
    let run = try query(
      "sum(requests_total)", "day.om", "--start", "1772323200", "--end", "2026-03-01T00:02:00Z", "--step", "1m")
    let expected = #"{"metric":{},"values":[[1772323200,"10"],[1772323260,"10"],[1772323320,"47"]]}"#
    #expect(run.output == #"{"resultType":"matrix","result":[\#(expected)]}"# + "\n")
  }

  @Test func scalarsAndStringsNeedNoSeries() throws {
    #expect(
      try query("1e-7", "day.om", "--time", "1.5").output
        == #"{"resultType":"scalar","result":[1.500,"0.0000001"]}"# + "\n")
    #expect(
      try query(#""ü""#, "day.om", "--time", "0").output == #"{"resultType":"string","result":[0,"ü"]}"# + "\n")
  }

  @Test func samplesWithoutATimeAreTakenAtTheTimeAskedAbout() throws {
    let before = Date.now.timeIntervalSince1970
    let now = try JSON(text: query("up", "now.prom").output)
    #expect(try #require(now["result.0.value.0"]?.number) >= before - 1)
    let then = try JSON(text: query("up", "now.prom", "--time", "1000").output)
    #expect(then["result.0.value.0"] == .number(1_000))
    #expect(then["result.0.value.1"] == .string("1"))
  }

  @Test(arguments: ["gzip", "zstd -q"])
  func readsSeveralFilesAndCompressedOnes(program: String) throws {
    let packed = try CommandRun.command(["sh", "-c", "\(program) -c day.om > packed"], in: folder.url)
    #expect(packed.status == 0, "\(packed.errors)")
    let run = try query("count(requests_total) + on() up", "packed", "now.prom")
    #expect(try JSON(text: run.output)["result.0.value.1"] == .string("3"))
  }

  @Test func readsStandardInputOutOfOrder() throws {
    let text = "x 3 3000\nx 1 1000\nx 2 2000\n"
    let run = try CommandRun.driftop(["query", "x[10s]", "-", "--time", "3"], input: Data(text.utf8))
    #expect(
      try JSON(text: run.output)["result.0.values"]?.array.map { $0["1"] } == ["1", "2", "3"].map { .string($0) })
  }

  @Test func textIsForPeopleAndHoldsNothingThatATerminalObeys() throws {
    let run = try query("latency_bucket * 100", "now.prom", "--format", "text")
    #expect(run.output == "25  {le=\"x\u{FFFD}[31m\"}\n")
    let course = try query(
      "requests_total{model='a'}", "day.om", "--format", "text", "--start", "1772323200", "--step", "30s")
    let expected = """
      requests_total{model="a"}
        2026-03-01T00:00:00.000Z  10
        2026-03-01T00:00:30.000Z  10
        2026-03-01T00:01:00.000Z  10

      """
    #expect(course.output == expected)
    #expect(try query("0.5", "day.om", "--format", "text").output == "0.5\n")
  }

  @Test func remarksGoToStandardErrorOnALineEach() throws {
    let run = try CommandRun.driftop(
      ["query", "rate(queue[1m]) + rate(queue[1m])", "-", "--time", "60"],
      input: Data("queue 1 1\nqueue 3 30000\n".utf8))
    #expect(run.status == 0)
    let remark =
      "PromQL info: metric might not be a counter, name does not end in _total/_sum/_count/_bucket: \"queue\" "
    #expect(run.errors == "\(remark)(1:6)\n\(remark)(1:24)\n")
    #expect(try JSON(text: run.output)["resultType"] == .string("vector"))
  }

  @Test func aTextThatIsNoQueryIsPointedAt() throws {
    let run = try query("sum(\n  rate(up[5m]) + *)", "day.om")
    #expect(run.status == 2)
    #expect(run.output == "")
    let lines = run.errors.split(separator: "\n").map(String.init)
    try #require(lines.count == 3)
    #expect(lines[0].hasPrefix("driftop: query: 2:18: parse error: "))
    #expect(lines[1...] == ["  rate(up[5m]) + *)", "                 ^"])
  }

  @Test func aQueryWithoutAnAnswerEndsInOne() throws {
    let run = try query("requests_total * on() requests_total", "day.om")
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("driftop: the query has no answer: "))
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  @Test(arguments: [
    ("up|broken.prom", "broken.prom:2:4: expected a value, found “what”"), ("up|absent.prom", "absent.prom"),
    ("up", "query: name a file of samples, - for standard input, an address to scrape, or a server by --prometheus"),
    ("up|-|-", "query: standard input can be read once only"),
    ("up|day.om|--time|yesterday", "--time yesterday: expected seconds since 1970"),
    ("up|day.om|--time|1e12", "--time 1e12: expected seconds since 1970"),
    ("up|day.om|--time|nan", "--time nan: expected"),
    ("up|day.om|--time|1|--start|1", "query: give --time for one moment, or --start, --end and --step for a range"),
    ("up|day.om|--step|1m", "query: a range begins somewhere: give --start"),
    ("up|day.om|--start|0|--step|0", "--step 0: expected seconds as 0.5, or a time as 15s"),
    ("up|day.om|--start|now|--end|now-1h", "query: the range ends before it starts: "),
    ("up|day.om|--start|0|--end|11000|--step|1", "query: the range has more than 11000 steps"),
    ("up|ftp://host/metrics", "ftp address: only http, https and unix can be scraped"),
  ])
  func wrongUseIsSaidInOneLine(arguments: String, message: String) throws {
    let run = try CommandRun.driftop(["query"] + arguments.split(separator: "|").map(String.init), in: folder.url)
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("driftop: \(message)"), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(run.output == "")
  }

  @Test func anAddressIsScrapedTwiceWhereTheQueryReadsRanges() throws {
    let server = try FaultServer(["/metrics": .text("requests_total{model=\"a\"} 5\n"), "/down": .status(503, "")])
    let once = try JSON(text: query("requests_total", server.url("/metrics")).output)
    #expect(server.record.requests.count == 1)
    #expect(once["result.0.metric.job"] == .string("metrics"))
    #expect(once["result.0.metric.instance"] == .string("127.0.0.1:\(server.port)"))
    let twice = try JSON(text: query("count_over_time(requests_total[1m])", server.url("/metrics")).output)
    #expect(twice["result.0.value.1"] == .string("2"))
    let down = try query("up", server.url("/down"))
    #expect(down.status == 2)
    #expect(down.errors.contains("HTTP status 503"))
  }
}
