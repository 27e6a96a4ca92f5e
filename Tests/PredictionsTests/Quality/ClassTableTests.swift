import Predictions
import Testing

@Suite struct ClassTableTests {
  private func table(_ labels: [String]) -> ClassTable {
    var table = ClassTable()
    for label in labels { _ = table.index(of: label.utf8) }
    return table
  }

  private func order(_ labels: [String]) -> [String] {
    let table = table(labels)
    return table.order.map { table.labels[$0] }
  }

  private func positive(_ labels: [String], wanted: String? = nil) -> String? {
    let table = table(labels)
    return table.positive(wanted: wanted).map { table.labels[$0] }
  }

  @Test func labelsAreNumberedAsTheyCome() {
    var table = ClassTable()
    #expect(["b", "a", "b", "c"].map { table.index(of: $0.utf8) } == [0, 1, 0, 2])
    #expect(table.known("c") == 2)
    #expect(table.known("d") == nil)
  }

  @Test func twoUnicodeSpellingsOfOneWordStayApart() {
    // Equal as Swift strings, different as bytes.
    let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
    #expect(composed == decomposed)
    #expect(table([composed, decomposed]).count == 2)
  }

  @Test(arguments: [["1", "1.0"], ["1.000", "1"], ["-1", "-1.0"], ["0", "0.0"], ["10", "10.00"]])
  func wholeNumbersWithAndWithoutAPointAreOneClass(labels: [String]) {
    #expect(table(labels).count == 1)
    #expect(table(labels).labels == [labels[0]])
    #expect(table(labels).commonLabel(of: 0) == labels.first { !$0.contains(".") })
  }

  @Test(arguments: [
    ["1", "1.5"], ["1", "01"], ["v1", "v1.0"], ["1.0", "1.0.0"], ["1", "1."], [".0", "0"], ["-", "-.0"], ["1", "+1"],
    ["a", "A"], ["a", "a "],
  ])
  func otherSpellingsStayApart(labels: [String]) {
    #expect(table(labels).count == 2)
  }

  @Test func numbersAreOrderedBySizeAndTextsByBytes() {
    #expect(order(["10", "9", "-1", "1.0"]) == ["-1", "1.0", "9", "10"])
    #expect(order(["b", "a", "B", "ä"]) == ["B", "a", "b", "ä"])
    #expect(order(["10", "9", "x"]) == ["10", "9", "x"])
  }

  @Test func thePositiveClassFollowsTheContract() {
    #expect(positive(["0", "1"]) == "1")
    #expect(positive(["1.0", "0.0"]) == "1.0")
    #expect(positive(["True", "False"]) == "True")
    #expect(positive(["yes", "no"]) == "yes")
    #expect(positive(["POSITIVE", "negative"]) == "POSITIVE")
    #expect(positive(["spam", "ham"]) == "spam")
    #expect(positive(["2", "10"]) == "10")
    #expect(positive(["yes", "1"]) == "1")
    #expect(positive(["0", "1"], wanted: "0") == "0")
    #expect(positive(["1", "0"], wanted: "1.0") == "1")
    #expect(positive(["a", "b"], wanted: "c") == nil)
    #expect(positive([]) == nil)
  }

  @Test func aSoleClassThatSaysNoIsNotPositive() {
    for label in ["0", "false", "no", "Negative"] { #expect(positive([label]) == nil) }
    #expect(positive(["ham"]) == "ham")
  }

  @Test func beyondTheLimitClassesShareOne() {
    var table = ClassTable()
    for number in 0..<(ClassTable.limit + 500) { _ = table.index(of: "c\(number)".utf8) }
    #expect(table.count == ClassTable.limit + 1)
    #expect(table.labels.last == ClassTable.overflowLabel)
    #expect(table.index(of: "another".utf8) == ClassTable.limit)
    #expect(table.index(of: "c7".utf8) == 7)
  }
}
