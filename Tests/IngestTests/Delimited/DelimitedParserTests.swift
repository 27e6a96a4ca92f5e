import Predictions
import Telemetry
import Testing

@testable import Ingest

@Suite struct DelimitedParserTests {
  private func format(of text: String, mapping: SchemaMapping = SchemaMapping()) throws -> LogFormat {
    let bytes = Array(text.utf8)
    return try (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes)
      .withUnsafeBufferPointer { try LogFormat.detect($0, mapping: mapping).get() }
  }

  private func expected(_ cell: String) -> FieldValue? {
    cell.isEmpty ? nil : Double(cell).map { .number($0) } ?? .text(cell)
  }

  @Test func readsTablesAsPythonsModuleDoes() throws {
    for table in DelimitedReference.tables {
      let batch = try parseDetected(table.text)
      #expect(batch.rowCount == table.rows.count - 1, "\(table.text)")
      #expect(batch.progress.malformedCount == 0, "\(table.text)")
      for (row, cells) in table.rows.dropFirst().enumerated() where row < batch.rowCount {
        #expect(batch.predictedText(row) == cells[0], "\(table.text)")
        for (name, cell) in zip(table.rows[0], cells).dropFirst() {
          #expect(batch.values(ofRow: row)[name] == expected(cell), "\(table.text)")
        }
      }
    }
  }

  @Test func whereATableIsCutIntoBlocksMakesNoDifference() throws {
    for table in DelimitedReference.tables {
      let bytes = Array(table.text.utf8)
      let format = try format(of: table.text)
      let whole = LogContent(try batches(of: bytes, format: format, blockSize: 1 << 20))
      for blockSize in [1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144] {
        #expect(LogContent(try batches(of: bytes, format: format, blockSize: blockSize)) == whole, "\(table.text)")
      }
    }
  }

  @Test(arguments: [
    "id,y_pred,score\n1,0,0.25\n2,1,0.5\n", "id\ty_pred\tscore\n1\t0\t0.25\n2\t1\t0.5\n",
    "id|y_pred|score\n1|0|0.25\n2|1|0.5\n",
    "id;y_pred;score\n1;0;0,25\n2;1;0,5\n", "id;y_pred;score\n1;0;0.25\n2;1;0.5\n",
    "id,y_pred,score\r\n1,0,0.25\r\n2,1,0.5\r\n",
    "\u{FEFF}id,y_pred,score\n1,0,0.25\n2,1,0.5\n",
    "\u{FEFF}\"id\",\"y_pred\",\"score\"\r\n\"1\",\"0\",\"0.25\"\r\n2,1,\"0.5\"",
    "id,y_pred,score\n1,0,0.25\n\n2,1,0.5", "\n\nid,y_pred,score\n1,0,0.25\n  \n2,1,0.5\n\n",
    "\"id\";\"y_pred\";\"score\"\n\"1\";\"0\";\"0,25\"\n\"2\";\"1\";\"0,5\"\n",
  ])
  func everyDialectReadsTheSame(text: String) throws {
    let batch = try parseDetected(text)
    #expect(batch.rowCount == 2)
    #expect(batch.score == [0.25, 0.5])
    #expect((0..<2).map { batch.predictedText($0) } == ["0", "1"])
    #expect(batch.progress.malformedCount == 0)
    #expect(batch.progress.otherCount == 0)
  }

  @Test func quotedNumbersAreNumbersAndOtherTextsStayTexts() throws {
    let batch = try parseDetected("y_pred,a,b,c\n1,\"2.5\",\" 3\",4x\n")
    #expect(batch.values(ofRow: 0) == ["a": .number(2.5), "b": .text(" 3"), "c": .text("4x")])
  }

  @Test func aDecimalCommaIsOneOnlyBesideSemicolons() throws {
    let semicolons = try parseDetected("y_pred;a;b\n1;-3,5;1,2,3\n0;2;x,y\n")
    #expect(semicolons.values(ofRow: 0) == ["a": .number(-3.5), "b": .text("1,2,3")])
    #expect(semicolons.values(ofRow: 1) == ["a": .number(2), "b": .text("x,y")])
    let tabs = try parseDetected("y_pred\ta\n1\t-3,5\n")
    #expect(tabs.values(ofRow: 0) == ["a": .text("-3,5")])
  }

