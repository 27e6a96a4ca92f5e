import Predictions
import Telemetry
import Testing

@testable import Ingest

@Suite struct ReadableRecordTests {
  private func shown(_ line: String, masks: [String] = [], id: String? = nil) -> RecordText {
    withPadded(line.utf8) {
      ReadableRecord(format: .jsonLines, mapping: SchemaMapping(masks: masks)).read($0, row: 0)
    }
  }

  @Test(arguments: [
    #"{"y_pred":1,"a":{"b":[1,2,{"c":"x\"}y"}]},"d":null}"#, #"  {"y_pred" : 1 , "e":[ ] }"#, "INFO {\"y_pred\":1}",
    "2026-03-01T00:00:00Z stdout F {\"y_pred\":1}",
  ])
  func withoutMasksALineIsShownAsItIs(line: String) {
    #expect(shown(line).text == line)
  }

  @Test func aLongLineIsCutTo400Bytes() {
    let text = shown("{\"y_pred\":\"" + String(repeating: "x", count: 1_000) + "\"}").text
    #expect(text.utf8.count == 400)
  }

  @Test func theIdIsFoundWhereverItStands() {
    #expect(shown(#"{"y_pred":1,"request_id":"r-7"}"#).id == "r-7")
    #expect(shown(#"{"meta":{"id":17},"y_pred":1}"#).id == "17")
    #expect(shown(#"{"y_pred":1}"#).id == nil)
    #expect(shown(#"{"id":"r-7","y_pred":1}"#, masks: ["id"]).id == nil)
  }

