import Foundation
import Ingest
import Testing

@Suite struct TableReaderTests {
  @Test func everyRowAndColumnOfACSVFileIsThere() async throws {
    let table = try await read("a,label,empty\n1,x,\n,y,\n2.5,x,\n")
    #expect(table.rowCount == 3)
    #expect(table.columns.map(\.name) == ["a", "label", "empty"])
    let a = try #require(table.column("a")?.numbers)
    #expect(a[0] == 1 && a[1].isNaN && a[2] == 2.5)
    #expect(table.column("label")?.values == .categories([0, 1, 0], labels: ["x", "y"]))
    #expect(table.column("empty")?.numbers?.allSatisfy(\.isNaN) == true)
    #expect(table.notes.isEmpty)
  }

  @Test func fieldsOfAPredictionLogAreOrdinaryColumns() async throws {
    let table = try await read("ts,y_true,score\n2026-03-01T00:00:00Z,1,0.5\n2026-03-01T00:00:01.5Z,0,0.25\n")
    #expect(table.column("y_true")?.numbers == [1, 0])
    #expect(table.column("score")?.numbers == [0.5, 0.25])
    #expect(table.column("ts")?.secondsSince1970 == [1_772_323_200, 1_772_323_201.5])
  }

  @Test func aFileOfOneColumnIsATable() async throws {
    let table = try await read("error\n0\n1\n1\n")
    #expect(table.column("error")?.numbers == [0, 1, 1])
  }

  @Test func rowsThatCannotBeReadKeepTheNumbersOfThoseBehind() async throws {
    let table = try await read("a,b\n1,2\n3\n5,6\n")
    #expect(table.rowCount == 3)
    let a = try #require(table.column("a")?.numbers)
    #expect(a[0] == 1 && a[1].isNaN && a[2] == 5)
    #expect(table.notes.count == 1)
    #expect(table.notes.first?.contains("line 3: 1 cells where the header has 2") == true, "\(table.notes)")
  }

  @Test func membersOfJSONLinesAreColumns() async throws {
    let table = try await read(
      #"{"inputs":{"amount":3},"wrong":true,"y":"a"}"# + "\n" + #"{"wrong":false}"# + "\n" + #"{"broken":"# + "\n"
        + #"{"inputs":{"amount":4},"y":"b"}"# + "\n", name: "t.jsonl")
    #expect(table.rowCount == 4)
    let amount = try #require(table.column("amount")?.numbers)
    #expect(amount[0] == 3 && amount[1].isNaN && amount[2].isNaN && amount[3] == 4)
    #expect(table.column("wrong")?.numbers?.prefix(2) == [1, 0])
    #expect(table.column("y")?.values == .categories([0, nil, nil, 1], labels: ["a", "b"]))
    #expect(table.notes.count == 1)
  }

  @Test func numbersAmongLabelsAreLabels() async throws {
    let table = try await read("size\n1\nlarge\n2.5\nNA\n1\n")
    #expect(table.column("size")?.values == .categories([1, 0, 2, nil, 1], labels: ["large", "1", "2.5"]))
  }

  @Test func wordsForMissingValuesDoNotMakeAColumnOfNumbersOneOfLabels() async throws {
    let table = try await read("x,y\n1,2\nNA,3\nnull,4\nNaN,5\n")
    let x = try #require(table.column("x")?.numbers)
    #expect(x[0] == 1 && x[1...].allSatisfy(\.isNaN))
  }

  @Test func aNameAtTheEndOfAPathFindsTheOnlyColumn() async throws {
    let table = try await read(#"{"a":{"value":1},"b":{"other":2}}"# + "\n", name: "t.jsonl")
    #expect(table.column("value")?.name == "a.value")
    #expect(table.column("nothing") == nil)
  }

  @Test func manyBlocksAreOneTable() async throws {
    var text = "i,c\n"
    for row in 0..<300_000 { text += "\(row),k\(row % 7)\n" }
    let table = try await read(text)
    #expect(table.rowCount == 300_000)
    #expect(table.column("i")?.numbers == (0..<300_000).map(Double.init))
    guard case .categories(let codes, let labels) = table.column("c")?.values else {
      Issue.record("c holds labels")
      return
    }
    #expect(labels == (0..<7).map { "k\($0)" })
    #expect(codes[299_999] == 299_999 % 7)
  }

  /// Looking each of them up among all labels so far would take minutes.
  @Test func aWordAmongManyNumbersMakesEachALabelInLinearTime() async throws {
    let numbers = (0..<100_000).map { "\(Double($0) / 4)" }
    let table = try await read("x\nword\n" + numbers.joined(separator: "\n") + "\n25\n")
    guard case .categories(let codes, let labels) = table.column("x")?.values else {
      Issue.record("x holds labels")
      return
    }
    #expect(labels.count == 100_001)
    #expect(labels[1...4] == ["0", "0.25", "0.5", "0.75"])
    #expect(codes == Array(0...100_000) + [101])
  }

  @Test(arguments: [("", "no rows"), ("a,b\n", "no rows"), ("\u{0}\u{1}\u{2}", "binary data")])
  func whatIsNoTableIsSaid(text: String, message: String) async throws {
    await #expect {
      try await read(text)
    } throws: { error in
      "\(error)".contains(message)
    }
  }

  @Test func aMissingFileIsSaid() async {
    await #expect {
      try await TableReader.read("/nowhere/x.csv")
    } throws: { error in
      "\(error)" == "/nowhere/x.csv: cannot open: No such file or directory"
    }
  }

