internal import Telemetry

// An instant vector has, of each series, the newest sample at each step, unless it is too old or marks the series' end.

extension Evaluation {
  func forEachSeries(of selector: VectorSelector, _ body: SeriesBody) throws(QueryError) {
    let times = try readingTimes(selector.modifiers)
    if selector.reading == .smoothed { return try forEachSmoothedSeries(of: selector, at: times, body) }
    try forEachSample(of: selector, at: times, body) { _, value in value }
  }

  /// When the sample was taken that a selector finds, in seconds, at each step.
  func sampleTimes(of selector: VectorSelector) throws(QueryError) -> [StepSeries] {
    var collected: [StepSeries] = []
    try forEachSample(of: selector, at: readingTimes(selector.modifiers)) { (series) throws(QueryError) in
      try context.hold(series.values.count)
      collected.append(StepSeries(labels: series.labels, values: Array(series.values), dropsName: true))
    } value: { time, _ in
      Double(time) / 1_000
    }
    return collected
  }

  @inline(__always)
  private func forEachSample(
    of selector: VectorSelector, at times: ReadingTimes, _ body: SeriesBody, value: (Int64, Double) -> Double
  ) throws(QueryError) {
    let lookBack = context.lookBack &- (options.hasClosedWindows ? 0 : 1)
    let range = (times.first &- lookBack)...times.last
    let output = StepBuffer(count: grid.count)
    var columns = SampleColumns()
    for id in store.select(selector.matchers) {
      try context.checkCancellation()
      if let last = store.lastSample(of: id), times.step == 0 || times.count == 1, last.milliseconds <= times.first {
        // Nothing newer lies before a time that the series has not reached.
        columns.removeAll()
        if last.milliseconds >= range.lowerBound { columns.append(last.milliseconds, last.value) }
      } else {
        columns.read(id, of: store, in: range, withMarkers: true)
      }
      guard columns.count > 0 else { continue }
      try context.checkRoom(for: columns.count)
      let isEmpty = try columns.withColumns { (sampleTimes, values) throws(QueryError) in
        var next = 0
        var isEmpty = true
        for step in 0..<times.count {
          let time = times[step]
          while next < sampleTimes.count, sampleTimes[next] <= time { next &+= 1 }
          guard next > 0, sampleTimes[next &- 1] >= time &- lookBack, !StepSeries.isAbsent(values[next &- 1]) else {
            output.values[step] = StepSeries.absent
            continue
          }
          output.values[step] = value(sampleTimes[next &- 1], values[next &- 1])
          isEmpty = false
        }
        return isEmpty
      }
      if !isEmpty { try body(StreamedSeries(labels: store.labels(of: id), values: output.values)) }
    }
  }
}