  @Test(arguments: [
    (#"{"y_pred":1,"email":"a@b"}"#, #"{"y_pred":1,"email":"***"}"#),
    (#"{"email":12.5,"k":2}"#, #"{"email":"***","k":2}"#),
    (#"{"user":{"email":"a","age":3},"k":2}"#, #"{"user":{"email":"***","age":3},"k":2}"#),
    (
      #"{"email":{"first":"a","all":["b",{"c":"d"}]},"k":2}"#,
      #"{"email":{"first":"***","all":["***",{"c":"***"}]},"k":2}"#
    ),
    (#"{"list":[{"email":"a"},{"k":"b"}]}"#, #"{"list":[{"email":"***"},{"k":"b"}]}"#),
    (#"{"\u0065mail":"a","k":2}"#, #"{"\u0065mail":"***","k":2}"#),
    (#"{"Email":true,"EMAIL":null}"#, #"{"Email":"***","EMAIL":"***"}"#),
  ])
  func maskedValuesAreStarsWhateverTheyAre(line: String, text: String) {
    #expect(shown(line, masks: ["email"]).text == text)
  }

  @Test func anyBytesAtAllAreShownWithoutACrash() {
    var random = RandomJSON(seed: 31)
    for round in 0..<3_000 {
      let bytes = round % 2 == 0 ? random.mutated(random.line()) : random.garbled(random.line())
      let masks = round % 3 == 0 ? ["k*"] : []
      let text = withPadded(bytes) {
        ReadableRecord(format: .jsonLines, mapping: SchemaMapping(masks: masks)).read($0, row: 0).text
      }
      #expect(text.utf8.count <= 403)
    }
  }
}

/// Holds everything that leaves the parser against values that a mask hides.
@Suite struct MaskTests {
  private static let secret = "SeCrEt"
  private static let number = 98_765.4321

  /// Whether a text or a number of a batch shows a secret.
  private func leaks(_ batch: PredictionBatch) -> Bool {
    let columns =
      batch.fields.compactMap(\.numbers) + batch.probabilities.map(\.values)
      + [batch.score, batch.weight].compactMap { $0 }
    return batch.everyText.contains(Self.secret) || batch.everyText.contains("98765")
      || columns.contains { $0.contains(Self.number) } || batch.latencySeconds?.contains(Self.number / 1_000) == true
  }

  private static let lines = [
    #"{"y_pred":1,"user":"SeCrEt"}"#, #"{"y_pred":1,"user":98765.4321}"#,
    #"{"y_pred":1,"user":{"name":"SeCrEt","n":98765.4321}}"#,
    #"{"y_pred":1,"user":["SeCrEt",98765.4321,{"x":"SeCrEt"}]}"#, #"{"y_pred":1,"user":{"deep":{"er":["SeCrEt"]}}}"#,
    #"{"y_pred":1,"features":{"user":"SeCrEt","amount":1}}"#, #"{"y_pred":1,"features":{"user":{"id":"SeCrEt"}}}"#,
    #"{"y_pred":1,"meta":{"user":{"name":"SeCrEt"}}}"#, #"{"y_pred":1,"\u0075ser":"SeCrEt"}"#,
    #"{"y_pred":1,"USER":"SeCrEt"}"#,
    #"{"y_pred":1,"\u0075ser":{"a":"SeCrEt"}}"#, #"{"y_pred":1,"user":"SeCrEt\n\"quoted\""}"#, #"{"user":"SeCrEt"}"#,
    #"{"log":"{\"y_pred\":1,\"user\":\"SeCrEt\"}\n","time":"2026-03-01T00:00:00Z"}"#,
    #"{"MESSAGE":"{\"y_pred\":1,\"user\":{\"a\":98765.4321}}","__REALTIME_TIMESTAMP":"1772323200000000"}"#,
    #"{"y_pred":1,"message":"{\"user\":\"SeCrEt\"}"}"#, #"{"msg":"{\"user\":\"SeCrEt\"","n":1}"#,
    #"2026-03-01T00:00:00Z stdout F {"y_pred":1,"user":"SeCrEt"}"#, #"INFO {"y_pred":1,"user":"SeCrEt"}"#,
    #"{"y_pred":1,"user":"SeCrEt""#, #"{"y_pred":1,"user":"SeCrEt"} x"#, #"{"y_pred":1,"user":"SeCrEt\q"}"#, "SeCrEt",
    #"{"ts":"SeCrEt","y_pred":1}"#, #"{"score":"SeCrEt","y_pred":1}"#, #"[{"user":"SeCrEt"}]"#,
    #"{"y_pred":1,"user":SeCrEt}"#,
    #"{"ts":987654321987654321987,"y_pred":1}"#,
  ]

  @Test(arguments: lines)
  func noMaskedValueOfAJSONLineSurvives(line: String) {
    let mapping = SchemaMapping(masks: ["user"])
    #expect(!leaks(parseJSON(line, mapping: mapping)))
    #expect(!leaks(parseJSON("{\"y_pred\":0}\n\(line)\n{\"y_pred\":0}\n", mapping: mapping)))
  }

  @Test func theSameLinesLeakWithoutAMask() {
    // Else the test above could not fail.
    let count = Self.lines.count { leaks(parseJSON($0)) }
    #expect(count >= Self.lines.count - 1)
  }

  @Test(arguments: [
    "score", "proba.*", "weight", "latency_ms", "y_true", "y_pred", "model", "version", "segment", "status",
  ])
  func rolesCanBeMaskedToo(mask: String) {
    let line =
      #"{"score":98765.4321,"proba":{"a":98765.4321},"weight":98765.4321,"latency_ms":98765.4321,"y_true":"SeCrEt","#
      + #""y_pred":"SeCrEt","model":"SeCrEt","version":"SeCrEt","segment":"SeCrEt","status":"SeCrEt"}"#
    let all = ["score", "proba.*", "weight", "latency_ms", "y_true", "y_pred", "model", "version", "segment", "status"]
    let batch = parseJSON(line, mapping: SchemaMapping(masks: all))
    #expect(!leaks(batch))
    #expect(batch.rowCount == 1)
    // All masks but this one: now its value shows.
    #expect(leaks(parseJSON(line, mapping: SchemaMapping(masks: all.filter { $0 != mask }))))
  }

  @Test(arguments: [
    "y_pred,user,k\n1,SeCrEt,2\n", "y_pred;user;k\n1;98765.4321;2\n", "y_pred;user;k\n1;98765,4321;2\n",
    "y_pred,user,k\n1,\"Se\"\"CrEt\nSeCrEt\",2\n", "y_pred,user,k\n1,SeCrEt\n", "y_pred,user,k\n1,\"SeCrEt\n",
    "y_pred,user.name,k\n1,SeCrEt,2\n", "y_pred,user,k,score\n1,SeCrEt,2,SeCrEt\n", "y_pred,user\n1,SeCrEt",
  ])
  func noMaskedCellOfATableSurvives(text: String) throws {
    #expect(!leaks(try parseDetected(text, mapping: SchemaMapping(masks: ["user"]))))
  }

  @Test func maskedFieldsAreNamedAndCountedForTheReport() {
    let batch = parseJSON(
      #"{"y_pred":1,"user":{"a":"x"},"email":"y","k":1}"#, mapping: SchemaMapping(masks: ["user", "e*"]))
    #expect(batch.progress.maskedFields == ["user.a", "email"])
    #expect(batch.fields.map(\.path) == ["k"])
  }

  @Test func aHiddenIdStillJoinsLabels() {
    let lines = #"{"id":"SeCrEt","y_pred":1}"# + "\n" + #"{"id":"SeCrEt","y_true":1}"#
    let batch = parseJSON(lines, mapping: SchemaMapping(masks: ["id"]))
    #expect(batch.kinds == [.prediction, .label])
    #expect(batch.ids?[0] == batch.ids?[1])
    #expect(!leaks(batch))
  }
}
