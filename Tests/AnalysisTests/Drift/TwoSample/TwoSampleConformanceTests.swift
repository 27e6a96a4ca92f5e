import Analysis
import Testing

/// What every two-sample statistic of the list must do.
@Suite struct TwoSampleConformanceTests {
  private static let kinds = TwoSampleStatisticKind.all
  private static let tests = kinds.filter(\.isTest)
  private static let measuredByTheReference: Set = ["psi", "jensen-shannon", "hellinger", "wasserstein"]

  @Test func everyFileThatDeclaresAKindIsInTheList() throws {
    let declared = try DeclaredDescriptors(in: "Drift/TwoSample").ids(of: "TwoSampleStatisticKind")
    #expect(declared == Self.kinds.map(\.id).sorted())
    #expect(Set(declared).count == declared.count)
    for id in declared { #expect(TwoSampleStatisticKind.named(id)?.id == id) }
  }

  @Test(arguments: kinds)
  func equalWindowsAreStable(kind: TwoSampleStatisticKind) throws {
    for samples in Samples.equal where kind.inputs.contains(samples.input) {
      let result = try #require(try kind.compare(samples))
      #expect(result.verdict == .stable)
      if let pValue = result.pValue { #expect(pValue > 0.99) } else { #expect(result.statistic == 0) }
    }
  }

  @Test(arguments: kinds)
  func aGrossChangeIsDrift(kind: TwoSampleStatisticKind) throws {
    for samples in Samples.changed where kind.inputs.contains(samples.input) {
      let result = try #require(try kind.compare(samples))
      #expect(result.verdict == .drift)
      let effect = try #require(result.smallestDetectableEffect)
      #expect(try #require(result.statistic) > effect || kind.id == "mann-whitney")
    }
  }

  @Test(arguments: kinds)
  func awkwardWindowsGiveNumbersOrReasons(kind: TwoSampleStatisticKind) throws {
    for samples in Samples.awkward where kind.inputs.contains(samples.input) {
      let result = try #require(try kind.compare(samples))
      for figure in [result.statistic, result.pValue, result.threshold, result.smallestDetectableEffect] {
        #expect(figure?.isFinite != false, "\(result)")
      }
      #expect((result.statistic == nil) == (result.undefinedReason != nil))
      #expect(result.pValue.map { $0 >= 0 && $0 <= 1 } ?? true)
      #expect((result.pValue != nil) == (kind.isTest && result.statistic != nil))
      #expect(try kind.compare(samples) == result)
    }
  }

  @Test(arguments: kinds)
  func belowTheMinimumThereIsTooLittleData(kind: TwoSampleStatisticKind) throws {
    let full = (0..<kind.minimumSize).map(Double.init)
    let short = Array(full.dropLast()) + [.nan]
    for (reference, current) in [(full, short), (short, full), (short, short)] {
      for samples in Samples.both(reference, current) where kind.inputs.contains(samples.input) {
        let result = try #require(try kind.compare(samples))
        #expect(result.verdict == .insufficientData(need: kind.minimumSize))
        #expect(result.undefinedReason == .tooFewValues)
      }
    }
    for samples in Samples.both(full, full) where kind.inputs.contains(samples.input) {
      #expect(try kind.compare(samples)?.statistic != nil)
    }
  }

  @Test(arguments: kinds)
  func theOrderOfTheValuesDoesNotMatter(kind: TwoSampleStatisticKind) throws {
    let (reference, current) = Samples.draw(300, 200, seed: 5, shift: 0.1)
    let ordered = Samples.both(reference, current)
    let turned = Samples.both(reference.reversed(), Array(current[100...] + current[..<100]))
    for (samples, others) in zip(ordered, turned) {
      #expect(try kind.compare(samples) == kind.compare(others))
    }
  }

  /// Numbers in bins, and those scaled by the reference, change with the windows' roles, as their docs say.
  @Test(arguments: kinds)
  func swappingTheWindowsChangesNothing(kind: TwoSampleStatisticKind) throws {
    let (reference, current) = Samples.draw(300, 200, seed: 6, shift: 0.1)
    let forth = Samples.both(reference, current)
    let back = Samples.both(current, reference)
    for (samples, others) in zip(forth, back) where kind.inputs.contains(samples.input) {
      if samples.input == .numbers, Self.measuredByTheReference.contains(kind.id) { continue }
      let (one, other) = (try #require(try kind.compare(samples)), try #require(try kind.compare(others)))
      if kind.id == "mann-whitney" {
        #expect(isClose(one.statistic, 60_000 - (other.statistic ?? 0)))
      } else {
        #expect(isClose(one.statistic, try #require(other.statistic)))
      }
      #expect(isClose(one.pValue ?? 0, other.pValue ?? 0))
    }
  }

  @Test(arguments: ["kolmogorov-smirnov", "psi", "wasserstein", "cramer-von-mises", "mann-whitney", "hellinger"])
  func theUnitOfTheColumnDoesNotMatter(id: String) throws {
    let kind = try #require(TwoSampleStatisticKind.named(id))
    let (reference, current) = Samples.draw(300, 200, seed: 7, shift: 0.1)
    let plain = try kind.compare(.numbers(NumericPair(reference: reference, current: current)))
    // A power of two, so that nothing is rounded.
    let scaled = try kind.compare(
      .numbers(NumericPair(reference: reference.map { $0 * 1024 }, current: current.map { $0 * 1024 })))
    #expect(isClose(scaled?.statistic, try #require(plain?.statistic)))
    #expect(isClose(scaled?.smallestDetectableEffect, try #require(plain?.smallestDetectableEffect)))
  }

  /// 2,000 pairs without change: at a level of 5 % no more than 130 alarms (a chance of one in a thousand), and for a
  /// test that is not merely a bound, no fewer than 60.
  @Test(arguments: tests)
  func falseAlarmsStayAtTheLevel(kind: TwoSampleStatisticKind) throws {
    var generator = SplitMix64(seed: 11)
    var alarms = 0
    for _ in 0..<2000 {
      let values = (0..<160).map { _ in generator.uniform() }
      let samples: SamplePair =
        kind.inputs.contains(.numbers)
        ? .numbers(NumericPair(reference: Array(values[..<90]), current: Array(values[90...])))
        : .categories(
          PairedCounts(
            reference: values[..<90].map { UInt32($0 * 4) }, current: values[90...].map { UInt32($0 * 4) }))
      if try kind.compare(samples)?.verdict == .drift { alarms += 1 }
    }
    #expect((60...130).contains(alarms), "\(alarms)")
  }

  /// The stated noise is the 95 % quantile: of 500 pairs without change 10…45 lie above it.
  @Test(arguments: kinds.filter { !$0.isTest })
  func noiseLiesBelowTheSmallestDetectableEffect(kind: TwoSampleStatisticKind) throws {
    var generator = SplitMix64(seed: 12)
    var above = 0
    for _ in 0..<500 {
      let values = (0..<500).map { _ in generator.uniform() + generator.uniform() }
      let samples: SamplePair =
        kind.inputs.contains(.numbers)
        ? .numbers(NumericPair(reference: Array(values[..<250]), current: Array(values[250...])))
        : .categories(
          PairedCounts(
            reference: values[..<250].map { UInt32($0 * 3) }, current: values[250...].map { UInt32($0 * 3) }))
      let result = try #require(try kind.compare(samples))
      if try #require(result.statistic) > (try #require(result.smallestDetectableEffect)) { above += 1 }
    }
    #expect((10...45).contains(above), "\(above)")
  }

  @Test(arguments: kinds)
  func settingsAreCheckedByName(kind: TwoSampleStatisticKind) throws {
    #expect(throws: ParameterError.self) { try kind.compare(Samples.equal[0], settings: ["none_such": "1"]) }
    let defaults = Dictionary(uniqueKeysWithValues: kind.parameters.map { ($0.name, $0.defaultValue) })
    for samples in Samples.changed {
      #expect(try kind.compare(samples, settings: defaults) == kind.compare(samples))
    }
  }
}

/// Pairs of windows for the conformance tests.
private enum Samples {
  static let equal = both((0..<40).map(Double.init), (0..<40).map(Double.init))
  static let changed = both((0..<240).map { Double($0 % 6) }, (0..<240).map { Double($0 % 6 + 5) })

  /// The same windows as numbers, and as categories by their whole part.
  static func both(_ reference: [Double], _ current: [Double]) -> [SamplePair] {
    func code(_ value: Double) -> UInt32 {
      value.isNaN ? PairedCounts.missingCode : UInt32(Swift.min(Swift.max(value, 0), 2000))
    }
    return [
      .numbers(NumericPair(reference: reference, current: current)),
      .categories(PairedCounts(reference: reference.map(code), current: current.map(code))),
    ]
  }

  static func draw(_ n: Int, _ m: Int, seed: UInt64, shift: Double) -> ([Double], [Double]) {
    var generator = SplitMix64(seed: seed)
    return ((0..<n).map { _ in generator.uniform() * 4 }, (0..<m).map { _ in (generator.uniform() + shift) * 4 })
  }

  static let awkward: [SamplePair] = {
    let some = (0..<12).map { Double($0) / 3 }
    let windows: [[Double]] = [
      [], [1], [1, 2], Array(repeating: 2, count: 30), Array(repeating: .nan, count: 20), some, some.map { $0 + 100 },
      some + [.infinity, -.infinity, .nan], Array(repeating: .infinity, count: 15),
      Array(repeating: -.infinity, count: 15), some.map { $0 * .leastNonzeroMagnitude },
      [-1.7e308, 1.7e308, 0, 1, 2, 3, 4, 5, 6, 7, 8], [0, -0.0, 0, -0.0, 0] + some,
      Array(repeating: 0.1 + 0.2, count: 11) + [0.3],
    ]
    let manyCategories = (0..<1000).map { UInt32($0) }
    let pairs = windows.flatMap { reference in windows.flatMap { both(reference, $0) } }
    return pairs + [
      .categories(PairedCounts(reference: manyCategories, current: manyCategories.map { $0 / 2 + 900 })),
      .categories(PairedCounts(reference: manyCategories, current: [])),
    ]
  }()
}