  @Test func headersMayHaveEmptyAndRepeatedNames() async throws {
    let exported = try await read(",x,y\n0,1,2\n1,3,5\n")
    #expect(exported.columns.map(\.name) == ["column_1", "x", "y"])
    #expect(exported.rowCount == 2)
    #expect(try await read("x,x,y\n1,2,3\n").columns.map(\.name) == ["x", "x_2", "y"])
    #expect(try await read("x,1\n2,3\n4,5\n").columns.map(\.name) == ["x", "1"])
  }

  @Test func aTableWithoutHeaderIsReadFromItsFirstRowAndSaysSo() async throws {
    let table = try await read("1,2\n3,4\n")
    #expect(table.rowCount == 2)
    #expect(table.columns.map(\.name) == ["column_1", "column_2"])
    #expect(table.notes.first?.contains("no header found") == true)
  }

  @Test func rowsOfEmptyCellsAreRows() async throws {
    #expect(try await read("a\tb\n1\t2\n\t\n3\t4\n", name: "t.tsv").rowCount == 3)
    #expect(try await read("a,b\n1,2\n,\n3,4\n").rowCount == 3)
  }

  @Test func aRowThatRepeatsTheHeaderIsARow() async throws {
    #expect(try await read("x\nx\ny\nx\n").rowCount == 3)
  }

  @Test func cellsMayHoldJSON() async throws {
    let table = try await read("amount,payload\n1,\"{\"\"x\"\":1}\"\n2,{}\n")
    #expect(table.column("amount")?.numbers == [1, 2])
    #expect(table.column("payload")?.firstWord?.word == #"{"x":1}"#)
  }

  @Test func aLogLineAmongTheRowsOfATableIsNoFormat() async throws {
    let table = try await read("a,b\n1,2\n{\"level\":\"info\",\"n\":[1]}\n5,6\n7,8\n")
    #expect(table.columns.map(\.name) == ["a", "b"])
    #expect(table.rowCount == 4)
    let leading = try await read("payload,x\n{\"k\":1},5\n{\"k\":2},6\n")
    #expect(leading.column("x")?.numbers == [5, 6])
  }

  @Test func aBannerWithCommasBeforeObjectsIsNoHeader() async throws {
    let lines = "loading, please wait\nready, go\n" + String(repeating: "{\"a\":1,\"b\":2}\n", count: 3)
    #expect(try await read(lines, name: "t.jsonl").column("a")?.numbers == [1, 1, 1])
  }

  @Test func aColumnOfNumbersWithoutHeaderIsATable() async throws {
    #expect(try await read("1\n2\n3\n").columns.first?.numbers == [1, 2, 3])
  }

  @Test func renamedColumnsTakeNoOthersName() async throws {
    #expect(try await read("x,x,x_2\n1,2,3\n").columns.map(\.name) == ["x", "x_3", "x_2"])
  }

  @Test func linesBetweenObjectsAreNoRows() async throws {
    let table = try await read("starting up\n{\"a\":1}\ngarbage\n[1]\n{\"a\":3}\n", name: "t.jsonl")
    #expect(table.column("a")?.numbers == [1, 3])
    #expect(table.notes == ["\(table.path): 3 line(s) between the rows were skipped"])
  }

  @Test func numbersInQuotesAndBesideSpacesAreNumbers() async throws {
    #expect(try await read("a, b\n1, 2\n3, +5 \n").columns[1].numbers == [2, 5])
    #expect(
      try await read(#"{"a":"1.5"}"# + "\n" + #"{"a":2}"# + "\n", name: "t.jsonl").column("a")?.numbers == [1.5, 2])
  }

  @Test func linesThatAnOpenQuoteSwallowsAreCounted() async throws {
    let table = try await read("a,b\n1,\"x\n2,3\n4,5\n")
    #expect(table.rowCount == 1)
    #expect(table.notes.first?.contains("swallows 3 lines") == true, "\(table.notes)")
  }

  @Test func nestedNamesAreToldApart() async throws {
    let table = try await read("features.x,x,inputs.x\n1,2,3\n")
    #expect(table.column("features.x")?.numbers == [1])
    #expect(table.column("x")?.numbers == [2])
    #expect(table.column("inputs.x")?.numbers == [3])
  }

  private func read(_ text: String, name: String = "t.csv") async throws -> DataTable {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: name)
    try Data(text.utf8).write(to: file)
    return try await TableReader.read(file.path())
  }
}
