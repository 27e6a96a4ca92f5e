import Analysis
import TestSupport
import Testing

@Suite("The bins of many numbers at once")
struct BinnedFeatureCodesTests {
  @Test(arguments: [0, 1, 2, 3, 7, 63, 64, 65, 1_000])
  func theyAreThoseOfEachNumber(valueCount: Int) {
    let feature = BinnedFeature(numbers: (0..<valueCount).map { (Double($0) * 1.5, 1) }, missingCount: 0)
    var numbers: [Double] = [.nan, .infinity, -.infinity, 0, -0.0, .greatestFiniteMagnitude, -.greatestFiniteMagnitude]
    if case .numbers(let edges) = feature.bins { numbers += edges.flatMap { [$0.nextDown, $0, $0.nextUp] } }
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<200 { numbers.append(generator.uniform() * 1.7 * Double(valueCount) - 2) }
    #expect(feature.codes(of: numbers[...]) == numbers.map { feature.code(of: $0) })
    #expect(feature.codes(of: numbers[3..<9]) == numbers[3..<9].map { feature.code(of: $0) })
  }

  @Test func aNumberIsForeignAmongCategories() {
    let feature = BinnedFeature(categories: [("a", 3)], missingCount: 0)
    #expect(feature.codes(of: [1, .nan]) == [BinnedFeature.foreignCode, BinnedFeature.missingCode])
  }
}
