import Analysis
import TestSupport
import Testing

/// What stands for Evidently in the benchmarks says what Evidently itself says: the numbers of EvidentlyReference.swift.
@Suite struct EvidentlyDefaultTests {
  @Test(arguments: EvidentlyReference.cases)
  func choosesTheStatisticAndSaysTheValueAndVerdictOfEvidently(windows: EvidentlyReference.Case) throws {
    var generator = SplitMix64(seed: windows.seed)
    let reference = Rows(windows.reference, change: 0, &generator)
    let current = Rows(windows.current, change: windows.change, &generator)
    for expected in windows.columns {
      let found = try #require(reference.finding(of: expected.name, current))
      #expect(found.statistic.rawValue == expected.statistic, "\(expected.name)")
      // p-values far out differ by what their series leave away.
      #expect(isNear(found.value, expected.value), "\(expected.name): \(found.value), not \(expected.value)")
      #expect(found.isDrift == expected.isDrift, "\(expected.name)")
    }
  }

  @Test func aCategoryThatTheReferenceHasNotIsDriftAtOnce() {
    let found = EvidentlyDefault(PairedCounts(reference: [600, 400, 0], current: [120, 79, 1]))
    #expect(found.value == 0)
    #expect(found.isDrift)
  }

  private func isNear(_ value: Double, _ reference: Double) -> Bool {
    abs(value - reference) <= 1e-9 * abs(reference) + 1e-14
  }
}

/// The columns as the script draws them.
private struct Rows {
  private var numbers: [String: [Double]] = [:]
  private var texts: [String: [String?]] = [:]

  init(_ count: Int, change: Double, _ generator: inout SplitMix64) {
    let (labels, shares) = (["a", "b", "c", "d", "e"], [0.4, 0.7, 0.85, 0.95, 1])
    for _ in 0..<count {
      let drawn = (0..<6).map { _ in generator.uniform() }
      numbers["flat", default: []].append(drawn[0] + change)
      numbers["skewed", default: []].append(drawn[1] / (1.01 - drawn[1]) * (1 + change))
      numbers["few", default: []].append(((drawn[2] - drawn[2] * change / 2) * 4).rounded(.towardZero))
      let known = labels[shares.firstIndex { drawn[3] < $0 } ?? 4]
      texts["category", default: []].append(drawn[5] < change / 50 ? "new" : known)
      texts["pair", default: []].append(drawn[4] < 0.1 + change / 5 ? "yes" : "no")
    }
  }

  func finding(of column: String, _ current: Self) -> EvidentlyDefault? {
    if let reference = numbers[column], let now = current.numbers[column] {
      return EvidentlyDefault(reference: reference, current: now)
    }
    guard let reference = texts[column], let now = current.texts[column] else { return nil }
    return EvidentlyDefault(PairedCounts(reference: reference, current: now))
  }
}
