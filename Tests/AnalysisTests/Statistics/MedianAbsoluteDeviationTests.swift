import Analysis
import TestSupport
import Testing

@Suite struct MedianAbsoluteDeviationTests {
  private typealias Reference = ShapeReference
  private let skewed = StatisticsReference.skewed

  @Test func medianAbsoluteDeviationIsThatOfScipy() {
    #expect(isClose(MedianAbsoluteDeviation.of(skewed), Reference.medianAbsoluteDeviation))
    #expect(isClose(MedianAbsoluteDeviation.normalScale, Reference.normalScale))
  }

  @Test func medianAbsoluteDeviationOfAwkwardValues() {
    #expect(MedianAbsoluteDeviation.of([]) == nil)
    #expect(MedianAbsoluteDeviation.of([.nan]) == nil)
    #expect(MedianAbsoluteDeviation.of([7]) == 0)
    #expect(MedianAbsoluteDeviation.of([1, 2, 3, 4, .infinity, .nan]) == 1)
    #expect(MedianAbsoluteDeviation.of([1, .infinity, .infinity]) == nil)
    #expect(MedianAbsoluteDeviation.of([1e308, 1e308]) == 0)
  }

  @Test func theDeviationOfAShortSketchIsExact() {
    var sketch = QuantileSketch()
    for value in skewed { sketch.add(value) }
    #expect(isClose(sketch.medianAbsoluteDeviation?.value, Reference.medianAbsoluteDeviation))
    #expect(sketch.medianAbsoluteDeviation?.error == nil)
    #expect(QuantileSketch().medianAbsoluteDeviation == nil)
    var infinite = QuantileSketch()
    for value in [1, Double.infinity, .infinity] { infinite.add(value) }
    #expect(infinite.medianAbsoluteDeviation == nil)
  }

  @Test(arguments: [-3.0, 0, 1, 40])
  func theDeviationOfALongSketchIsWithinItsStatedError(shift: Double) throws {
    var random = SeededGenerator(seed: 51)
    var (values, first, second) = ([Double](), QuantileSketch(), QuantileSketch())
    for index in 0..<6000 {
      let value = shift + (random.uniform() - 0.5) * 3 / (random.uniform() + 0.01)
      values.append(value)
      if index % 3 == 0 { first.add(value) } else { second.add(value) }
    }
    first.merge(second)
    let deviation = try #require(first.medianAbsoluteDeviation)
    let error = try #require(deviation.error)
    #expect(abs(deviation.value - (try #require(MedianAbsoluteDeviation.of(values)))) <= error)
    #expect(error < 0.02 * (deviation.value + abs(shift) + 1))
  }
}
