import Predictions
import Testing

@Suite struct TextTableTests {
  @Test func textsAreNumberedAsTheyComeFromOneOn() {
    var table = TextTable()
    #expect(["b", "a", "b", ""].map { table.insert($0) } == [1, 2, 1, 3])
    #expect(table.count == 4)
    #expect((0..<4).map { table[UInt32($0)] } == ["", "b", "a", ""])
    #expect(TextTable.missing == 0)
  }

  @Test func equalMeansEqualBytes() {
    var table = TextTable()
    #expect(table.insert("\u{E9}") != table.insert("e\u{301}"))
  }

  @Test func thousandsOfTextsOfAllLengthsKeepTheirNumbers() {
    var table = TextTable()
    let texts = (0..<5_000).map { String(repeating: "x", count: $0 % 40) + "\($0)" }
    let numbers = texts.map { table.insert($0) }
    #expect(numbers == (1...5_000).map { UInt32($0) })
    #expect(texts.map { table.insert($0) } == numbers)
    #expect(numbers.map { table[$0] } == texts)
  }

  @Test func hashesDependOnEveryByteAndOnTheLength() {
    func hash(_ bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBufferPointer { ByteHash.hash($0) } }
    var seen: Set<UInt64> = []
    var count = 0
    for length in 0...40 {
      for place in -1..<length {
        var bytes = [UInt8](repeating: 0, count: length)
        if place >= 0 { bytes[place] = 1 }
        seen.insert(hash(bytes))
        count += 1
      }
    }
    #expect(seen.count == count)
    #expect(hash(Array("a fixed text of 25 bytes.".utf8)) == hash(Array("a fixed text of 25 bytes.".utf8)))
  }
}
