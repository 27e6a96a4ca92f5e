import Testing

@testable import Predictions

@Suite struct SearchPaceTests {
  private func facts(labelled: Bool) -> RecordFacts {
    let outcome = ModelState.Outcome(classIndex: 0, number: .nan)
    return RecordFacts(
      ordinal: 0, time: 0, predicted: outcome, actual: labelled ? outcome : nil, score: .nan, weight: 1)
  }

  @Test func aSearchIsDueOnceATwentiethIsNew() {
    var pace = SearchPace()
    var due: [Int] = []
    for number in 1...2_000 where pace.take(facts(labelled: true), at: 0, isNew: true, limit: 1_000) {
      due.append(number)
    }
    #expect(due.first == 1)
    let gaps = zip(due, due.dropFirst()).map { $1 - $0 }
    #expect(gaps.max() == 51)
    #expect(due.count < 120)
  }

  @Test func aMinuteIsLongEnoughAtAnyRate() {
    var pace = SearchPace()
    for number in 0..<1_000 { _ = pace.take(facts(labelled: true), at: Int64(number), isNew: true, limit: 1_000) }
    let isDueBefore = pace.take(facts(labelled: true), at: 59_000_000_000, isNew: true, limit: 1_000)
    #expect(!isDueBefore && pace.newLabelled > 0)
    let isDueAfter = pace.take(facts(labelled: true), at: 61_000_000_000, isNew: true, limit: 1_000)
    #expect(isDueAfter && pace.newLabelled == 0 && pace.newCount == 0)
    // A clock that jumps back is not waited for.
    let isDueBack = pace.take(facts(labelled: false), at: -61_000_000_000, isNew: true, limit: 1_000)
    #expect(isDueBack)
  }

  @Test func recordsWithoutTimesAreCounted() {
    var pace = SearchPace()
    let due = (0..<500).count { _ in
      pace.take(facts(labelled: false), at: PredictionBatch.noTime, isNew: true, limit: 1_000)
    }
    #expect(due > 20 && due < 120)
    #expect(pace.newLabelled == 0)
  }
}
