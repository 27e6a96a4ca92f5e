import Analysis
import Testing

/// What is told without p-values is what the p-values say.
@Suite struct DriftCheckVerdictTests {
  private static let sizes = [0, 1, 2, 7, 30, 100, 300, 700, 1_500, 5_000]

  /// A thousand windows each.
  @Test(arguments: 0..<12) func theVerdictIsThatOfTheFinding(seed: Int) {
    var generator = SplitMix64(seed: UInt64(seed))
    var seen: [Int: Int] = [:]
    var ordinaryCount = 0
    for trial in 0..<100 {
      let source = Source(isNumeric: (trial + seed) % 2 == 0, &generator)
      let reference = source.reference(Self.sizes[generator.index(below: Self.sizes.count)], &generator)
      for _ in 0..<10 {
        let size = Self.sizes[generator.index(below: Self.sizes.count)]
        let window = source.window(generator.index(below: size + 1), of: reference, &generator)
        var check = DriftCheck(level: Self.level(&generator))
        check.policy.wantedEffect = [0.2, 0.5, 1][generator.index(below: 3)]
        let finding = check.finding(reference: reference, current: window)
        let verdict = check.verdict(reference: reference, current: window)
        #expect(verdict == finding.verdict, "\(check.level) \(reference.counts) \(window) \(finding)")
        seen[verdict.rank, default: 0] += 1
        if check.ordinaryVerdict(reference: reference, current: window) != nil { ordinaryCount += 1 }
      }
    }
    // All that can be said was said, and much of it the short way.
    #expect([0, 1, 3].allSatisfy { seen[$0, default: 0] > 50 }, "\(seen)")
    #expect(ordinaryCount > 300)
  }

  /// Windows that lie about the level, where a bound that promises too much would be found out.
  @Test func whatLiesNearTheLevelIsLeftToTheFinding() {
    var generator = SplitMix64(seed: 99)
    var count = 0
    for trial in 0..<600 {
      let source = Source(isNumeric: trial % 3 > 0, &generator)
      let reference = source.reference([300, 2_000, 8_000][generator.index(below: 3)], &generator)
      let window = source.window([100, 500, 2_000][generator.index(below: 3)], of: reference, &generator)
      guard let pValue = DriftCheck(level: 1e-3).finding(reference: reference, current: window).pValue else { continue }
      // A bound covers twice the level.
      for level in [0.51 * pValue, 0.7 * pValue, 1.01 * pValue, 3 * pValue] where level < 0.5 && pValue > 1e-200 {
        let check = DriftCheck(level: level)
        #expect(check.ordinaryVerdict(reference: reference, current: window) == nil)
        let finding = check.finding(reference: reference, current: window)
        #expect(check.verdict(reference: reference, current: window) == finding.verdict, "\(finding)")
        if level < 0.01 { count += 1 }
      }
    }
    #expect(count > 500)
  }

  @Test func anOrdinaryWindowTakesNoFinding() {
    var generator = SplitMix64(seed: 3)
    let reference = BinnedFeature(values: (0..<5_000).map { _ in generator.standardNormal() })
    let check = DriftCheck(level: 1e-6)
    var ordinary = 0
    for _ in 0..<200 {
      let window = BinnedCounts(reference, codes: (0..<600).map { _ in reference.code(of: generator.standardNormal()) })
      if check.ordinaryVerdict(reference: reference, current: window) == .stable { ordinary += 1 }
    }
    #expect(ordinary == 200)
  }

  private static func level(_ generator: inout SplitMix64) -> Double {
    let levels = [1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 0.009, 0.05, 0.6]
    return levels[generator.index(below: levels.count)] * (1 - 0.3 * generator.uniform())
  }
}

/// Where references and windows of one feature come from.
private struct Source {
  let isNumeric: Bool
  /// Different values at most; 0 where all differ.
  private let kinds: Int
  private let missing: Double
  private let skew: Double

  init(isNumeric: Bool, _ generator: inout SplitMix64) {
    self.isNumeric = isNumeric
    kinds = [isNumeric ? 0 : 400, 1, 2, 3, 8, 40, 300][generator.index(below: 7)]
    missing = [0, 0, 0.01, 0.3, 1][generator.index(below: 5)] * generator.uniform()
    skew = [1, 2, 5][generator.index(below: 3)]
  }

  func reference(_ size: Int, _ generator: inout SplitMix64) -> BinnedFeature {
    var (counts, missingCount): ([Double: Int], Int) = ([:], 0)
    for _ in 0..<size {
      if generator.uniform() < missing { missingCount += 1 } else { counts[value(0, &generator), default: 0] += 1 }
    }
    let sorted = counts.sorted { $0.key < $1.key }
    if isNumeric { return BinnedFeature(numbers: sorted.map { ($0.key, $0.value) }, missingCount: missingCount) }
    let byCount = sorted.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return BinnedFeature(categories: byCount.map { ("\($0.key)", $0.value) }, missingCount: missingCount)
  }

  /// Half of them are drifted, in one or another way.
  func window(_ size: Int, of reference: BinnedFeature, _ generator: inout SplitMix64) -> BinnedCounts {
    let amount = [0.02, 0.1, 0.3, 1][generator.index(below: 4)]
    let change = generator.index(below: 10)
    let shift = change == 0 ? amount : change == 1 ? -amount : 0
    let (gone, foreign) = (change == 2 ? missing + amount : missing, change == 3 ? amount : 0)
    var window = BinnedCounts(reference, codes: [])
    for _ in 0..<size {
      let uniform = generator.uniform()
      if uniform < gone {
        window.missingCount += 1
      } else if uniform < gone + foreign {
        window.foreignCount += 1
      } else {
        let number = value(shift, &generator) * (change == 4 && isNumeric ? 1 + amount : 1)
        window.add(isNumeric ? reference.code(of: number) : reference.code(of: "\(number)".utf8))
      }
    }
    if change == 5 && isNumeric { window.unseenCount += 1 }
    return window
  }

  private func value(_ shift: Double, _ generator: inout SplitMix64) -> Double {
    if isNumeric {
      let number = generator.standardNormal() + shift
      return kinds == 0 ? number : (number * Double(kinds) / 6).rounded()
    }
    var uniform = generator.uniform()
    for _ in 1..<Int(skew) { uniform *= generator.uniform() }
    return (Double(kinds) * (uniform + shift / 10)).rounded(.down)
  }
}
