import Foundation
import Predictions
import Testing

@testable import Ingest

/// Foundation's JSONSerialization is the independent reading.
@Suite struct JSONDifferentialTests {
  /// The numbers, texts and truth values of an object by their path; arrays are no fields.
  private func flatten(_ object: [String: Any], prefix: String = "") -> [String: FieldValue] {
    var values: [String: FieldValue] = [:]
    for (key, value) in object {
      let path = prefix + key
      switch value {
      case let inner as [String: Any]: values.merge(flatten(inner, prefix: path + ".")) { first, _ in first }
      case let text as String where text.isEmpty: break
      case let text as String: values[path] = .text(text)
      case let number as NSNumber where isBool(number):
        values[path] = .text(number.boolValue ? "true" : "false")
      case let number as NSNumber: values[path] = .number(number.doubleValue)
      default: break
      }
    }
    return values
  }

  private func isBool(_ number: NSNumber) -> Bool {
    String(cString: number.objCType) == "c"
  }

  private func reference(_ line: [UInt8]) -> [String: FieldValue]? {
    let object = try? JSONSerialization.jsonObject(with: Data(line))
    return (object as? [String: Any]).map { flatten($0) }
  }

  @Test func readsTheSameValuesAsFoundation() throws {
    var random = RandomJSON(seed: 11)
    // One parser for all lines, since it remembers their shape.
    let parser = LogParser(mapping: SchemaMapping())
    var compared = 0
    for _ in 0..<3_000 {
      let line = random.line()
      guard !hasRepeatedOrDottedPath(line) else { continue }
      let expected = try #require(reference(Array(line.utf8)), "\(line)")
      let batch = parser.parse(Array(line.utf8), format: .jsonLines)
      #expect(batch.rowCount == 1, "\(line)")
      #expect(batch.values(ofRow: 0) == expected, "\(line)")
      compared += 1
    }
    #expect(compared > 500)
  }

  @Test func manyLinesInOneBlockReadAsEachAlone() throws {
    var random = RandomJSON(seed: 12)
    let lines = (0..<400).map { _ in random.line() }
    let together = parseJSON(lines.joined(separator: "\n"))
    #expect(together.rowCount == lines.count)
    for (row, line) in lines.enumerated() {
      #expect(together.values(ofRow: row) == parseJSON(line).values(ofRow: 0), "\(line)")
    }
  }

  @Test func givesTheSameVerdictOnDamagedLines() {
    // Foundation refuses lone surrogates, leading zeros and bare points, and takes a comma before a closing bracket.
    var random = RandomJSON(seed: 13, hasSurrogates: false)
    let parser = LogParser(mapping: SchemaMapping())
    var (accepted, refused) = (0, 0)
    for _ in 0..<12_000 {
      let line = random.mutated(random.line())
      // A line that no longer begins as an object is text with an object in it.
      let text = String(decoding: line, as: UTF8.self)
      guard text.first == "{", !text.contains(/,\s*[}\]]|[:,\[\s]-?0\d|\d\.\D/) else { continue }
      let isValid = reference(line) != nil
      let batch = parser.parse(line, format: .jsonLines)
      #expect((batch.progress.malformedCount == 0) == isValid, "\(text)")
      if isValid { accepted += 1 } else { refused += 1 }
    }
    #expect(accepted > 1_000 && refused > 1_000)
  }

  @Test func aDamagedLineHarmsNoLineBesideIt() {
    var random = RandomJSON(seed: 14)
    let parser = LogParser(mapping: SchemaMapping())
    let (before, after) = (#"{"latency_ms":250,"k0":"before"}"#, #"{"latency_ms":750,"k0":"after"}"#)
    for round in 0..<2_000 {
      let damaged = round % 2 == 0 ? random.mutated(random.line()) : random.garbled(random.line())
      let block = Array(before.utf8) + [0x0A] + damaged + [0x0A] + Array(after.utf8) + [0x0A]
      let batch = parser.parse(block, format: .jsonLines)
      let shown = String(decoding: damaged, as: UTF8.self)
      #expect(batch.progress.lineCount == 3, "\(shown)")
      #expect(batch.rowCount >= 2, "\(shown)")
      #expect(batch.values(ofRow: 0)["k0"] == .text("before"), "\(shown)")
      #expect(batch.values(ofRow: batch.rowCount - 1)["k0"] == .text("after"), "\(shown)")
      #expect(batch.latencySeconds?.first == 0.25 && batch.latencySeconds?.last == 0.75, "\(shown)")
    }
  }

  @Test func everyTruncationOfALineIsMalformed() {
    let line = #"{"score":0.5,"a":{"b":[1,{"c":"x\"y"}],"d":true},"e":-12.5e3,"f":"é\u00e9","g":null}"#
    let bytes = Array(line.utf8)
    for length in 1..<bytes.count {
      let batch = LogParser(mapping: SchemaMapping()).parse(Array(bytes[..<length]), format: .jsonLines)
      #expect(batch.progress.malformedCount == 1, "\(length)")
      #expect(batch.rowCount == 0)
    }
  }

  /// Two members of one path, or a key with a dot that may be the path of another: which one stays is not compared here.
  private func hasRepeatedOrDottedPath(_ line: String) -> Bool {
    let known = Self.keys.filter { key in line.components(separatedBy: "\"\(key)\"").count > 2 }
    return !known.isEmpty || line.contains("\"k.1\"") || line.contains("\"\"")
      || (line.contains("\"größe\"") && line.contains("gr\\u00f6"))
  }

  private static let keys = [
    "k0", "k1", "k2", "größe", "a b", "very_long_key_name_of_more_than_eight_bytes", #"q\"q"#, #"\u00fc"#,
  ]
}
