import Analysis
import Testing

@testable import Predictions

@Suite struct CoarseFeatureTests {
  private static func coarse(_ bins: BinnedFeature, name: String = "amount") -> CoarseFeature {
    CoarseFeature(Reference.Feature(path: name, name: name, role: .feature, bins: bins), index: 0)
  }

  private static func numbers(_ values: some Sequence<Double>) -> BinnedFeature {
    var counts: [Double: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    return BinnedFeature(
      numbers: counts.sorted { $0.key < $1.key }.map { (value: $0.key, count: $0.value) }, missingCount: 0)
  }

  @Test func numbersFallIntoEightAboutEquallyFullRangesWithReadableEdges() {
    let feature = Self.coarse(Self.numbers((0..<8_000).map { Double($0) * 0.3137 + 0.0041 }))
    #expect(feature.shape == SliceFeature(valueCount: 8, isOrdered: true))
    var sizes = [UInt8: Int]()
    for number in 0..<8_000 {
      sizes[feature.cell(number: Double(number) * 0.3137 + 0.0041, text: nil), default: 0] += 1
    }
    #expect(sizes.count == 8)
    #expect(sizes.values.allSatisfy { (870...1_130).contains($0) })
    // The eighths of the reference lie at 313.7, 627.4, …; a twentieth of a bin is 4.
    guard case .range(nil, let edge?) = feature.condition(0...0).test else {
      Issue.record("the first range has no upper end")
      return
    }
    #expect(abs(edge - 313.7) < 8)
    #expect(edge == edge.rounded())
    #expect(feature.condition(7...7).test != feature.condition(3...7).test)
  }

  @Test func whatLiesBeyondTheReferenceGoesWithItsNeighbour() {
    let feature = Self.coarse(Self.numbers((0..<1_000).map(Double.init)))
    #expect(feature.cell(number: -1e9, text: nil) == 0)
    #expect(feature.cell(number: 1e9, text: nil) == 7)
    #expect(feature.cell(number: .nan, text: nil) == 8)
    #expect(feature.cell(number: .nan, text: "none") == 8)
    #expect(feature.condition(8...8).test == .missing)
  }

  @Test func fewWholeNumbersAreValuesOfTheirOwn() {
    let feature = Self.coarse(Self.numbers([0, 0, 0, 1, 1, 2].map(Double.init)))
    #expect(feature.shape.valueCount == 3)
    #expect((0...2).map { feature.condition($0...$0).test } == [.number(0), .number(1), .number(2)])
    #expect(feature.condition(1...2).test == .range(from: 1, to: nil))
    #expect(feature.cell(number: 2, text: nil) == 2)
  }

  @Test func oneValueIsOneCell() {
    let feature = Self.coarse(Self.numbers(Array(repeating: 5, count: 100)))
    #expect(feature.shape.valueCount == 1)
    #expect(feature.cell(number: 5, text: nil) == 0)
    #expect(feature.condition(0...0).test == .number(5))
  }

  @Test func theSevenMostFrequentCategoriesStandAlone() {
    let categories = (0..<20).map { (label: "c\($0)", count: 100 - $0 * ($0 % 2 == 0 ? 1 : 2)) }
    let feature = Self.coarse(BinnedFeature(categories: categories, missingCount: 3))
    #expect(feature.shape == SliceFeature(valueCount: 8, isOrdered: false))
    #expect(feature.condition(0...0).test == .category("c0"))
    // 100, 98, 98 − the earlier first …
    #expect(feature.condition(1...1).test == .category("c1"))
    #expect(feature.condition(2...2).test == .category("c2"))
    #expect(feature.cell(number: .nan, text: "c19") == 7)
    #expect(feature.cell(number: .nan, text: "never seen") == 7)
    #expect(feature.condition(7...7).test == .otherCategory)
    #expect(feature.cell(number: .nan, text: nil) == 8)
  }
}
