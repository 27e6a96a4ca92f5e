import Predictions
import Testing

/// Weights as scikit-learn's `sample_weight` has them.
@Suite struct WeightTests {
  private func check(_ records: [Record], _ figures: [String: Double], task: PredictionTask) throws {
    let window = try #require(PredictionState(.whole, records).models.first).everything()
    #expect(window.task == task)
    for (id, value) in figures {
      let found = try #require(window.figure(id), "\(id)")
      #expect(abs(found - value) <= 1e-12 * max(1, abs(value)), "\(id): \(found), not \(value)")
    }
  }

  @Test func ofABinaryClassifier() throws {
    typealias Reference = WeightedReference.Binary
    let records = Reference.actual.indices.map { row in
      Record(
        actual: "\(Reference.actual[row])", predicted: "\(Reference.predicted[row])", score: Reference.scores[row],
        weight: Reference.weights[row])
    }
    try check(records, Reference.figures, task: .binary)
  }

  @Test func ofTwoProbabilities() throws {
    typealias Reference = WeightedReference.Binary
    let records = Reference.actual.indices.map { row in
      Record(
        actual: "\(Reference.actual[row])", predicted: "\(Reference.predicted[row])",
        probabilities: ["1": Reference.scores[row]], weight: Reference.weights[row])
    }
    try check(records, Reference.figures, task: .binary)
  }

  @Test func ofAMulticlassClassifier() throws {
    typealias Reference = WeightedReference.Multiclass
    let records = Reference.actual.indices.map { row in
      let probabilities = (0..<3).map { ("\($0)", Reference.probabilities[row * 3 + $0]) }
      return Record(
        actual: "\(Reference.actual[row])", predicted: "\(Reference.predicted[row])",
        probabilities: Dictionary(uniqueKeysWithValues: probabilities), weight: Reference.weights[row])
    }
    try check(records, Reference.figures, task: .multiclass)
  }

  @Test func ofARegression() throws {
    typealias Reference = WeightedReference.Regression
    let records = Reference.actual.indices.map { row in
      Record(
        actual: "\(Reference.actual[row])", predicted: "\(Reference.predicted[row])", weight: Reference.weights[row])
    }
    try check(records, Reference.figures, task: .regression)
  }

  @Test func aRecordWithoutAWeightWeighsOne() throws {
    let records = [
      Record(actual: "1", predicted: "1", weight: 3), Record(actual: "1", predicted: "0"),
      Record(actual: "0", predicted: "0", weight: 0.5),
    ]
    let window = try #require(PredictionState(.whole, records).models.first).everything()
    #expect(window.cells == ["1→1": 3, "1→0": 1, "0→0": 0.5])
  }
}
