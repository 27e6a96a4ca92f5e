import Analysis
import Testing

/// The walk through both samples against the definitions, over all pairs of values.
@Suite struct SampleMergeTests {
  /// Whole numbers below 3 have ties everywhere, those below 60 have few or none.
  @Test(arguments: [3.0, 8, 20, 60, 1e9])
  func equalsTheDefinitions(levels: Double) {
    var generator = SplitMix64(seed: 21)
    for _ in 0..<60 {
      let reference = (0..<(1 + generator.index(below: 9))).map { _ in (generator.uniform() * levels).rounded() }
      let current = (0..<(1 + generator.index(below: 9))).map { _ in (generator.uniform() * levels).rounded() }
      let pair = NumericPair(reference: reference, current: current)
      #expect(MannWhitney().compare(pair).statistic == wins(reference, current))
      let steps = distances(reference, current)
      #expect(isClose(KolmogorovSmirnov().compare(pair).statistic, steps.map { abs($0.height) }.max() ?? 0))
      guard min(reference.count, current.count) >= 2 else { continue }
      let squared = steps.reduce(0) { $0 + $1.height * $1.height * $1.width }
      #expect(isClose(EnergyDistance().compare(pair).statistic, (2 * squared).squareRoot()))
    }
  }

  /// Wherever it stands, one pair of equal values must be seen by the walk that takes all for distinct.
  @Test(arguments: 0..<12)
  func oneTieCountsHalf(place: Int) {
    let reference = (0..<12).map { Double($0 * 10) }
    let current = (0..<12).map { Double($0 * 10 + ($0 == place ? 0 : 5)) }
    let pair = NumericPair(reference: reference, current: current)
    #expect(MannWhitney().compare(pair).statistic == 66.5)
    #expect(isClose(KolmogorovSmirnov().compare(pair).statistic, 1.0 / 12))
    // A tie within one window alone leaves the other's count whole.
    var repeated = reference
    repeated[place] = reference[(place + 1) % 12]
    #expect(
      MannWhitney().compare(NumericPair(reference: repeated, current: current)).statistic == wins(repeated, current))
  }

  private func wins(_ reference: [Double], _ current: [Double]) -> Double {
    reference.reduce(0) { sum, left in
      sum + current.reduce(0) { $0 + (left > $1 ? 1 : left == $1 ? 0.5 : 0) }
    }
  }

  /// F − G at every value, and how far it is to the next.
  private func distances(_ reference: [Double], _ current: [Double]) -> [(height: Double, width: Double)] {
    let values = Set(reference + current).sorted()
    return values.enumerated().map { place, value in
      let below = Double(reference.filter { $0 <= value }.count) / Double(reference.count)
      let other = Double(current.filter { $0 <= value }.count) / Double(current.count)
      return (below - other, place + 1 < values.count ? values[place + 1] - value : 0)
    }
  }
}
