import PromQL

extension Expression {
  /// Whether it reads several samples of a series at a time.
  var readsRanges: Bool {
    switch node {
    case .rangeSelector, .subquery: true
    case .number, .string, .selector: false
    case .call(let call): call.arguments.contains(where: \.readsRanges)
    case .aggregation(let aggregation):
      aggregation.operand.readsRanges || (aggregation.parameter?.readsRanges ?? false)
    case .binary(let operation): operation.left.readsRanges || operation.right.readsRanges
    case .unary(_, let operand), .parentheses(let operand): operand.readsRanges
    }
  }
}
