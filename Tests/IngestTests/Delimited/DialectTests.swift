import Predictions
import Testing

@testable import Ingest

@Suite struct DialectTests {
  private func detect(_ text: String, mapping: SchemaMapping = SchemaMapping()) -> Dialect? {
    Array(text.utf8).withUnsafeBufferPointer { Dialect.detect($0, mapping: mapping) }
  }

  private func header(_ text: String) -> [String]? { detect(text)?.header }

  @Test(arguments: [
    ("a,b\n1,2\n", ","), ("a\tb\n1\t2\n", "\t"), ("a;b\n1;2\n", ";"), ("a|b\n1|2\n", "|"),
    ("a\tb\n1,5\t2\n2,5\t3\n", "\t"), ("a;b\n\"x,y\";2\n", ";"), ("a;b;c\n1,5;2,5;3\n1;2,5;3\n", ";"),
    ("\"a,b\"|c\n\"1,2\"|3\n", "|"), ("2026-03-01 00:00:00;1,5;2,5\n2026-03-01 00:00:01;1,75;2,25\n", ";"),
  ])
  func findsTheDelimiterThatCutsEveryLineAlike(text: String, delimiter: Character) {
    #expect(detect(text).map { Character(Unicode.Scalar($0.delimiter)) } == delimiter)
  }

  @Test func aFirstLineOfNamesIsAHeader() {
    #expect(header("alpha,beta\n1,2\n") == ["alpha", "beta"])
    #expect(header("alpha,beta\r\n1,2\r\n") == ["alpha", "beta"])
    #expect(header("\"al,pha\",\"be\"\"ta\"\n1,2\n") == ["al,pha", "be\"ta"])
    #expect(detect("alpha,beta\r\n1,2\r\n")?.headerLine == Array("alpha,beta".utf8))
  }

  @Test func aKnownNameMakesAHeaderEvenBesideNumbers() {
    #expect(header("y_true,1,2\n1,5,6\n") == ["y_true", "1", "2"])
  }

  @Test func linesOfNumbersHaveNoHeader() {
    let dialect = detect("1,0.5,x\n0,0.25,y\n")
    #expect(dialect?.header == ["column_1", "column_2", "column_3"])
    #expect(dialect?.hasHeader == false)
  }

  @Test func aFirstLineWithARepeatedTextIsNoHeader() {
    #expect(header("cat,cat\ndog,cat\n") == ["column_1", "column_2"])
  }

  @Test func aColumnOfAFileWithoutAHeaderCanBeMapped() throws {
    let mapping = SchemaMapping(overrides: ["column_1": .actual, "column_2": .score])
    let batch = try parseDetected("1,0.5\n0,0.25\n", mapping: mapping)
    #expect(batch.rowCount == 2)
    #expect(batch.score == [0.5, 0.25])
    #expect((0..<2).map { batch.actualText($0) } == ["1", "0"])
  }

  @Test func repeatedAndEmptyNamesAreToldApart() {
    #expect(header("score,a,a,,a\n0.5,1,2,3,4\n") == ["score", "a", "a_2", "column_4", "a_3"])
  }

  @Test func aFileOfOneColumnIsATableWhenItsNameIsKnown() throws {
    #expect(header("score\n0.5\n0.25\n") == ["score"])
    #expect(detect("word\nanother\n") == nil)
    let batch = try parseDetected("score\n0.5\n0.25\n")
    #expect(batch.score == [0.5, 0.25])
  }

  @Test func nothingHasNoDialect() {
    #expect(detect("") == nil)
    #expect(detect("\n\n\n") == nil)
    #expect(detect("just a line of text\n") == nil)
  }

  @Test func theDecimalCommaIsFoundInTheBody() {
    #expect(detect("a;b\n1,5;2\n")?.usesDecimalComma == true)
    #expect(detect("a;b\n1.5;2\n")?.usesDecimalComma == false)
    #expect(detect("a,b\n\"1,5\",2\n")?.usesDecimalComma == false)
    #expect(detect("a;b\n1,234,5;x\n")?.usesDecimalComma == false)
  }

  @Test(arguments: [
    ("a,b", ["a", "b"]), ("a,b\r", ["a", "b"]), ("", [""]), (",", ["", ""]), ("\"a,b\",c", ["a,b", "c"]),
    ("\"a\"\"b\"", ["a\"b"]), ("a\"b,c", ["a\"b", "c"]), ("\"\",x", ["", "x"]),
  ])
  func cutsALineIntoCells(line: String, cells: [String]) {
    #expect(DelimitedLine.cells(Array(line.utf8), UInt8(ascii: ",")) == cells)
  }
}
