import TestSupport
import Testing

@testable import Predictions

@Suite struct LabelJoinTests {
  private func prediction(_ label: Int) -> PendingPrediction {
    PendingPrediction(
      pane: Int64(label), predicted: nil, score: Double(label), weight: 1, probabilities: [], probabilityClasses: [])
  }

  private func label(_ text: String) -> LateLabel { LateLabel(text: text, number: .nan, time: 0) }

  @Test func aLabelFindsThePredictionThatCameBefore() {
    var join = LabelJoin(limit: 10)
    #expect(join.label(for: prediction(7), of: 3, id: 1) == nil)
    #expect(join.waitingPredictionCount == 1)
    let found = join.prediction(for: label("a"), id: 1)
    #expect(found?.model == 3)
    #expect(found?.prediction.score == 7)
    #expect(join.waitingPredictionCount == 0)
    #expect(join.waitingLabelCount == 0)
  }

  @Test func aPredictionFindsTheLabelThatCameBefore() {
    var join = LabelJoin(limit: 10)
    #expect(join.prediction(for: label("a"), id: 1) == nil)
    #expect(join.waitingLabelCount == 1)
    #expect(join.label(for: prediction(7), of: 3, id: 1)?.text == "a")
    #expect(join.waitingLabelCount == 0)
  }

  @Test func anIdIsUsedUpByItsJoin() {
    var join = LabelJoin(limit: 10)
    _ = join.label(for: prediction(7), of: 0, id: 1)
    #expect(join.prediction(for: label("a"), id: 1) != nil)
    #expect(join.prediction(for: label("b"), id: 1) == nil)
    #expect(join.waitingLabelCount == 0)
  }

  @Test func whatHasWaitedLongestGoesFirstAndIsCounted() {
    var join = LabelJoin(limit: 3)
    for id in 1...5 { _ = join.label(for: prediction(id), of: 0, id: UInt64(id)) }
    #expect(join.waitingPredictionCount == 3)
    #expect(join.expiredPredictionCount == 2)
    #expect(join.prediction(for: label("late"), id: 1) == nil)
    #expect(join.prediction(for: label("in time"), id: 3)?.prediction.score == 3)
    for id in 10...14 { _ = join.prediction(for: label("x"), id: UInt64(id)) }
    #expect(join.waitingLabelCount == 3)
    #expect(join.expiredLabelCount == 3)
  }

  @Test func joinedOnesDoNotCountAgainstTheLimit() {
    var join = LabelJoin(limit: 3)
    for id in 1...1_000 {
      _ = join.label(for: prediction(id), of: 0, id: UInt64(id))
      #expect(join.prediction(for: label("x"), id: UInt64(id)) != nil)
    }
    #expect(join.expiredPredictionCount == 0)
  }

  @Test func agreesWithAPlainListOnRandomComingsAndGoings() {
    var generator = SeededGenerator(seed: 5)
    var join = LabelJoin(limit: 50)
    var waiting: [(id: UInt64, score: Double)] = []
    var expired = 0
    for step in 0..<20_000 {
      if Bool.random(using: &generator) {
        let id = UInt64(step + 1)
        _ = join.label(for: prediction(step), of: 0, id: id)
        waiting.append((id, Double(step)))
        if waiting.count > 50 {
          waiting.removeFirst()
          expired += 1
        }
      } else if let index = waiting.indices.randomElement(using: &generator) {
        #expect(join.prediction(for: label("x"), id: waiting[index].id)?.prediction.score == waiting[index].score)
        waiting.remove(at: index)
      }
      #expect(join.waitingPredictionCount == waiting.count)
    }
    #expect(join.expiredPredictionCount == expired)
  }

  @Test func aPredictionThatIsNeverLabelledDoesNotHoldTheIdsOfAllThatCameAfterIt() {
    var join = LabelJoin(limit: 1_000)
    _ = join.label(for: prediction(0), of: 0, id: 1)
    for id in 2...200_000 {
      _ = join.label(for: prediction(id), of: 0, id: UInt64(id))
      _ = join.prediction(for: label("x"), id: UInt64(id))
    }
    #expect(join.waitingPredictionCount == 1)
    #expect(join.rememberedIdCount < 20_000)
    #expect(join.prediction(for: label("at last"), id: 1) != nil)
  }

