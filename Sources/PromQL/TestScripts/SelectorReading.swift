internal import Telemetry

/// A selector of a query, and the stretch of time in which it reads samples.
struct SelectorReading {
  var selector: VectorSelector
  /// Milliseconds; a sample just then is not read.
  var after: Int64
  /// Up to and including.
  var through: Int64
}

extension Expression {
  // Stands for a length that cannot be told: the query will fail, or read all there is.
  private static let unbounded: Int64 = 1 << 50

  /// All selectors in it, with what they read when it is asked at these times.
  func readings(at query: StepGrid) -> [SelectorReading] {
    let lookBack = EvaluationOptions().lookBack.nanoseconds / 1_000_000
    var readings: [SelectorReading] = []
    var open: [(part: Expression, start: Int64, end: Int64)] = [(self, query.start, query.end)]
    while let (part, start, end) = open.popLast() {
      func milliseconds(_ duration: DurationExpression) -> Int64 {
        (try? duration.milliseconds(in: query)) ?? Self.unbounded
      }
      func add(_ selector: VectorSelector, length: Int64) {
        let (first, last) = selector.modifiers.moved(start, end, in: query, milliseconds)
        let margin = selector.reading == .usual ? 0 : lookBack
        readings.append(
          SelectorReading(selector: selector, after: first - length - margin, through: last + margin))
      }
      switch part.node {
      case .selector(let selector): add(selector, length: lookBack)
      case .rangeSelector(let range): add(range.selector, length: milliseconds(range.range))
      case .subquery(let subquery):
        let (first, last) = subquery.modifiers.moved(start, end, in: query, milliseconds)
        open.append((subquery.operand, first - milliseconds(subquery.range), last))
      // The leftmost is taken next.
      default: open += part.parts.reversed().map { ($0, start, end) }
      }
    }
    return readings
  }
}

extension TimeModifiers {
  /// The first and the last of the times, moved and pinned.
  fileprivate func moved(
    _ start: Int64, _ end: Int64, in query: StepGrid, _ milliseconds: (DurationExpression) -> Int64
  ) -> (Int64, Int64) {
    let offset = self.offset.map(milliseconds) ?? 0
    switch pin {
    case nil: return (start - offset, end - offset)
    case .start: return (query.start - offset, query.start - offset)
    case .end: return (query.bound - offset, query.bound - offset)
    case .milliseconds(let time): return (time - offset, time - offset)
    }
  }
}
