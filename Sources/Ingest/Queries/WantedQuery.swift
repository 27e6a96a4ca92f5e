public import PromQL
public import Telemetry

/// A question that is asked again and again, while somebody looks at the answer.
public struct WantedQuery: Hashable, Sendable, Codable {
  public enum Span: Hashable, Sendable, Codable {
    /// Now.
    case latest
    /// The last `length` milliseconds, at the ends of steps that are aligned to 1970; the last step holds the present.
    case course(length: Int64, step: Int64)
  }

  public var expression: String
  public var span: Span

  public init(_ expression: String, _ span: Span) {
    self.expression = expression
    self.span = span
  }

  /// The times that the question is about at some moment.
  public func times(at now: Timestamp) -> QueryTimes {
    switch span {
    case .latest: return .instant(milliseconds: now.milliseconds)
    case .course(let length, let step):
      let milliseconds = now.milliseconds
      let last = milliseconds - milliseconds % step + (milliseconds % step == 0 ? 0 : step)
      let count = max(1, length / step + (length % step == 0 ? 0 : 1))
      return .range(StepGrid(from: last - (count - 1) * step, through: last, step: step))
    }
  }
}

extension WantedQuery {
  /// Byte by byte: Swift's comparison of texts takes two spellings of one letter for the same, which are different labels.
  public static func == (left: WantedQuery, right: WantedQuery) -> Bool {
    left.span == right.span && left.expression.utf8.elementsEqual(right.expression.utf8)
  }
}