  @Test func anIdThatComesAgainWaitsAnew() {
    var join = LabelJoin(limit: 2)
    _ = join.label(for: prediction(1), of: 0, id: 1)
    #expect(join.prediction(for: label("x"), id: 1) != nil)
    _ = join.label(for: prediction(2), of: 0, id: 2)
    _ = join.label(for: prediction(3), of: 0, id: 1)
    _ = join.label(for: prediction(4), of: 0, id: 4)
    // The second one, which has waited longest, went.
    #expect(join.prediction(for: label("x"), id: 2) == nil)
    #expect(join.prediction(for: label("x"), id: 1)?.prediction.score == 3)
    #expect(join.expiredPredictionCount == 1)
  }

  // MARK: Faults

  private let day: Int64 = 86_400_000_000_000

  private func prediction(at time: Int64) -> PendingPrediction {
    var prediction = prediction(0)
    prediction.time = time
    return prediction
  }

  private func label(_ text: String, at time: Int64) -> LateLabel { LateLabel(text: text, number: .nan, time: time) }

  @Test func theFirstLabelStandsAndOthersAreCounted() {
    var join = LabelJoin(limit: 10)
    _ = join.label(for: prediction(7), of: 2, id: 1)
    #expect(join.prediction(for: label("a"), id: 1) != nil)
    #expect(join.prediction(for: label("b"), id: 1) == nil)
    #expect(join.prediction(for: label("a"), id: 1) == nil)
    #expect(join.faults[2]?.contradictoryCount == 1)
    #expect(join.faults[2]?.duplicateCount == 1)
  }

  @Test func aLabelThatWaitsIsNotReplacedByALaterOne() {
    var join = LabelJoin(limit: 10)
    _ = join.prediction(for: label("a"), id: 1)
    _ = join.prediction(for: label("b"), id: 1)
    #expect(join.label(for: prediction(7), of: 0, id: 1)?.text == "a")
    #expect(join.waitingFaults.contradictoryCount == 1)
  }

  @Test func aLabelBeyondTheHorizonDoesNotCount() {
    var join = LabelJoin(limit: 10, horizon: .init(nanoseconds: 30 * day, abandons: false))
    for (id, days) in [(1, 30), (2, 31), (3, 301), (4, -1), (5, -31)] as [(UInt64, Int64)] {
      _ = join.label(for: prediction(at: 100 * day), of: 0, id: id)
      #expect((join.prediction(for: label("x", at: (100 + days) * day), id: id) != nil) == (id != 2 && id != 3))
    }
    let faults = join.faults[0]
    #expect(faults?.lateCount == 1 && faults?.clockJumpCount == 2 && faults?.earlyCount == 2)
  }

  @Test func onAScreenPredictionsStopWaitingOnceLabelsAreLater() {
    var join = LabelJoin(limit: 10, horizon: .init(nanoseconds: 30 * day, abandons: true))
    _ = join.label(for: prediction(at: 0), of: 0, id: 1)
    _ = join.label(for: prediction(at: 20 * day), of: 0, id: 2)
    _ = join.label(for: prediction(at: 40 * day), of: 0, id: 3)
    #expect(join.prediction(for: label("x", at: 41 * day), id: 3) != nil)
    #expect(join.waitingPredictionCount == 1)
    #expect(join.faults[0]?.abandonedCount == 1)
    #expect(join.prediction(for: label("x", at: 45 * day), id: 2) != nil)
  }

  @Test func extremeTimesDoNotOverflow() {
    var join = LabelJoin(limit: 10, horizon: .init(nanoseconds: 30 * day, abandons: true))
    for (id, times) in [(Int64.max, Int64.min + 1), (Int64.min + 1, Int64.max)].enumerated() {
      _ = join.label(for: prediction(at: times.0), of: 0, id: UInt64(id + 1))
      _ = join.prediction(for: label("x", at: times.1), id: UInt64(id + 1))
    }
    #expect(join.faults[0]?.clockJumpCount == 2)
  }
}
