import Analysis
import Testing

@Suite struct BootstrapTests {
  private typealias Reference = BootstrapReference
  private let values = StatisticsReference.skewed.map(abs)

  private func interval(
    _ method: Bootstrap.Method, _ figure: ([Double]) -> Double?
  ) -> Bootstrap.Interval? {
    var generator = SplitMix64(seed: 42)
    return Bootstrap(method, resampleCount: 500, confidence: 0.9)
      .interval(recordCount: values.count, using: &generator) { drawn in figure(drawn.map { values[$0] }) }
  }

  private func mean(_ values: [Double]) -> Double? {
    values.reduce(0, +) / Double(values.count)
  }

  private func median(_ values: [Double]) -> Double? {
    values.sorted()[values.count / 2]
  }

  @Test func theIntervalOfTheSameResamplesIsThatOfScipy() {
    let percentile = interval(.percentile, mean)
    #expect(areClose([percentile?.low, percentile?.high].compactMap(\.self), Reference.meanPercentile))
    #expect(isClose(percentile?.standardError, Reference.meanError))
    let corrected = interval(.biasCorrected, mean)
    let ends = [corrected?.low, corrected?.high].compactMap(\.self)
    #expect(areClose(ends, Reference.meanBiasCorrected, tolerance: 1e-9))
    let middle = interval(.percentile, median)
    #expect(areClose([middle?.low, middle?.high].compactMap(\.self), Reference.medianPercentile))
  }

  @Test func resamplesWithoutTheFigureAreCounted() throws {
    // One positive of four: (¾)⁴ ≈ 0.32 of the resamples have none.
    var generator = SplitMix64(seed: 1)
    let scores = [0.9, 0.1, 0.5, 0.95]
    let interval = try #require(
      Bootstrap().interval(recordCount: 4, using: &generator) { drawn in
        ScoredOutcomes(
          positives: drawn.filter { $0 == 0 }.map { scores[$0] },
          negatives: drawn.filter { $0 != 0 }.map { scores[$0] }
        ).rocAUC
      })
    #expect(interval.resampleCount == 1000)
    // The figure needs a negative too: 1 − (¾)⁴ − (¼)⁴ of the resamples define it.
    #expect((260...380).contains(interval.degenerateCount))
    #expect(isClose(interval.estimate, 2.0 / 3))
    #expect(interval.low >= 0)
    #expect(interval.high <= 1)
  }

  @Test func theHighestConfidenceStillHasAnInterval() throws {
    var generator = SplitMix64(seed: 3)
    let interval = try #require(
      Bootstrap(.biasCorrected, resampleCount: 50, confidence: 1.0.nextDown)
        .interval(recordCount: values.count, using: &generator) { drawn in mean(drawn.map { values[$0] }) })
    #expect(interval.low < interval.estimate && interval.estimate < interval.high)
  }

  @Test func aConstantFigureHasAnIntervalOfOnePoint() {
    for method in Bootstrap.Method.allCases {
      let interval = interval(method) { _ in 4 }
      #expect(interval?.low == 4)
      #expect(interval?.high == 4)
      #expect(interval?.standardError == 0)
    }
  }

  @Test func whatIsUndefinedStaysUndefined() {
    for method in Bootstrap.Method.allCases {
      #expect(interval(method) { _ in nil } == nil)
      #expect(interval(method) { _ in .nan } == nil)
      var generator = SplitMix64(seed: 1)
      #expect(Bootstrap(method).interval(recordCount: 0, using: &generator) { _ in 1 } == nil)
    }
  }

  @Test func aFigureThatEveryResampleMovesOneWayHasNoCorrectedInterval() {
    // Of 37 records a resample repeats many; only the records themselves, less one at most, repeat none.
    func holdsAll(_ drawn: [Double]) -> Double? { Set(drawn).count >= values.count - 1 ? 2 : 1 }
    #expect(interval(.biasCorrected, holdsAll) == nil)
    #expect(interval(.percentile, holdsAll)?.high == 1)
  }

  @Test func theIntervalHoldsTheTruthAboutAsOftenAsStated() {
    var generator = SplitMix64(seed: 9)
    var hits = 0
    for _ in 0..<100 {
      let sample = (0..<40).map { _ in generator.uniform() }
      let interval = Bootstrap(resampleCount: 200, confidence: 0.9)
        .interval(recordCount: 40, using: &generator) { drawn in drawn.reduce(0) { $0 + sample[$1] } / 40 }
      if let interval, interval.low <= 0.5, 0.5 <= interval.high { hits += 1 }
    }
    // 90 expected; the binomial standard deviation is 3.
    #expect((80...98).contains(hits))
  }
}
