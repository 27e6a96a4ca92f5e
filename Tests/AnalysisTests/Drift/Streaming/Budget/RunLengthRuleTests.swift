import Analysis
import Testing

@Suite struct RunLengthRuleTests {
  /// Lucas and Saccucci, doi:10.1080/00401706.1990.10484583: λ = .2, known mean and deviation.
  @Test(arguments: [(559.9, 3.0), (500.0, 2.962)])
  func limitsOfAWeightedMeanAreThoseOfThePaper(runLength: Double, limit: Double) {
    let parameters = EWMAChart.Parameters(averageRunLength: runLength, referenceLength: 1_000_000_000)
    #expect(abs(parameters.threshold - limit) < 0.003, "\(parameters.threshold)")
  }

  /// Montgomery, "Introduction to Statistical Quality Control", table 9.3: both sides, slack ½.
  @Test(arguments: [(465.0, 5.0), (168.0, 4.0)])
  func thresholdsOfSummedDeviationsAreThoseOfTheTable(runLength: Double, threshold: Double) {
    let parameters = CUSUM.Parameters(averageRunLength: runLength, referenceLength: 1_000_000_000)
    #expect(abs(parameters.threshold - threshold) < 0.02, "\(parameters.threshold)")
  }

  /// A mean that is off by chance alarms more often, so that the threshold must lie higher.
  @Test func aShortReferencePeriodCostsThreshold() {
    let known = CUSUM.Parameters(averageRunLength: 10_000, referenceLength: 1_000_000_000)
    let estimated = CUSUM.Parameters(averageRunLength: 10_000, referenceLength: 200)
    #expect(estimated.threshold > known.threshold + 0.2)
    let knownLimits = EWMAChart.Parameters(averageRunLength: 10_000, referenceLength: 1_000_000_000)
    #expect(
      EWMAChart.Parameters(averageRunLength: 10_000, referenceLength: 200).threshold > knownLimits.threshold + 0.02)
  }

  /// 60,000 values without a change: sixty false alarms are wanted, and ninety are one in ten thousand seeds.
  @Test(arguments: StreamDetectorKind.all.map(\.id))
  func alarmsNoMoreOftenThanWanted(id: String) throws {
    let kind = try #require(StreamDetectorKind.named(id))
    guard let settings = kind.settings(averageRunLength: 1_000) else { return }
    var generator = SplitMix64(seed: 11)
    let values = (0..<60_000).map { _ -> Double in
      switch kind.input {
      case .errors, .correctness, .unitInterval: generator.uniform() < 0.5 ? 1 : 0
      case .numbers: generator.standardNormal()
      }
    }
    let alarms = try kind.events(in: values, settings: settings).count { $0.verdict == .drift }
    #expect(alarms <= 90)
    // Nor so rarely that the budget is left unused.
    #expect(alarms >= 8)
  }

  @Test(arguments: StreamDetectorKind.all.map(\.id))
  func eitherSetsParametersOrSaysWhyNot(id: String) throws {
    let kind = try #require(StreamDetectorKind.named(id))
    for runLength in [100, 1_000, 12_345, 1e6, 1e9] {
      let settings = kind.settings(averageRunLength: runLength)
      let gap = kind.budgetGap(averageRunLength: runLength)
      #expect((settings == nil) == (gap != nil))
      if let settings { _ = try kind.detector(settings) }
      if let gap { #expect(gap.count > 20) }
    }
    for wrong in [0, -1, 99, Double.nan, .infinity] {
      #expect(kind.settings(averageRunLength: wrong) == nil)
      #expect(kind.budgetGap(averageRunLength: wrong) != nil)
    }
  }

  /// In the unit of the values: ten times the deviation, ten times the threshold.
  @Test func aThresholdHasTheUnitOfTheValues() throws {
    let one = try #require(StreamDetectorKind.pageHinkley.settings(averageRunLength: 5_000))
    let ten = try #require(StreamDetectorKind.pageHinkley.settings(averageRunLength: 5_000, deviation: 10))
    var generator = SplitMix64(seed: 3)
    let values = (0..<20_000).map { $0 < 15_000 ? generator.standardNormal() : generator.standardNormal() + 1 }
    let events = try StreamDetectorKind.pageHinkley.events(in: values, settings: one)
    #expect(try StreamDetectorKind.pageHinkley.events(in: values.map { $0 * 10 }, settings: ten) == events)
    #expect(events.contains { (15_000..<15_200).contains($0.index) })
  }

  @Test(arguments: ["adwin", "hddm-a", "hddm-w", "page-hinkley", "cusum", "ewma"])
  func aLongerRunLengthAlarmsLessOften(id: String) throws {
    let kind = try #require(StreamDetectorKind.named(id))
    var generator = SplitMix64(seed: 4)
    let values = (0..<40_000).map { _ in
      kind.input == .numbers ? generator.standardNormal() : generator.uniform().rounded()
    }
    let counts = try [300.0, 1_000, 10_000].map { runLength in
      let settings = try #require(kind.settings(averageRunLength: runLength))
      return try kind.events(in: values, settings: settings).count { $0.verdict == .drift }
    }
    #expect(counts == counts.sorted(by: >))
    #expect(counts[0] > counts[2])
  }
}
