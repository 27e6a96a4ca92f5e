internal import Telemetry

/// Reads the series of a panel out of the store, over one grid.
///
/// A query server is asked for the same by ``PanelExpression``. What is scraped here is read sample by sample instead,
/// for three things that no expression says: after one scrape the totals since the server started; after two the rate
/// between them, which `rate` spreads over its range; and no value between the scrapes before and after a failure.
struct PanelEvaluation {
  enum Purpose {
    /// The course over a window.
    case history
    /// What holds now: a series that has ended says nothing.
    case figure
    /// What holds after a single scrape: totals since the server started, where a rate cannot be known.
    case lifetime
  }

  var store: SeriesStore
  var grid: BucketGrid
  var pace: ScrapePace
  var purpose: Purpose

  func totals(_ panel: PanelSeries) -> PanelTotals {
    let query = panel.query
    var totals = PanelTotals(query, bucketCount: grid.count)
    switch query.form {
    case .rate, .rateRatio, .rateDifference:
      let isRate = if case .rateRatio = query.form { false } else { true }
      // After one scrape a share or a mean is known, a speed is not.
      if purpose == .lifetime, isRate { return totals }
      for operand in panel.upper { addCounter(operand, scale: query.scale, to: &totals.upper) }
      for operand in panel.lower { addCounter(operand, scale: isRate ? query.scale : 1, to: &totals.lower) }
    case .sum, .mean, .highest, .lowest, .ratio:
      let isRatio = if case .ratio = query.form { true } else { false }
      for operand in panel.upper { addGauge(operand, query, scale: query.scale, to: &totals.upper) }
      for operand in panel.lower { addGauge(operand, query, scale: isRatio ? 1 : query.scale, to: &totals.lower) }
    case .quantiles:
      for operand in panel.upper { addBucket(operand, query, to: &totals) }
    case .summary:
      for operand in panel.upper {
        for (bucket, value) in gauge(operand, query).enumerated() {
          if let value { totals.add(value * query.scale, bound: operand.bound, to: bucket) }
        }
      }
    }
    return totals
  }

  private func samples(_ operand: PanelSeries.Operand) -> [Sample] {
    store.samples(of: operand.series, from: grid.start - pace.longestGap, through: grid.end - 1)
  }

  /// The value of a counter after the only scrape.
  private func total(_ operand: PanelSeries.Operand) -> Double? {
    store.lastSample(of: operand.series).flatMap { $0.value.isFinite ? $0.value : nil }
  }

  private func addCounter(_ operand: PanelSeries.Operand, scale: Double, to totals: inout BucketTotals) {
    if purpose == .lifetime {
      if let total = total(operand) { totals.add(total * scale, to: grid.count - 1) }
      return
    }
    let counter = CounterBuckets(samples(operand), grid, pace)
    if purpose == .figure, !counter.isAlive { return }
    for bucket in 0..<grid.count {
      if let rate = counter.rate(of: bucket) { totals.add(rate * scale, to: bucket) }
    }
  }

  private func addBucket(_ operand: PanelSeries.Operand, _ query: PanelQuery, to totals: inout PanelTotals) {
    let bound = operand.bound * query.scale
    if purpose == .lifetime {
      if let total = total(operand) { totals.add(total, bound: bound, to: grid.count - 1) }
      return
    }
    let counter = CounterBuckets(samples(operand), grid, pace)
    if purpose == .figure, !counter.isAlive { return }
    for bucket in 0..<grid.count {
      if let increase = counter.increase(of: bucket) { totals.add(increase, bound: bound, to: bucket) }
    }
  }

  private func gauge(_ operand: PanelSeries.Operand, _ query: PanelQuery) -> [Double?] {
    let samples = samples(operand)
    guard purpose != .history else { return GaugeBuckets(samples, grid, pace, blankFrom: query.blankFrom).values }
    guard samples.last?.isValue(below: query.blankFrom) ?? false else { return [nil] }
    return [PresentValue.value(of: samples, now: grid.end - 1, pace)]
  }

  private func addGauge(
    _ operand: PanelSeries.Operand, _ query: PanelQuery, scale: Double, to totals: inout BucketTotals
  ) {
    for (bucket, value) in gauge(operand, query).enumerated() {
      if let value { totals.add(value * scale, to: bucket) }
    }
  }
}
