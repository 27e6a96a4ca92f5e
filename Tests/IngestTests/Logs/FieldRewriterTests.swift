import Ingest
import Predictions
import Testing

@testable import Ingest

@Suite struct FieldRewriterTests {
  private static let key: (UInt64, UInt64) = (0x0706_0504_0302_0100, 0x0F0E_0D0C_0B0A_0908)

  private func rewrite(_ text: String, _ rules: [FieldRule], table: RawLines.Table? = nil) -> String {
    var rewriter = FieldRewriter(rules, key: Self.key)
    let lines = RawLines(storage: Array(text.utf8), count: text.utf8.count, table: table, isFirst: true)
    let rewritten = rewriter.rewrite(lines)
    return String(decoding: rewritten.storage.prefix(rewritten.count), as: UTF8.self)
  }

  @Test(arguments: [
    (#"{"a": 1, "user": "ann"}"#, #"{"a": 1, "user": "***"}"#),
    (
      #"{"user":{"name":"a","tags":[1,"b"]},"b":[true, null]}"#,
      #"{"user":{"name":"***","tags":["***","***"]},"b":[true, null]}"#
    ),
    (#"{"x":{"user":5}, "u":"user"}"#, #"{"x":{"user":"***"}, "u":"user"}"#),
    (#"{"user":"a \" } b","z":1}"#, #"{"user":"***","z":1}"#),
    (#"{"\u0075ser":"ann"}"#, #"{"\u0075ser":"***"}"#),
    (#"prefix {"user":"ann"}"#, "***"),
    (#"{"user":"ann""#, "***"),
    (#"{"user":"ann"} rest ann"#, "***"),
    (#"{"log":"{\"user\":\"ann\"}","n":1}"#, #"{"log":"***","n":1}"#),
    ("", ""), ("{}", "{}"), ("  {}  ", "  {}  "),
  ]) func masksValuesAndLeavesAllElse(_ pair: (String, String)) {
    #expect(rewrite(pair.0, [FieldRule(.mask, "user")]) == pair.1)
    let both = "\(pair.0)\n{\"a\":1}\n\(pair.0)\n"
    #expect(rewrite(both, [FieldRule(.mask, "user")]) == "\(pair.1)\n{\"a\":1}\n\(pair.1)\n")
  }

  @Test(arguments: [
    (#"{"a":1,"user":"ann","b":2}"#, #"{"a":1,"b":2}"#), (#"{"user":"ann","b":2}"#, #"{"b":2}"#),
    (#"{"b":2, "user":{"c":[1]}}"#, #"{"b":2}"#), (#"{"user":1}"#, "{}"),
  ]) func dropsFieldsWithTheirNames(_ pair: (String, String)) {
    #expect(rewrite(pair.0, [FieldRule(.drop, "user")]) == pair.1)
  }

  @Test func hashesEqualValuesAlike() {
    let text = rewrite(#"{"id":"ann","user":{"id":"ann"},"x":"bob"}"#, [FieldRule(.hash, "id"), FieldRule(.hash, "x")])
    let words = text.split(separator: "\"").filter { $0.hasPrefix("h:") }
    #expect(words.count == 3)
    #expect(words[0] == words[1] && words[0] != words[2])
    #expect(!text.contains("ann"))
  }

  /// The first and the last of the vectors of SipHash's reference implementation (vectors.h), 2-4, 64 bits.
  @Test func hashesAsSipHashDoes() {
    #expect(SipHash.hash([], key: Self.key) == 0x726F_DB47_DD0E_0E31)
    #expect(SipHash.hash(Array(0..<15), key: Self.key) == 0xA129_CA61_49BE_45E5)
  }

  private static let table = RawLines.Table(
    delimiter: UInt8(ascii: ","), header: ["id", "user", "score"], headerLine: Array("id,user,score".utf8),
    usesDecimalComma: false)

  @Test func masksCellsAndKeepsTheHeader() {
    let text = "id,user,score\r\n1,ann,0.5\r\n2,\"a,\"\"b\nc\",1\r\n3,,2\n4,ann\n5,bob,\"7"
    #expect(
      rewrite(text, [FieldRule(.mask, "user")], table: Self.table)
        == "id,user,score\r\n1,***,0.5\r\n2,***,1\r\n3,,2\n***\n***")
  }

  @Test func dropsColumns() {
    var rewriter = FieldRewriter([FieldRule(.drop, "user")], key: Self.key)
    let text = "id,user,score\n1,ann,0.5\n"
    let lines = RawLines(storage: Array(text.utf8), count: text.utf8.count, table: Self.table, isFirst: true)
    let rewritten = rewriter.rewrite(lines)
    #expect(String(decoding: rewritten.storage, as: UTF8.self) == "id,score\n1,0.5\n")
    #expect(rewritten.table?.header == ["id", "score"])
    #expect(rewritten.table.map { String(decoding: $0.headerLine, as: UTF8.self) } == "id,score")
  }

  /// Whatever stands in a line, no value of a hidden field is left of it.
  @Test func leavesNothingOfHiddenValuesInDamagedLines() {
    let line = Array(#"{"a":{"user":"SECRET","b":[1,{"user":["SECRET",2]}]},"user":"SECRET"}"#.utf8)
    let others = Array("\"{}[],:\\x \n".utf8)
    var rewriter = FieldRewriter([FieldRule(.mask, "user")], key: Self.key)
    for index in line.indices {
      // Not within the names themselves: a field of another name is another field.
      for other in others where !Self.isInName(line, index) {
        var damaged = line
        damaged[index] = other
        let rewritten = rewriter.rewrite(RawLines(storage: damaged, count: damaged.count))
        let text = String(decoding: rewritten.storage, as: UTF8.self)
        #expect(!text.contains("SECRET"), "\(String(decoding: damaged, as: UTF8.self)): \(text)")
      }
    }
  }

  private static func isInName(_ line: [UInt8], _ index: Int) -> Bool {
    let name = Array("\"user\":".utf8)
    return (max(0, index - name.count + 1)...index).contains { line[$0...].starts(with: name) }
  }
}
