import Testing

@testable import Predictions

@Suite struct ValueRunsTests {
  private func records(_ numbers: [Double?], _ texts: [String?] = []) -> [Record] {
    numbers.indices.map { place in
      var record = Record()
      if let number = numbers[place] { record.numbers["n"] = number }
      if place < texts.count, let text = texts[place] { record.texts["t"] = text }
      return record
    }
  }

  private func runs(_ records: [Record], reference: Int, cut: Int) -> ValueRuns {
    var runs = ValueRuns()
    for start in stride(from: 0, to: records.count, by: cut) {
      let end = min(records.count, start + cut)
      let batch = PredictionBatch(Array(records[start..<end]))
      let middle = max(0, min(end, reference) - start)
      if middle > 0 { runs.take(batch, 0..<middle, isReference: true) }
      if middle < end - start { runs.take(batch, middle..<end - start, isReference: false) }
    }
    return runs
  }

  @Test(arguments: [1, 2, 3, 100])
  func runsAreCountedAcrossBatchesAndGaps(cut: Int) {
    let records = records(
      [1, 1, 1, 2, nil, 2, 5, 5, 5, 5], ["a", "a", "b", "b", "b", nil, "c", "a", "a", "a"])
    let runs = runs(records, reference: 6, cut: cut)
    #expect(runs.run(ofPath: "n") == ValueRun(text: "5", count: 4, longestInReference: 3))
    #expect(runs.run(ofPath: "t") == ValueRun(text: "a", count: 3, longestInReference: 3))
    #expect(runs.run(ofPath: "other") == nil)
  }

  @Test func withoutTheRecordsOfTheReferenceItsRunsAreUnknown() {
    #expect(runs(records([1, 1]), reference: 0, cut: 2).run(ofPath: "n")?.longestInReference == nil)
  }
}
