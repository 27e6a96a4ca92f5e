import Analysis
import Testing

@Suite struct HigherMomentsTests {
  private typealias Reference = ShapeReference
  private let skewed = StatisticsReference.skewed
  private let far = StatisticsReference.values

  @Test func figuresAreThoseOfScipy() {
    let moments = HigherMoments(of: skewed)
    #expect(isClose(moments.skewness, Reference.skewness))
    #expect(isClose(moments.sampleSkewness, Reference.skewnessSample))
    #expect(isClose(moments.excessKurtosis, Reference.kurtosis))
    #expect(isClose(moments.sampleExcessKurtosis, Reference.kurtosisSample))
  }

  @Test func figuresOfValuesFarFromZeroAreThoseOfRationalArithmetic() {
    let close = HigherMoments(of: far.filter { $0 > 1e8 })
    #expect(areClose([close.skewness, close.excessKurtosis].compactMap(\.self), Reference.closeShape))
    let moments = HigherMoments(of: far)
    #expect(areClose([moments.skewness, moments.excessKurtosis].compactMap(\.self), Reference.farShape))
  }

  @Test func mergedPartsEqualTheWholeAndCanBeRemoved() {
    var merged = HigherMoments()
    for start in stride(from: 0, to: far.count, by: 7) {
      merged.merge(HigherMoments(of: Array(far[start..<min(start + 7, far.count)])))
    }
    #expect(areClose([merged.skewness, merged.excessKurtosis].compactMap(\.self), Reference.farShape))
    merged.remove(HigherMoments(of: Array(far[..<10])))
    #expect(merged.count == 40)
    #expect(areClose([merged.skewness, merged.excessKurtosis].compactMap(\.self), Reference.farShapeOfLast40))
    merged.remove(HigherMoments(of: Array(far[10...])))
    #expect(merged == HigherMoments())
  }

  @Test func removingAnOutlierThatCameFirstRestoresTheShape() {
    var moments = HigherMoments(of: [1e6])
    moments.merge(HigherMoments(of: skewed))
    moments.remove(HigherMoments(of: [1e6]))
    #expect(isClose(moments.skewness, Reference.skewness, tolerance: 1e-9))
  }

  @Test func valuesThatDoNotVaryHaveNoShape() {
    for values in [[], [3], [0.1, 0.1, 0.1, 0.1], [.nan, .infinity, 2]] {
      let moments = HigherMoments(of: values)
      #expect(moments.skewness == nil)
      #expect(moments.excessKurtosis == nil)
      #expect(moments.sampleExcessKurtosis == nil)
    }
    // Rounding of the sums that held the far values is left over, and is no spread.
    let far = skewed.map { $0 * 1e9 / 3 }
    var rest = HigherMoments(of: far + Array(repeating: 1e-3, count: 50))
    rest.remove(HigherMoments(of: far.reversed()))
    #expect(rest.skewness == nil)
  }

  @Test func theSampleFiguresNeedThreeAndFourValues() {
    #expect(HigherMoments(of: [1, 2]).skewness == 0)
    #expect(HigherMoments(of: [1, 2]).sampleSkewness == nil)
    #expect(HigherMoments(of: [1, 2, 3]).sampleSkewness == 0)
    #expect(HigherMoments(of: [1, 2, 3]).sampleExcessKurtosis == nil)
    #expect(HigherMoments(of: [1, 2, 3, 4]).sampleExcessKurtosis != nil)
  }

  @Test func sumsThatOverflowGiveNoFigure() {
    let moments = HigherMoments(of: [-1e300, 1e300, 0, 5])
    #expect(moments.skewness == nil)
    #expect(moments.excessKurtosis == nil)
  }
}

extension HigherMoments {
  fileprivate init(of values: [Double]) {
    self.init()
    for value in values { add(value) }
  }
}
