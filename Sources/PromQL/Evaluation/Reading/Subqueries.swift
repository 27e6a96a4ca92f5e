internal import Telemetry

// A subquery computes its operand at all multiples of its step, counted from 1970, that lie in one of its windows.

extension Evaluation {
  func windows(of subquery: Subquery) throws(QueryError) -> RangeWindows {
    RangeWindows(
      grid: grid, ends: try readingTimes(subquery.modifiers),
      length: try subquery.range.positiveMilliseconds(in: context.query), reading: .usual,
      lookBack: context.lookBack, isClosed: options.hasClosedWindows)
  }

  /// - Returns: the evaluation of the operand; `nil` when no step lies in a window.
  func over(_ subquery: Subquery, _ windows: RangeWindows) throws(QueryError) -> Evaluation? {
    let step = try subquery.step?.positiveMilliseconds(in: context.query) ?? options.subqueryStep
    let from = windows.ends.first &- windows.length
    var start = from / step * step
    if start < from || (start == from && !windows.isClosed) { start += step }
    guard start <= windows.ends.last else { return nil }
    let (extent, isTooLong) = windows.ends.last.subtractingReportingOverflow(start)
    let count = isTooLong ? Int.max : Int(extent / step)
    try context.checkRoom(for: count)
    return over(StepGrid(from: start, through: windows.ends.last, step: step))
  }
}
