import Analysis
import Testing

@Suite struct WeightedQuantileTests {
  private typealias Reference = ShapeReference
  private let skewed = StatisticsReference.skewed

  @Test func weightedQuantilesAreThoseOfNumpy() {
    let weights = Array(BinaryReference.weights[..<37])
    for (probability, expected) in zip(StatisticsReference.probabilities, Reference.weightedQuantiles) {
      #expect(WeightedQuantile.of(skewed, weights: weights, probability: probability) == expected)
    }
  }

  @Test func aShareThatIsReachedExactlyNeedsNoMore() {
    #expect(WeightedQuantile.of([1, 2], weights: [1, 1], probability: 0.5) == 1)
  }

  @Test func weightedQuantilesOfAwkwardValues() {
    #expect(WeightedQuantile.of([], weights: [], probability: 0.5) == nil)
    #expect(WeightedQuantile.of([1], weights: [0], probability: 0.5) == nil)
    #expect(WeightedQuantile.of([1], weights: [1], probability: .nan) == nil)
    #expect(WeightedQuantile.of([.nan, 4, 9], weights: [9, 1, .infinity], probability: 1) == 4)
  }
}
