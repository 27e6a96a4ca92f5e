internal import Telemetry

extension MonitorState {
  /// The rows that the request asks for, each with its course over the window; `nil` when it asks for none.
  ///
  /// - Parameter known: the matches of the filter, made anew when they are no longer current.
  /// - Complexity: O(samples in the window) a row; rows that are not seen cost nothing.
  func seriesList(_ request: SnapshotRequest, _ known: inout SeriesMatches?) -> SeriesList? {
    guard let wanted = request.series else {
      known = nil
      return nil
    }
    var matches =
      known.flatMap { $0.isCurrent(wanted.filter, telemetry) ? $0 : nil }
      ?? SeriesMatches(wanted.filter, telemetry)
    // Not held twice, so that sorting a metric's series does not copy them.
    known = nil
    defer { known = matches }
    var list = SeriesList(filter: wanted.filter)
    list.first = max(0, wanted.first)
    list.matchCount = matches.count
    list.totalCount = telemetry.store.seriesCount
    list.sampleCount = telemetry.store.sampleCount
    list.sizeBytes = telemetry.store.sizeBytes
    list.problem = matches.problem
    guard let now, list.first < list.matchCount else { return list }
    let end = list.first + min(max(0, wanted.count), list.matchCount - list.first)
    let seen = matches.series(at: list.first..<end, telemetry.store)
    let grid = BucketGrid(
      request.window, now: now, first: firstSample(of: seen, request.window, now), bucketCount: request.bucketCount)
    list.rows = seen.map { row(of: $0, grid, now) }
    return list
  }

  /// When the oldest of the series began, for a window over everything.
  private func firstSample(of series: [SeriesID], _ window: WindowSpan, _ now: Timestamp) -> Timestamp {
    if case .duration = window { return now }
    let first = series.compactMap {
      telemetry.store.samples(of: $0, from: 0, through: now.milliseconds).first?.milliseconds
    }.min()
    return first.map { Timestamp(milliseconds: $0) } ?? now
  }

  private func row(of series: SeriesID, _ grid: BucketGrid, _ now: Timestamp) -> SeriesList.Row {
    let labels = telemetry.store.labels(of: series)
    let kind = SeriesKind(labels, telemetry.metadata)
    let pace = ScrapePace.unknown
    // Nothing was measured before 1970, whatever time stamps a server writes.
    let start = max(0, grid.start - pace.longestGap)
    let samples = telemetry.store.samples(of: series, from: start, through: now.milliseconds)
    let values: [Double?]
    let value: Double?
    if kind.isCounter {
      values = (0..<grid.count).map(CounterBuckets(samples, grid, pace).rate)
      value = PresentValue.rate(of: samples, now: now.milliseconds)
    } else {
      values = GaugeBuckets(samples, grid, pace).values
      value = PresentValue.value(of: samples, now: now.milliseconds)
    }
    let history = SeriesProjection(
      id: labels.description, title: labels.metricName, unit: kind.isCounter ? .perSecond : .plain, axis: grid.axis,
      values: values)
    return SeriesList.Row(labels: labels, kind: kind.kind, value: value, isRate: kind.isCounter, history: history)
  }
}
