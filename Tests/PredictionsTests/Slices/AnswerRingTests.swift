import Testing

@testable import Predictions

@Suite struct AnswerRingTests {
  private static func answer(_ number: Int) -> Answer {
    Answer(
      RecordFacts(
        ordinal: number, time: 0, predicted: .init(classIndex: number, number: .nan),
        actual: .init(classIndex: number + 1, number: .nan), score: .nan, weight: 1))
  }

  @Test func keepsTheLastAnswersHoweverTheyWereCut() {
    for cut in [1, 3, 7, 25] {
      var ring = AnswerRing(capacity: 10, columnCount: 1)
      for start in stride(from: 0, to: 25, by: cut) {
        let numbers = Array(start..<min(25, start + cut))
        ring.add(numbers.map(Self.answer)) { _ in numbers.map { UInt8($0) } }
      }
      #expect(ring.answers.count == 10)
      #expect(Set(ring.answers.map(\.predicted)) == Set(15..<25))
      #expect(ring.columns[0].map(Int16.init) == ring.answers.map(\.predicted))
    }
  }

  @Test func theNewestFewAndTheOldestCanBeLeftOut() {
    for count in [0, 4, 10, 25] {
      var ring = AnswerRing(capacity: 12, columnCount: 1)
      for number in 0..<count { ring.add([Self.answer(number)]) { _ in [UInt8(number)] } }
      let kept = ring.kept(withoutNewest: 2, atMost: 8)
      #expect(kept.answers.map(\.predicted) == (max(0, count - 10)..<max(0, count - 2)).map(Int16.init))
      #expect(kept.columns[0].map(Int16.init) == kept.answers.map(\.predicted))
    }
  }

  @Test func aRegressionKeepsHowFarTheNumberWasOff() {
    let facts = RecordFacts(
      ordinal: 0, time: 0, predicted: .init(classIndex: -1, number: 3), actual: .init(classIndex: -1, number: 5.5),
      score: .nan, weight: 1)
    #expect(Answer(facts).value == 2.5)
    #expect(Answer.isJudged(facts))
    #expect(Judge(isRegression: true, threshold: 0.5, positive: nil).error(Answer(facts)) == 2.5)
    #expect(Judge(isRegression: false, threshold: 0.5, positive: 1).error(Answer(facts)) == nil)
  }

  @Test func aScoreAloneIsJudgedByTheThreshold() {
    let facts = RecordFacts(
      ordinal: 0, time: 0, predicted: nil, actual: .init(classIndex: 1, number: 1), score: 0.5, weight: 1)
    #expect(Answer.isJudged(facts))
    #expect(Judge(isRegression: false, threshold: 0.5, positive: 1).error(Answer(facts)) == 0)
    #expect(Judge(isRegression: false, threshold: 0.6, positive: 1).error(Answer(facts)) == 1)
    #expect(Judge(isRegression: false, threshold: 0.5, positive: 1).isPositive(Answer(facts)) == true)
  }
}
