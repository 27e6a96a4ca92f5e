import Analysis
import Testing

@Suite struct BinnedFeatureTests {
  @Test func aSketchedReferenceFallsIntoTheBinsThatItWasCountedIn() {
    var generator = SplitMix64(seed: 3)
    // Buckets of the sketch are half a unit wide here, as wide as half a deviation, and lie on both sides of 0.
    let values = (0..<5_000).map { (($0.isMultiple(of: 2)) ? 100 : -100) + generator.standardNormal() }
    var sketch = QuantileSketch()
    for value in values { sketch.add(value) }
    let feature = BinnedFeature(sketch: sketch, missingCount: 0)
    #expect(BinnedCounts(feature, codes: values.map { feature.code(of: $0) }).counts == feature.counts)
  }

  @Test func whatLiesBeyondTheReferenceHasBinsOfItsOwn() {
    let feature = BinnedFeature(numbers: (0..<1_000).map { (Double($0), 1) }, missingCount: 0)
    #expect(feature.counts.first == 0 && feature.counts.last == 0)
    #expect(feature.code(of: -0.5) == 0)
    #expect(Int(feature.code(of: 999.5)) == feature.counts.count - 1)
    #expect(feature.code(of: .nan) == BinnedFeature.missingCode)
  }
}
