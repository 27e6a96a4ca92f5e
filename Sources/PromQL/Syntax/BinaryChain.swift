/// `a + b - c` as its first operand and the operations that follow one upon the other.
///
/// A query may have thousands of operands in a row, each operation the left operand of the next: whoever walks through
/// it must not recurse along them.
///
///     let chain = BinaryChain(try Expression(parsing: "a + b - c"))
///     chain.operations.map(\.operation)  // [.add, .subtract]
struct BinaryChain {
  /// The leftmost operand, which is no operation itself.
  let first: Expression
  /// From the innermost, whose left operand is `first`, to the outermost.
  let operations: [(operation: BinaryOperation, range: Range<Int>)]

  /// An expression that is no operation makes a chain without any.
  init(_ expression: Expression) {
    var rest = expression
    var operations: [(BinaryOperation, Range<Int>)] = []
    while case .binary(let operation) = rest.node {
      operations.append((operation, rest.range))
      rest = operation.left
    }
    first = rest
    self.operations = operations.reversed()
  }
}
