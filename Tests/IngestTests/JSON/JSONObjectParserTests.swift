import Predictions
import Telemetry
import Testing

@testable import Ingest

@Suite struct JSONObjectParserTests {
  private func nested(_ open: String, _ close: String, depth: Int) -> String {
    #"{"y_pred":1,"a":"# + String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth) + "}"
  }

  @Test func objectsMayNestAsDeepAsTheLimitAndNoDeeper() {
    // The line's own object is one of them.
    let limit = JSONObjectParser.depthLimit
    #expect(parseJSON(nested(#"{"k":"#, "}", depth: limit - 1)).rowCount == 1)
    let tooDeep = parseJSON(nested(#"{"k":"#, "}", depth: limit))
    #expect(tooDeep.rowCount == 0)
    #expect(tooDeep.progress.malformed.map(\.reason) == ["objects nested deeper than \(limit)"])
  }

  @Test func aHundredThousandBracketsAreRefusedRatherThanOverflowTheStack() {
    for (open, close) in [("[", "]"), (#"{"k":"#, "}"), (#"[{"k":"#, "}]")] {
      let batch = parseJSON(nested(open, close, depth: 100_000))
      #expect(batch.progress.malformedCount == 1)
      #expect(parseJSON(#"{"features":"# + String(repeating: open, count: 100_000)).progress.malformedCount == 1)
    }
  }

  @Test func arraysOfProbabilitiesAreClassesByTheirPlace() {
    let batch = parseJSON(
      """
      {"proba":[0.25,0.5,0.25],"y_true":2}
      {"proba":[0.125,0.875],"y_true":0}
      {"y_true":1,"y_pred":1}
      """)
    #expect(batch.probabilities.map(\.label) == ["0", "1", "2"])
    #expect(batch.probabilities[0].values[..<2] == [0.25, 0.125])
    #expect(batch.probabilities[2].values[0] == 0.25)
    #expect(batch.probabilities[2].values[1].isNaN)
    #expect(batch.probabilities[0].values[2].isNaN)
  }

  @Test func objectsOfProbabilitiesAreClassesByTheirName() {
    let batch = parseJSON(#"{"probabilities":{"Setosa":0.75,"virginica":0.25},"y_true":"Setosa"}"#)
    #expect(batch.probabilities.map(\.label) == ["Setosa", "virginica"])
  }

  @Test func arraysOfFeaturesAreFieldsByTheirPlace() {
    let batch = parseJSON(#"{"features":[1.5,"x",null,[2,3],{"k":4},true],"y_pred":1}"#)
    #expect(
      batch.values(ofRow: 0) == [
        "features.0": .number(1.5), "features.1": .text("x"), "features.3.0": .number(2), "features.3.1": .number(3),
        "features.4.k": .number(4), "features.5": .text("true"),
      ])
  }

  @Test func otherArraysAreSteppedOver() {
    let batch = parseJSON(#"{"tags":["a","]",{"b":[1]}],"y_pred":1,"embedding":[0.1,-2e-3,[]],"k":7}"#)
    #expect(batch.values(ofRow: 0) == ["k": .number(7)])
  }

  @Test(arguments: [
    #"{"y_pred":1,"a":[1}}"#, #"{"y_pred":1,"a":[1,,2]}"#, #"{"y_pred":1,"a":[1 2]}"#, #"{"y_pred":1,"a":[{"b":1]]}"#,
    #"{"y_pred":1,"a":[nul]}"#, #"{"y_pred":1,"a":[{1:2}]}"#, #"{"y_pred":1,"a":[1,]}"#, #"{"y_pred":1,"a":["\q"]}"#,
    #"{"y_pred":1,"\q":2}"#, #"{"y_pred":1,"features":[1}}"#, #"{"y_pred":1,"features":[,1]}"#,
  ])
  func damageInsideAnArrayIsNoticed(line: String) {
    let batch = parseJSON(line)
    #expect(batch.rowCount == 0)
    #expect(batch.progress.malformedCount == 1)
  }

  @Test func textsOfAnyLengthAreRead() {
    for length in [0, 1, 7, 8, 9, 63, 64, 65, 1_000, 100_000] {
      let text = String(repeating: "x", count: length)
      let batch = parseJSON(#"{"y_pred":1,"k":"\#(text)","after":2}"#)
      #expect(batch.values(ofRow: 0)["k"] == (length == 0 ? nil : .text(text)))
      #expect(batch.values(ofRow: 0)["after"] == .number(2))
    }
  }

  @Test func spaceMayStandAnywhereBetween() {
    let batch = parseJSON(
      "  { \"y_pred\" :\t1 , \"a\" : { \"b\" : [ 1 , 2 ] , \"c\" : 3 } , \"d\" : { } , \"e\" : [ ] }  \r")
    #expect(batch.rowCount == 1)
    #expect(batch.values(ofRow: 0) == ["a.c": .number(3)])
  }
}
