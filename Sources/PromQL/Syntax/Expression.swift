/// A query as Prometheus's query language writes it, with the place of every part in the text.
///
///     let expression = try Expression(parsing: "sum by (job) (rate(requests_total[5m]))")
///     expression.description  // "sum by (job) (rate(requests_total[5m]))"
public struct Expression: Sendable {
  public indirect enum Node: Sendable {
    case number(Double)
    case string(StringLiteral)
    case selector(VectorSelector)
    case rangeSelector(RangeSelector)
    case subquery(Subquery)
    case call(FunctionCall)
    case aggregation(Aggregation)
    case binary(BinaryOperation)
    case unary(UnarySign, Expression)
    case parentheses(Expression)
  }

  public var node: Node
  /// Where it stands in the text, counted in bytes of UTF-8.
  public var range: Range<Int>

  public init(_ node: Node, at range: Range<Int>) {
    self.node = node
    self.range = range
  }
}

/// A text in quotes; Go's escapes allow bytes that are no UTF-8.
public struct StringLiteral: Sendable, Hashable {
  public var bytes: [UInt8]

  public init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  public init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// What is no UTF-8 is replaced.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}

public enum UnarySign: Sendable, Hashable {
  case plus
  case minus
}

/// What an expression gives.
public enum ValueType: String, Sendable, Hashable {
  case scalar
  case string
  case instantVector = "instant vector"
  case rangeVector = "range vector"
}
