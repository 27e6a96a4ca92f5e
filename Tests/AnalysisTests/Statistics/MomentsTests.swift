import Analysis
import Testing

@Suite struct MomentsTests {
  @Test func agreesWithRationalArithmetic() {
    let moments = Moments(of: StatisticsReference.values)
    #expect(moments.count == 50)
    #expect(moments.sum == StatisticsReference.sum)
    #expect(isClose(moments.mean, StatisticsReference.mean, tolerance: 1e-15))
    #expect(isClose(moments.variance, StatisticsReference.variance, tolerance: 1e-15))
    #expect(moments.min == StatisticsReference.values.min())
    #expect(moments.max == StatisticsReference.values.max())
  }

  @Test func oneByOneEqualsAllAtOnce() {
    var single = Moments()
    for value in StatisticsReference.values { single.add(value) }
    #expect(single.sum == StatisticsReference.sum)
    #expect(isClose(single.variance, StatisticsReference.variance, tolerance: 1e-15))
  }

  @Test func mergedPartsEqualTheWhole() {
    var merged = Moments()
    for start in stride(from: 0, to: 50, by: 7) {
      merged.merge(Moments(of: Array(StatisticsReference.values[start..<min(start + 7, 50)])))
    }
    #expect(merged.count == 50)
    #expect(merged.sum == StatisticsReference.sum)
    #expect(isClose(merged.variance, StatisticsReference.variance, tolerance: 1e-15))
  }

  @Test func removingAPartLeavesTheRestAsIfItHadNeverBeenThere() {
    // The removed part holds the first value, about which all sums are taken.
    var moments = Moments(of: StatisticsReference.values)
    moments.remove(Moments(of: Array(StatisticsReference.values[..<10])))
    #expect(moments.count == 40)
    #expect(isClose(moments.variance, StatisticsReference.varianceOfLast40))
  }

  @Test func removingAnOutlierThatCameFirstRestoresTheVariance() {
    var moments = Moments(of: [1e9])
    moments.merge(Moments(of: [1, 2, 3, 4]))
    moments.remove(Moments(of: [1e9]))
    #expect(moments.sum == 10)
    #expect(isClose(moments.variance, 5.0 / 3))
  }

  @Test func anExtremeIsUnknownAfterThePartThatReachedItIsRemoved() {
    var moments = Moments(of: [1, 5, 9])
    moments.remove(Moments(of: [9]))
    #expect(moments.max == nil)
    #expect(moments.min == 1)
    moments.add(20)
    #expect(moments.max == nil)
    moments.remove(Moments(of: [1, 5, 20]))
    moments.add(3)
    #expect(moments == Moments(of: [3]))
  }

  @Test func nothingHasNoFigures() {
    let moments = Moments()
    #expect(moments.count == 0)
    #expect(moments.sum == 0)
    #expect(moments.mean == nil)
    #expect(moments.variance == nil)
    #expect(moments.min == nil)
    #expect(moments.max == nil)
  }

  @Test func oneValueHasAMeanButNoVariance() {
    let moments = Moments(of: [7.5])
    #expect(moments.mean == 7.5)
    #expect(moments.variance == nil)
  }

  @Test func equalValuesVaryByExactlyNothing() {
    let moments = Moments(of: Array(repeating: 0.1, count: 1000))
    #expect(moments.mean == 0.1)
    #expect(moments.variance == 0)
  }

  @Test func skipsNaNAndCountsInfinitiesApart() {
    let moments = Moments(of: [.nan, 1, .infinity, .nan, 3, -.infinity, .nan])
    #expect(moments.count == 2)
    #expect(moments.infiniteCount == 2)
    #expect(moments.mean == 2)
    #expect(moments.variance == 2)
    #expect(moments.min == 1)
    #expect(moments.max == 3)
  }

  @Test func removingAllFiniteValuesKeepsTheInfinitiesOfTheRest() {
    var moments = Moments(of: [.infinity, 2])
    moments.remove(Moments(of: [2]))
    #expect(moments.count == 0)
    #expect(moments.infiniteCount == 1)
    #expect(moments.mean == nil)
  }

  @Test func sumsThatOverflowGiveNoFigureInsteadOfNaN() {
    let huge = Double.greatestFiniteMagnitude
    let moments = Moments(of: [-huge, huge, huge, -huge])
    #expect(!moments.sum.isNaN)
    #expect(moments.mean == nil)
    #expect(moments.variance == nil)
    #expect(moments.max == huge)
  }

  @Test func removingWhatWasNeverAddedIsAProgrammingError() async {
    await #expect(processExitsWith: .failure) {
      var moments = Moments()
      var part = Moments()
      part.add(1)
      moments.remove(part)
    }
  }
}

extension Moments {
  fileprivate init(of values: [Double]) {
    self.init()
    values.withUnsafeBufferPointer { add(contentsOf: $0) }
  }
}