  @Test func aRepeatedHeaderIsAnotherLine() throws {
    let batch = try parseDetected("y_pred,a\n1,2\ny_pred,a\n0,3\ny_pred,a\r\n1,4\n")
    #expect(batch.rowCount == 3)
    #expect(batch.progress.otherCount == 2)
    #expect(batch.progress.lineCount == 6)
    #expect((0..<3).map { batch.values(ofRow: $0)["a"] } == [.number(2), .number(3), .number(4)])
  }

  @Test func rowsWithTooFewOrTooManyCellsAreMalformed() throws {
    let batch = try parseDetected("y_pred,a,b\n1,2,3\n1,2\n1\n1,2,3,4\n0,5,6\n")
    #expect(batch.rowCount == 2)
    #expect(batch.progress.malformed.map(\.line) == [3, 4, 5])
    #expect(
      batch.progress.malformed.map(\.reason) == [
        "2 cells where the header has 3", "1 cells where the header has 3", "4 cells where the header has 3",
      ])
    #expect(batch.progress.malformed.map(\.text) == ["1,2", "1", "1,2,3,4"])
    #expect(batch.values(ofRow: 1) == ["a": .number(5), "b": .number(6)])
  }

  @Test func aQuoteThatIsNeverClosedIsMalformed() throws {
    let batch = try parseDetected("y_pred,a\n1,2\n0,\"x\n1,3\n")
    #expect(batch.rowCount == 1)
    #expect(batch.progress.malformed.map(\.line) == [3])
    #expect(batch.progress.malformed.map(\.reason) == ["a quoted cell is not closed and swallows 2 lines"])
    #expect(batch.progress.lineCount == 4)
  }

  @Test func aQuoteInsideACellIsAnOrdinaryByte() throws {
    let text = "y_pred,a,b\n1,5\" pipe,x\n0,\"two\nlines\",y\n1,7\" pipe,z\n"
    let format = try format(of: text)
    for blockSize in 1...text.utf8.count {
      let content = LogContent(try batches(of: Array(text.utf8), format: format, blockSize: blockSize))
      #expect(
        content.rows.map { $0["a"] } == [.text("5\" pipe"), .text("two\nlines"), .text("7\" pipe")], "\(blockSize)")
      #expect(content.malformed.isEmpty)
    }
  }

  @Test func lineNumbersCountTheLineBreaksInsideCells() throws {
    let batch = try parseDetected("y_pred,a\n1,\"x\n\n\ny\"\n0\n1,\"z\"\n")
    #expect(batch.progress.malformed.map(\.line) == [6])
    #expect(batch.progress.lineCount == 7)
    #expect(batch.values(ofRow: 0)["a"] == .text("x\n\n\ny"))
  }

  @Test func emptyCellsHoldNothing() throws {
    let batch = try parseDetected("ts,y_true,y_pred,score,a\n,,1,,\n2026-03-01,1,,0.5,\"\"\n")
    #expect(batch.rowCount == 2)
    #expect(batch.times[0] == PredictionBatch.noTime)
    #expect(batch.actualText(0) == nil)
    #expect(batch.score?[0].isNaN == true)
    #expect(batch.predictedText(1) == nil)
    #expect(batch.fields.map(\.path) == ["score"])
  }

  @Test func textThatIsNotUTF8IsMalformed() throws {
    let bytes = Array("y_pred,a\n1,".utf8) + [0xC3, 0x28] + Array("\n1,ok\n".utf8)
    let batch = LogParser(mapping: SchemaMapping()).parse(bytes, format: try format(of: "y_pred,a\n1,2\n"))
    #expect(batch.progress.malformed.map(\.reason) == ["the text of a is not UTF-8"])
    #expect(batch.rowCount == 1)
  }

  @Test func theLastRowNeedsNoLineBreak() throws {
    let batch = try parseDetected("y_pred,a\n1,first\n0,last")
    #expect(batch.values(ofRow: 1) == ["a": .text("last")])
    #expect(batch.tail.map(\.text) == ["1,first", "0,last"])
    let quoted = try parseDetected("y_pred,a\n0,\"last\"")
    #expect(quoted.values(ofRow: 0) == ["a": .text("last")])
  }
}
