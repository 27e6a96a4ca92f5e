import Monitor
import Telemetry

extension SeriesProjection {
  /// The same course in fewer buckets, each the mean of those that it joins, for where there is less room.
  ///
  /// Groups are aligned to the axis, so that a bucket keeps its neighbours from one snapshot to the next.
  func condensed(to count: Int) -> SeriesProjection {
    guard count > 1, values.count > count else { return self }
    // One more is begun when the first group is cut by the window.
    let size = (values.count + count - 2) / (count - 1)
    let offset = ((firstBucket % size) + size) % size
    var condensed = self
    condensed.band = nil
    condensed.values = stride(from: -offset, to: values.count, by: size).map { start in
      let measured = values[max(0, start)..<min(values.count, start + size)].compactMap { $0 }.filter(\.isFinite)
      // Divided first, since the sum of large values may be infinite.
      return measured.isEmpty ? nil : measured.reduce(0) { $0 + $1 / Double(measured.count) }
    }
    condensed.axis = axis(joining: size, offset: offset)
    return condensed
  }

  private func axis(joining size: Int, offset: Int) -> Axis {
    switch axis {
    case .time(let start, let step):
      let width = step.nanoseconds
      let (wide, overflow) = width.multipliedReportingOverflow(by: Int64(size))
      guard !overflow else { return axis }
      return .time(
        start: Timestamp(nanoseconds: start.nanoseconds &- width &* Int64(offset)), step: .nanoseconds(wide))
    case .count(let start, let step):
      return .count(start: start &- offset &* step, step: step &* size)
    }
  }
}
