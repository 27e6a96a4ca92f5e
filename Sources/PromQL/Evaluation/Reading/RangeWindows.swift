internal import Telemetry

/// The windows of a range vector, one for each step.
struct RangeWindows {
  /// When they are asked for.
  let grid: StepGrid
  /// Where they end.
  let ends: ReadingTimes
  let length: Int64
  let reading: VectorSelector.Reading
  let lookBack: Int64
  let isClosed: Bool

  /// From the first sample that any window may need to the last.
  var extent: ClosedRange<Int64> {
    let before = reading == .usual ? 0 : lookBack
    let after = reading == .smoothed ? lookBack : 0
    return (ends.first &- length &- before)...(ends.last &+ after)
  }

  /// Slides over the samples; windows that hold none are passed over.
  @inline(__always)
  func forEach(
    _ times: UnsafeBufferPointer<Int64>, _ values: UnsafeBufferPointer<Double>, _ body: (Int, SampleWindow) -> Void
  ) {
    var low = 0
    var high = 0
    // Where a value was last less than the one before it.
    var fall = 0
    for step in 0..<ends.count {
      let end = ends[step]
      let start = end &- length
      while high < times.count, times[high] <= end {
        if high > 0, values[high] < values[high &- 1] { fall = high }
        high &+= 1
      }
      let firstInside = isClosed ? start : start &+ 1
      while low < high, times[low] < firstInside { low &+= 1 }
      var first = low
      var last = high
      if reading != .usual {
        if low > 0, times[low &- 1] > start &- lookBack { first = low &- 1 }
        if reading == .smoothed, high < times.count, times[high] <= end &+ lookBack { last = high &+ 1 }
      }
      guard first < last else { continue }
      body(
        step,
        SampleWindow(
          times: UnsafeBufferPointer(rebasing: times[first..<last]),
          values: UnsafeBufferPointer(rebasing: values[first..<last]),
          start: start, end: end, time: grid[step], reading: reading,
          mayFall: fall > first || reading != .usual, isClosed: isClosed))
    }
  }
}

extension Evaluation {
  /// Hands out each series of a range vector, all samples that its windows may need in columns.
  func forEachRange(
    of expression: Expression,
    _ body: (Labels, _ dropsName: Bool, SampleColumns, RangeWindows) throws(QueryError) -> Void
  ) throws(QueryError) {
    switch expression.unwrapped.node {
    case .rangeSelector(let range): try forEachRange(of: range, body)
    case .subquery(let subquery): try forEachRange(of: subquery, body)
    default: throw QueryError("expected a range vector, got \(expression.valueType.rawValue)")
    }
  }

  private func forEachRange(
    of range: RangeSelector,
    _ body: (Labels, _ dropsName: Bool, SampleColumns, RangeWindows) throws(QueryError) -> Void
  ) throws(QueryError) {
    let windows = RangeWindows(
      grid: grid, ends: try readingTimes(range.selector.modifiers),
      length: try range.range.positiveMilliseconds(in: context.query), reading: range.selector.reading,
      lookBack: context.lookBack, isClosed: options.hasClosedWindows)
    var columns = SampleColumns()
    for id in store.select(range.selector.matchers) {
      try context.checkCancellation()
      columns.read(id, of: store, in: windows.extent, withMarkers: false)
      guard columns.count > 0 else { continue }
      try context.checkRoom(for: columns.count)
      try body(store.labels(of: id), false, columns, windows)
    }
  }

  private func forEachRange(
    of subquery: Subquery,
    _ body: (Labels, _ dropsName: Bool, SampleColumns, RangeWindows) throws(QueryError) -> Void
  ) throws(QueryError) {
    let windows = try windows(of: subquery)
    guard let inner = try over(subquery, windows) else { return }
    var columns = SampleColumns()
    try inner.forEachSeries(subquery.operand) { (series) throws(QueryError) in
      columns.read(series.values, at: inner.grid)
      guard columns.count > 0 else { return }
      try body(series.labels, series.dropsName, columns, windows)
    }
  }
}
