/// The times that a selector reads at, one for each step: the grid's, moved and pinned by `offset` and `@`.
struct ReadingTimes {
  let first: Int64
  /// 0 when all are the same.
  let step: Int64
  let count: Int

  var last: Int64 { first &+ step &* Int64(count &- 1) }

  subscript(index: Int) -> Int64 { first &+ step &* Int64(index) }
}

extension Evaluation {
  // Far beyond any time there is, near enough that durations can be added.
  private static let farthest: Int64 = 1 << 61

  func readingTimes(_ modifiers: TimeModifiers) throws(QueryError) -> ReadingTimes {
    let offset = try modifiers.offset?.milliseconds(in: context.query) ?? 0
    let start =
      switch modifiers.pin {
      case nil: grid.start
      case .start: context.query.start
      case .end: context.query.bound
      case .milliseconds(let time): time
      }
    return ReadingTimes(
      first: min(max(start, -Self.farthest), Self.farthest) - offset,
      step: modifiers.pin == nil ? grid.step : 0, count: grid.count)
  }
}
