import Predictions
import Telemetry
import Testing

@testable import Ingest

/// 2026-03-01T00:00:00Z.
private let march: Int64 = 1_772_323_200_000_000_000

@Suite struct JSONLineParserTests {
  private func reasons(_ text: String) -> [String] {
    parseJSON(text).progress.malformed.map(\.reason)
  }

  // MARK: Plain lines

  @Test func readsTheRolesOfARecord() {
    let batch = parseJSON(
      #"{"ts":"2026-03-01T00:00:00Z","model":"fraud","version":"v2","id":"r-1","y_true":1,"y_pred":"0","score":0.25,"#
        + #""latency_ms":12.5,"weight":3,"status":500,"features":{"amount":9.5,"country":"NL"}}"#)
    #expect(batch.rowCount == 1)
    #expect(batch.kinds == [.prediction])
    #expect(batch.times == [march])
    #expect(batch.identities == [ModelIdentity(model: "fraud", version: "v2")])
    #expect(batch.actualText(0) == "1")
    #expect(batch.predictedText(0) == "0")
    #expect(batch.score == [0.25])
    #expect(batch.latencySeconds == [0.0125])
    #expect(batch.weight == [3])
    #expect(batch.ids?[0] != 0)
    #expect(batch.values(ofRow: 0)["features.amount"] == .number(9.5))
    #expect(batch.values(ofRow: 0)["features.country"] == .text("NL"))
    #expect(batch.fields.filter(\.isFeature).map(\.name) == ["amount", "country"])
  }

  @Test(arguments: [
    (#"{"y_true":1.0}"#, "1.0"), (#"{"y_true":"1"}"#, "1"), (#"{"y_true":true}"#, "true"),
    (#"{"y_true":"caf\u00e9"}"#, "café"),
    (#"{"y_true":0.25}"#, "0.25"), (#"{"y_true":" "}"#, " "), (#"{"y_true":1e2}"#, "1e2"),
    (#"{"y_true":"0.50"}"#, "0.5"),
  ])
  func labelsAreTextsAsTheyStandInTheLog(line: String, label: String) {
    #expect(parseJSON(line).actualText(0) == label)
  }

  @Test(arguments: [
    #"{"y_true":null,"y_pred":1}"#, #"{"y_true":"","y_pred":1}"#, #"{"y_pred":1}"#, #"{"y_true":{},"y_pred":1}"#,
  ])
  func anEmptyLabelIsNoLabel(line: String) {
    let batch = parseJSON(line)
    #expect(batch.rowCount == 1)
    #expect(batch.actualText(0) == nil)
  }

  @Test func countsNumbersThatAreNotFiniteAsMissing() {
    let batch = parseJSON(#"{"score":NaN,"x":Infinity,"y":-Infinity,"z":1e999,"y_pred":1}"#)
    #expect(batch.rowCount == 1)
    #expect(batch.progress.nonFinite == ["score": 1, "x": 1, "y": 1, "z": 1])
    #expect(batch.values(ofRow: 0).isEmpty)
  }

  @Test func theLastOfTwoMembersOfOneNameCounts() {
    let lines = [
      #"{"score":0.5,"k":1,"k":"x"}"#, #"{"score":0.5,"k":"x","k":1}"#, #"{"score":0.5,"k":"x","k":"y"}"#,
      #"{"score":0.5,"k":1,"k":2}"#,
    ]
    let batch = parseJSON(lines.joined(separator: "\n"))
    #expect((0..<4).map { batch.values(ofRow: $0)["k"] } == [.text("x"), .number(1), .text("y"), .number(2)])
    let labels = parseJSON(#"{"y_true":3,"y_true":"cat","y_pred":1}"#)
    #expect(labels.actualText(0) == "cat")
    #expect(labels.actual?.numbers[0].isNaN == true)
  }

  // MARK: Lines that are no predictions

  @Test func tellsPredictionsLabelsGenericAndOtherLinesApart() {
    let lines = [
      #"{"id":"a","y_pred":1}"#, #"{"id":"a","y_true":1}"#, #"{"y_true":1}"#, #"{"id":"b","y_true":1,"score":0.5}"#,
      #"{"rows":3,"level":"info"}"#, #"{"level":"info","msg":"started"}"#, #"{}"#, #"{"model":"m","id":4}"#, "",
      "2026-03-01T00:00:00Z server started", "  ",
    ]
    let batch = parseJSON(lines.joined(separator: "\n"))
    #expect(batch.kinds == [.prediction, .label, .prediction, .prediction, .generic])
    #expect(batch.progress.otherCount == 4)
    #expect(batch.progress.malformedCount == 0)
    #expect(batch.progress.lineCount == lines.count)
  }

  @Test(arguments: [
    ("server started", "not a JSON object"), ("[1,2,3]", "not a JSON object"),
    (#"[{"y_pred":1}]"#, "not a JSON object"),
    ("a\u{1}\u{2}", "binary data"), (#"{"y_pred":1"#, "the line ends inside a JSON object"),
    (#"{"y_pred":1} x"#, "not JSON at column 13: expected the end of the line after the object"),
    (#"{"y_pred":1,}"#, "not JSON at column 13: expected a key in quotes"),
    (#"{"y_pred" 1}"#, "not JSON at column 11: expected a colon"),
    (#"{"y_pred":x}"#, "not JSON at column 11: expected a value"),
    (#"{"y_pred":1 "a":2}"#, "not JSON at column 13: expected a comma or a closing brace"),
    (#"{"score":"high"}"#, "score should be a number and is “high”"),
    (#"{"ts":"yesterday","y_pred":1}"#, "time stamp “yesterday” is neither ISO 8601 nor a number since 1970"),
    (#"{"ts":"1969-01-01","y_pred":1}"#, "time stamp “1969-01-01” lies outside the years 1970 to 2200"),
  ])
  func saysWhatIsWrongWithALine(line: String, reason: String) {
    #expect(reasons(line) == [reason])
    // The same in the middle of a log, with its line number.
    let batch = parseJSON("{\"y_pred\":1}\n\(line)\n{\"y_pred\":1}\n")
    #expect(batch.rowCount == 2)
    #expect(batch.progress.malformed.map(\.line) == [2])
    #expect(batch.progress.malformed.map(\.reason) == [reason])
  }

  @Test func textThatIsNotUTF8IsMalformed() {
    let bytes = Array(#"{"y_pred":""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8)
    let batch = LogParser(mapping: SchemaMapping()).parse(bytes, format: .jsonLines)
    #expect(batch.progress.malformed.map(\.reason) == ["the text of y_pred is not UTF-8"])
  }

  @Test func keepsABoundedNumberOfExamples() {
    let batch = parseJSON(String(repeating: "{\n", count: 500))
    #expect(batch.progress.malformedCount == 500)
    #expect(batch.progress.malformed.count == LogProgress.exampleLimit)
  }

  // MARK: Envelopes and prefixes

  @Test func unwrapsDockersJSONFile() {
    let batch = parseJSON(
      #"{"log":"{\"y_true\":1,\"y_pred\":0,\"note\":\"a\\\"b\"}\n","stream":"stdout","time":"2026-03-01T00:00:00.5Z"}"#)
    #expect(batch.rowCount == 1)
    #expect(batch.times == [march + 500_000_000])
    #expect(batch.actualText(0) == "1")
    #expect(batch.values(ofRow: 0) == ["note": .text(#"a"b"#)])
  }

  @Test func unwrapsJournaldsJSON() {
    let batch = parseJSON(
      #"{"__REALTIME_TIMESTAMP":"1772323200000001","PRIORITY":"6","_PID":"77","MESSAGE":"{\"y_pred\":\"cat\"}"}"#)
    #expect(batch.rowCount == 1)
    #expect(batch.times == [march + 1_000])
    #expect(batch.predictedText(0) == "cat")
  }

  @Test func readsTheObjectBehindAContainerRuntimesPrefix() {
    let batch = parseJSON(#"2026-03-01T00:00:00.000000007Z stdout F {"y_true":1,"y_pred":0}"#)
    #expect(batch.rowCount == 1)
    #expect(batch.times == [march + 7])
  }

  @Test(arguments: [
    #"2026-03-01 00:00:00,250 INFO app: {"y_pred":1}"#, #"2026-03-01 00:00:00.250 {"y_pred":1}"#,
    #"2026-03-01T00:00:00.25Z app[3]: {"y_pred":1}"#,
  ])
  func takesTheTimeThatALoggerWritesFirst(line: String) {
    #expect(parseJSON(line).times == [march + 250_000_000])
  }

  @Test func readsTheObjectBehindAnyText() {
    let batch = parseJSON(#"INFO prediction {"y_pred":"1","ts":1772323200}"#)
    #expect(batch.rowCount == 1)
    #expect(batch.times == [march])
  }

  @Test func theRecordsOwnTimeCountsMoreThanTheEnvelopes() {
    let inner = #"{\"ts\":1772323200,\"y_pred\":1}"#
    #expect(parseJSON(#"{"log":"\#(inner)","time":"2026-04-01T00:00:00Z"}"#).times == [march])
    #expect(parseJSON(#"2026-04-01T00:00:00Z stdout F {"ts":1772323200,"y_pred":1}"#).times == [march])
  }

  @Test func nothingOfAnEnvelopeIsLeftInTheRecord() {
    let batch = parseJSON(
      #"{"log":"{\"y_pred\":1}","stream":"stdout","attrs":{"pod":"p-1"},"n":7,"time":"2026-03-01T00:00:00Z"}"#)
    #expect(batch.values(ofRow: 0).isEmpty)
    #expect(batch.fields.isEmpty)
  }

  @Test(arguments: [
    #"{"log":"hello {world}\n","time":"2026-03-01T00:00:00Z"}"#, #"{"message":"cache {full}"}"#,
    #"{"msg":"{\"level\":\"info\"}"}"#,
    #"2026-03-01T00:00:00Z stdout F listening on {0.0.0.0}:80"#,
    #"{"log":"{\"y_pred\":1","time":"2026-03-01T00:00:00Z"}"#,
  ])
  func aMessageThatOnlyLooksLikeARecordIsAnotherLine(line: String) {
    let batch = parseJSON(line)
    #expect(batch.rowCount == 0)
    #expect(batch.progress.otherCount == 1)
    #expect(batch.progress.malformedCount == 0)
  }

  @Test func aRecordWithAMessageIsNotUnwrapped() {
    let batch = parseJSON(#"{"y_pred":1,"message":"{\"y_pred\":2}"}"#)
    #expect(batch.rowCount == 1)
    #expect(batch.predictedText(0) == "1")
  }

  @Test func textsOfEnvelopesDoNotLeakIntoTheNextLine() {
    let lines = (0..<50).map {
      #"{"log":"{\"y_pred\":\"c\#($0 % 3)\",\"t\":\"v\#($0 % 5)\"}","time":"2026-03-01T00:00:00Z"}"#
    }
    let batch = parseJSON(lines.joined(separator: "\n"))
    #expect((0..<50).map { batch.predictedText($0) } == (0..<50).map { "c\($0 % 3)" })
    #expect((0..<50).map { batch.values(ofRow: $0)["t"] } == (0..<50).map { .text("v\($0 % 5)") })
  }
}
