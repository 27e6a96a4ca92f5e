import Analysis
import TestSupport
import Testing

@Suite struct ExpectedOutcomesTests {
  private let probabilities: [Double] = {
    var generator = SeededGenerator(seed: 7)
    return (0..<5_000).map { place in
      // Many near the ends, as a good model's are, and some exactly there.
      let value = generator.uniform()
      return place % 50 == 0 ? value.rounded() : value < 0.5 ? value * value * value : 1 - (1 - value) * (1 - value)
    }
  }()

  private func outcomes(_ part: some Sequence<Double>) -> ExpectedOutcomes {
    part.reduce(into: ExpectedOutcomes()) { $0.add(probability: $1, isPredictedPositive: $1 >= 0.4) }
  }

  @Test func saysWhatTheEstimateOverTheSameRecordsSays() throws {
    let expected = outcomes(probabilities)
    let exact = PerformanceEstimate(
      probabilities: probabilities, isPredictedPositive: probabilities.map { $0 >= 0.4 })
    let figures: [KeyPath<PerformanceEstimate, EstimatedFigure?>] = [
      \.accuracy, \.precision, \.recall, \.f1, \.specificity,
    ]
    for figure in figures {
      let (own, other) = (try #require(expected.estimate[keyPath: figure]), try #require(exact[keyPath: figure]))
      #expect(abs(own.value - other.value) < 1e-9)
      #expect(abs(own.standardError - other.standardError) < 1e-9)
    }
    #expect(expected.estimate.count == exact.count)
    let (area, exactArea) = (try #require(expected.estimate.rocAUC), try #require(exact.rocAUC))
    let error = try #require(expected.rocAUCBinningError)
    #expect(area.value <= exactArea.value && exactArea.value - area.value <= error)
    #expect(error < 0.004)
    #expect(abs(area.standardError / exactArea.standardError - 1) < 0.02)
  }

  @Test func stretchesMergeIntoTheWhole() throws {
    let whole = outcomes(probabilities).estimate
    var merged = outcomes(probabilities[..<1_200])
    merged.merge(outcomes(probabilities[1_200...]))
    #expect(abs(try #require(merged.estimate.accuracy).value - (try #require(whole.accuracy)).value) < 1e-12)
    #expect(abs(try #require(merged.estimate.rocAUC).value - (try #require(whole.rocAUC)).value) < 1e-12)
  }

  @Test func whatIsNoProbabilityIsLeftOut() {
    var expected = ExpectedOutcomes()
    for probability in [-0.1, 1.1, .nan, .infinity] {
      expected.add(probability: probability, isPredictedPositive: true)
    }
    for weight in [0, -1, .nan, .infinity] {
      expected.add(probability: 0.5, isPredictedPositive: true, weight: weight)
    }
    #expect(expected.isEmpty)
    #expect(expected.estimate.accuracy == nil)
    #expect(expected.rocAUCBinningError == nil)
  }

  @Test func aWeightCountsAsSoManyRecords() throws {
    var expected = ExpectedOutcomes()
    expected.add(probability: 0.9, isPredictedPositive: true, weight: 3)
    expected.add(probability: 0.5, isPredictedPositive: true)
    #expect(abs(try #require(expected.estimate.accuracy).value - 0.8) < 1e-12)
  }
}
