import Analysis
import TestSupport
import Testing

@Suite struct QuantileSketchTests {
  @Test func exactQuantilesAreNumpysLinearOnes() {
    let sketch = QuantileSketch(of: StatisticsReference.skewed)
    #expect(sketch.relativeError == nil)
    let quantiles = sketch.quantiles(StatisticsReference.probabilities)
    #expect(areClose(quantiles.compactMap { $0 }, StatisticsReference.quantiles, tolerance: 1e-15))
  }

  @Test(arguments: [1.0, -1.0])
  func bucketedQuantilesStayWithinTheStatedError(sign: Double) {
    var random = SeededGenerator(seed: 7)
    // Seven decades.
    let values = (0..<20_000).map { _ in sign * 1e-3 / (random.uniform() + 1e-7) }
    let sorted = values.sorted()
    let sketch = QuantileSketch(of: values)
    #expect(sketch.relativeError == 0x1p-8)
    for step in 0...1000 {
      let probability = Double(step) / 1000
      let position = probability * Double(values.count - 1)
      let rank = Int(position)
      let next = min(rank + 1, values.count - 1)
      let exact = sorted[rank] + (sorted[next] - sorted[rank]) * (position - Double(rank))
      let estimate = sketch.quantile(probability) ?? .nan
      #expect(abs(estimate - exact) <= 0x1p-8 * abs(exact) * (1 + 1e-12), "at \(probability)")
    }
  }

  @Test func theEndsAreExactInBuckets() {
    var random = SeededGenerator(seed: 8)
    let values = (0..<5000).map { _ in random.uniform() - 0.5 }
    let sketch = QuantileSketch(of: values, exactLimit: 10)
    #expect(sketch.quantile(0) == values.min())
    #expect(sketch.quantile(1) == values.max())
  }

  @Test func becomesApproximateWithTheFirstValueBeyondTheLimit() {
    var sketch = QuantileSketch(exactLimit: 3)
    for value in [1.0, 2, 3] { sketch.add(value) }
    #expect(sketch.relativeError == nil)
    #expect(sketch.quantile(0.5) == 2)
    sketch.add(4)
    #expect(sketch.relativeError == 0x1p-8)
    #expect(sketch.count == 4)
  }

  @Test func mergeOrderDoesNotChangeBuckets() {
    var random = SeededGenerator(seed: 9)
    let parts = (0..<6).map { part in
      QuantileSketch(of: (0..<(part * 40 + 3)).map { _ in (random.uniform() - 0.3) * 1e3 }, exactLimit: 100)
    }
    let probabilities = (0...50).map { Double($0) / 50 }
    var forward = QuantileSketch(exactLimit: 100)
    for part in parts { forward.merge(part) }
    var backward = QuantileSketch(exactLimit: 100)
    for part in parts.reversed() { backward.merge(part) }
    #expect(forward.count == 618)
    #expect(forward.quantiles(probabilities) == backward.quantiles(probabilities))
  }

  @Test func mergingIsTheSameAsAddingEverything() {
    var random = SeededGenerator(seed: 10)
    let values = (0..<3000).map { _ in random.uniform() }
    var merged = QuantileSketch(of: Array(values[..<1500]), exactLimit: 64)
    merged.merge(QuantileSketch(of: Array(values[1500...]), exactLimit: 64))
    let whole = QuantileSketch(of: values, exactLimit: 64)
    #expect(merged.quantiles([0.01, 0.5, 0.99]) == whole.quantiles([0.01, 0.5, 0.99]))
  }

  @Test func shortMergedSketchesStayExact() {
    var merged = QuantileSketch(of: [4, 1])
    merged.merge(QuantileSketch(of: [3, 2]))
    #expect(merged.relativeError == nil)
    #expect(merged.quantile(0.5) == 2.5)
  }

  @Test func zeroIsExactlyZeroAlsoInBuckets() {
    let sketch = QuantileSketch(of: [-2, -0.0, 0, 0, 0, 3], exactLimit: 2)
    #expect(sketch.quantile(0.5) == 0)
  }

  @Test func infinitiesAreTheOutermostValues() {
    for limit in [0, 100] {
      let sketch = QuantileSketch(of: [-.infinity, -.infinity, -1, 1, .infinity, .infinity], exactLimit: limit)
      #expect(sketch.quantile(0) == -.infinity)
      #expect(sketch.quantile(0.1) == -.infinity)
      #expect(sketch.quantile(0.9) == .infinity)
      #expect(isClose(sketch.quantile(0.5), 0, tolerance: 0x1p-8))
    }
  }

  @Test func theMostDistantNumbersInterpolateWithoutOverflow() {
    let huge = Double.greatestFiniteMagnitude
    #expect(QuantileSketch(of: [-huge, huge]).quantile(0.5) == 0)
  }

  @Test(arguments: [0, 1024])
  func skipsNaN(exactLimit: Int) {
    let sketch = QuantileSketch(of: [.nan, 1, .nan, 1, 1, .nan, 1, 1], exactLimit: exactLimit)
    #expect(sketch.count == 5)
    #expect(sketch.quantile(0.5) == 1)
  }

  @Test func nothingHasNoQuantile() {
    #expect(QuantileSketch().quantile(0.5) == nil)
    #expect(QuantileSketch(exactLimit: 0).quantile(0.5) == nil)
  }

  @Test(arguments: [-0.1, 1.1, Double.nan, .infinity])
  func noQuantileOutsideZeroToOne(probability: Double) {
    #expect(QuantileSketch(of: [1, 2]).quantile(probability) == nil)
  }
}

extension QuantileSketch {
  fileprivate init(of values: [Double], exactLimit: Int = 1024) {
    self.init(exactLimit: exactLimit)
    values.withUnsafeBufferPointer { add(contentsOf: $0) }
  }
}
