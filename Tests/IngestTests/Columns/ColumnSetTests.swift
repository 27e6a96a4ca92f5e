import Predictions
import Telemetry
import Testing

@testable import Ingest

@Suite struct ColumnSetTests {
  @Test func theStrongestFieldHasTheRoleAndTheNextFillsItsGaps() {
    let batch = parseJSON(
      """
      {"y_true":"a","label":"b","y_pred":1}
      {"label":"b","y_pred":1}
      {"meta":{"y_true":"c"},"label":"b","y_pred":1}
      {"meta":{"y_true":"c"},"y_pred":1}
      """)
    #expect((0..<4).map { batch.actualText($0) } == ["a", "b", "b", "c"])
  }

  @Test func scoresOfSeveralNamesAreOneColumnAndStayFields() {
    let batch = parseJSON("{\"score\":0.25,\"y_score\":0.75}\n{\"y_score\":0.5}\n")
    #expect(batch.score == [0.25, 0.5])
    #expect(batch.values(ofRow: 0) == ["score": .number(0.25), "y_score": .number(0.75)])
  }

  @Test func latenciesOfAnyUnitAreSeconds() {
    let batch = parseJSON(
      "{\"latency_ms\":250,\"latency_s\":9}\n{\"latency_s\":1.5}\n{\"latency_us\":500}\n"
        + "{\"latency\":40}\n{\"y_pred\":1}\n"
    )
    #expect(batch.latencySeconds?.prefix(4) == [0.25, 1.5, 0.0005, 0.04])
    #expect(batch.latencySeconds?.last?.isNaN == true)
  }

  @Test func theFirstTimeInRankCounts() {
    let batch = parseJSON(#"{"timestamp":1772323201,"ts":1772323200,"event_time":"2026-03-02","y_pred":1}"#)
    #expect(batch.times == [1_772_323_200_000_000_000])
  }

  @Test func idsJoinAcrossTheirSpellings() {
    let batch = parseJSON(
      "{\"id\":17,\"y_pred\":1}\n{\"request_id\":\"17\",\"y_true\":1}\n{\"id\":\"018\",\"y_pred\":1}\n")
    #expect(batch.ids?[0] == batch.ids?[1])
    #expect(batch.ids?[0] != batch.ids?[2])
    #expect(batch.kinds == [.prediction, .label, .prediction])
  }

  @Test func rowsBeyondTheFirstCapacityKeepTheirValues() {
    let text = (0..<5_000).map { row in
      #"{"y_pred":\#(row % 3),"n":\#(row),"t":"v\#(row % 11)""# + (row > 3_000 ? #","late":\#(row)"# : "") + "}\n"
    }
    let batch = parseJSON(text.joined())
    #expect(batch.rowCount == 5_000)
    for row in stride(from: 0, to: 5_000, by: 7) {
      #expect(batch.predictedText(row) == "\(row % 3)")
      #expect(batch.values(ofRow: row)["n"] == .number(Double(row)))
      #expect(batch.values(ofRow: row)["t"] == .text("v\(row % 11)"))
      #expect(batch.values(ofRow: row)["late"] == (row > 3_000 ? .number(Double(row)) : nil))
    }
  }

  @Test func modelsAndVersionsAreIdentities() {
    let batch = parseJSON(
      "{\"model\":\"a\",\"y_pred\":1}\n{\"model\":\"a\",\"version\":2,\"y_pred\":1}\n{\"y_pred\":1}\n"
        + "{\"version\":\"2\",\"model_name\":\"a\",\"y_pred\":1}\n"
    )
    #expect(
      batch.identityOfRow.map { batch.identities[Int($0)] } == [
        ModelIdentity(model: "a"), ModelIdentity(model: "a", version: "2"), ModelIdentity(model: ""),
        ModelIdentity(model: "a", version: "2"),
      ])
  }

  @Test func aParserKeepsNothingOfTheBatchBefore() {
    let parser = LogParser(mapping: SchemaMapping())
    _ = parser.parse(
      Array(#"{"y_true":"a","score":0.5,"model":"m","n":1,"error":"x","ts":1772323200}"#.utf8), format: .jsonLines)
    let batch = parser.parse(Array(#"{"y_pred":"b"}"#.utf8), format: .jsonLines)
    #expect(batch.actual == nil && batch.score == nil && batch.isError == nil && batch.fields.isEmpty)
    #expect(batch.times == [PredictionBatch.noTime])
    #expect(batch.identities == [ModelIdentity(model: "")])
    #expect(batch.predictedText(0) == "b")
  }
}
