internal import Telemetry

/// A value between two samples, on the straight line through them.
struct Interpolation {
  let times: UnsafeBufferPointer<Int64>
  let values: UnsafeBufferPointer<Double>

  /// - Parameter index: of the later of the two samples, at least 1.
  func value(at time: Int64, before index: Int) -> Double {
    let (start, end) = (times[index - 1], times[index])
    let share = Double(time - start) / Double(end - start)
    return values[index - 1] + (values[index] - values[index - 1]) * share
  }
}

extension Evaluation {
  /// Each series with the value that lies at each step between the sample before and the one after, if they are within
  /// the look-back; with one of them only, that one's.
  func forEachSmoothedSeries(
    of selector: VectorSelector, at times: ReadingTimes, _ body: SeriesBody
  ) throws(QueryError) {
    let output = StepBuffer(count: grid.count)
    var columns = SampleColumns()
    for id in store.select(selector.matchers) {
      try context.checkCancellation()
      let range = (times.first &- context.lookBack &+ 1)...(times.last &+ context.lookBack)
      columns.read(id, of: store, in: range, withMarkers: false)
      guard columns.count > 0 else { continue }
      try context.checkRoom(for: columns.count)
      try columns.withColumns { (sampleTimes, values) throws(QueryError) in
        let line = Interpolation(times: sampleTimes, values: values)
        var next = 0
        for step in 0..<times.count {
          while next < sampleTimes.count, sampleTimes[next] <= times[step] { next &+= 1 }
          output.values[step] = line.value(at: times[step], next: next, within: context.lookBack)
        }
      }
      let series = StreamedSeries(labels: store.labels(of: id), values: output.values)
      if series.hasValues { try body(series) }
    }
  }
}

extension Interpolation {
  /// - Parameter next: the index of the first sample behind `time`.
  fileprivate func value(at time: Int64, next: Int, within lookBack: Int64) -> Double {
    let hasBefore = next > 0 && times[next - 1] > time &- lookBack
    let hasAfter = next < times.count && times[next] <= time &+ lookBack
    if hasBefore, times[next - 1] == time || !hasAfter { return values[next - 1] }
    if !hasAfter { return StepSeries.absent }
    return hasBefore ? value(at: time, before: next) : values[next]
  }
}

extension SampleWindow {
  /// The samples in the window as a result shows them; for an anchored or smoothed reading with a value at either end.
  var shownSamples: [Sample] {
    let all = zip(times, values).map { Sample(milliseconds: $0, value: $1) }
    guard reading != .usual else { return all }
    let line = Interpolation(times: times, values: values)
    let first = max(0, (times.firstIndex { $0 > start } ?? count) - 1)
    let last = times.firstIndex { $0 >= end } ?? count - 1
    guard times[last] > start else { return [] }
    let isSmoothed = reading == .smoothed
    let atStart = isSmoothed && times[first] < start ? line.value(at: start, before: first + 1) : values[first]
    let atEnd = isSmoothed && times[last] > end && last > 0 ? line.value(at: end, before: last) : values[last]
    return [Sample(milliseconds: start, value: atStart)]
      + all.filter { $0.milliseconds > start && $0.milliseconds < end }
      + [Sample(milliseconds: end, value: atEnd)]
  }
}
