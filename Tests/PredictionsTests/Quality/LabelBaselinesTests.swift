import Predictions
import TestSupport
import Testing

@Suite struct LabelBaselinesTests {
  private func state(_ labels: [(actual: String, predicted: String)]) -> PredictionState {
    PredictionState(.whole, labels.map { Record(actual: $0.actual, predicted: $0.predicted) })
  }

  private func baselines(_ state: PredictionState) throws -> LabelBaselines {
    let view = try #require(state.models.first)
    return try #require(view.baselines(of: view.everything()))
  }

  @Test func repeatingAndAlwaysGuessingAreCounted() throws {
    let labels = ["a", "a", "b", "b", "b", "a"].map { (actual: $0, predicted: "a") }
    let baselines = try baselines(state(labels))
    #expect(baselines.noChangeAccuracy == 0.6)
    #expect(baselines.majorityAccuracy == 0.5)
  }

  @Test func labelsThatComeByThemselvesHaveNoOrder() throws {
    var records = (1...4).map { Record(predicted: "a", id: UInt64($0)) }
    records += (1...4).map { Record.label("a", id: UInt64($0)) }
    let baselines = try baselines(PredictionState(.whole, records))
    #expect(baselines.noChangeAccuracy == nil)
    #expect(baselines.majorityAccuracy == 1)
  }

  /// .8532 is the no-change classifier's accuracy on elec2 that the literature gives.
  @Test(.enabled(if: SharedData.has("data/streams/elec2.csv.gz")))
  func onElectricityTheModelIsNoBetterThanTheLastLabel() throws {
    let columns = try SharedData.columns("data/streams/elec2.csv.gz")
    let labels = zip(try #require(columns["y_true"]), try #require(columns["y_pred_static"]))
    let baselines = try baselines(state(labels.map { (String($0), String($1)) }))
    let noChange = try #require(baselines.noChangeAccuracy)
    #expect(abs(noChange - 0.853) < 0.0005)
    #expect(abs(baselines.majorityAccuracy - 0.5755) < 0.0005)
    #expect(!baselines.isBeaten(noChange))
    #expect(baselines.isBeaten(baselines.majorityAccuracy))
  }
}
