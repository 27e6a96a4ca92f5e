import Foundation
import Predictions
import TestSupport
import Testing

@testable import Ingest

@Suite struct JSONShapeTests {
  @Test func theOrderOfKeysMayChangeFromLineToLine() {
    var generator = SeededGenerator(seed: 21)
    let members = ["\"a\":1.5", "\"b\":\"x\"", "\"c\":{\"d\":2,\"e\":{\"f\":\"deep\"}}", "\"y_pred\":1", "\"g\":false"]
    let lines = (0..<300).map { _ in "{" + members.shuffled(using: &generator).joined(separator: ",") + "}" }
    let batch = parseJSON(lines.joined(separator: "\n"))
    let expected: [String: FieldValue] = [
      "a": .number(1.5), "b": .text("x"), "c.d": .number(2), "c.e.f": .text("deep"), "g": .text("false"),
    ]
    #expect(batch.rowCount == 300)
    for row in 0..<300 { #expect(batch.values(ofRow: row) == expected) }
  }

  @Test func anyKeysMayBeMissingAndNewOnesTurnUp() {
    var generator = SeededGenerator(seed: 22)
    var lines: [String] = []
    var expected: [[String: FieldValue]] = []
    for row in 0..<400 {
      var values: [String: FieldValue] = [:]
      var members = ["\"score\":0.5"]
      // The later the line, the more keys there are to choose from.
      for key in 0..<(5 + row / 20) where Bool.random(using: &generator) {
        values["key\(key)"] = .number(Double(row * 100 + key))
        members.append("\"key\(key)\":\(row * 100 + key)")
      }
      values["score"] = .number(0.5)
      lines.append("{" + members.joined(separator: ",") + "}")
      expected.append(values)
    }
    let batch = parseJSON(lines.joined(separator: "\n"))
    for row in 0..<400 { #expect(batch.values(ofRow: row) == expected[row]) }
  }

  @Test func oneKeyMayBeTheBeginningOfAnother() {
    let batch = parseJSON(
      """
      {"ab":1,"abc":2,"a":3,"":4,"y_pred":1}
      {"a":5,"ab":6,"abc":7,"y_pred":1}
      {"abc":8,"a":9,"ab":10,"y_pred":1}
      """)
    let found = (0..<3).map { row in ["a", "ab", "abc"].map { batch.values(ofRow: row)[$0] } }
    #expect(
      found == [
        [.number(3), .number(1), .number(2)], [.number(5), .number(6), .number(7)],
        [.number(9), .number(10), .number(8)],
      ])
  }

  @Test func theSameKeyMeansDifferentFieldsInDifferentObjects() {
    let batch = parseJSON(#"{"x":1,"a":{"x":2,"a":{"x":3}},"b":{"x":4},"y_pred":1}"#)
    #expect(batch.values(ofRow: 0) == ["x": .number(1), "a.x": .number(2), "a.a.x": .number(3), "b.x": .number(4)])
  }

  @Test func aKeysValueMayChangeItsKind() {
    let batch = parseJSON(
      """
      {"k":1,"y_pred":1}
      {"k":"one","y_pred":1}
      {"k":{"in":2},"y_pred":1}
      {"k":[1,2],"y_pred":1}
      {"k":null,"y_pred":1}
      {"k":true,"y_pred":1}
      {"k":3,"y_pred":1}
      """)
    #expect(batch.rowCount == 7)
    #expect(
      (0..<7).map { batch.values(ofRow: $0)["k"] } == [
        .number(1), .text("one"), nil, nil, nil, .text("true"), .number(3),
      ])
    #expect(batch.values(ofRow: 2)["k.in"] == .number(2))
  }

  @Test func escapedAndPlainSpellingsOfAKeyAreOneField() {
    let batch = parseJSON(
      """
      {"gr\\u00f6\\u00dfe":1,"y_pred":1}
      {"größe":2,"y_pred":1}
      {"a":{"gr\\u00f6\\u00dfe":3},"\\u0079_pred":1}
      {"a":{"größe":4},"y_pred":1}
      """)
    #expect(batch.rowCount == 4)
    #expect((0..<2).map { batch.values(ofRow: $0)["größe"] } == [.number(1), .number(2)])
    #expect((2..<4).map { batch.values(ofRow: $0)["a.größe"] } == [.number(3), .number(4)])
    #expect(batch.predictedText(2) == "1")
  }

  @Test func thousandsOfDifferentKeysAreReadAndABoundedNumberIsKept() {
    let lines = (0..<100).map { row in
      #"{"y_pred":\#(row % 2),"# + (0..<100).map { #""id-\#(row * 100 + $0)":\#($0)"# }.joined(separator: ",")
        + #","last":1}"#
    }
    let batch = parseJSON(lines.joined(separator: "\n"))
    #expect(batch.rowCount == 100)
    #expect(batch.progress.malformedCount == 0)
    #expect((0..<100).allSatisfy { batch.predictedText($0) == "\($0 % 2)" })
    // Known before the limit was reached, so still read after it.
    #expect(batch.values(ofRow: 99)["last"] == .number(1))
    #expect(batch.values(ofRow: 0)["id-7"] == .number(7))
    #expect(batch.fields.count <= JSONShape.memberLimit)
  }
}
