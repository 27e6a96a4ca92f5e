/// A call of a function, its arguments checked against what the function takes.
public struct FunctionCall: Sendable {
  public var function: FunctionDescriptor
  public var arguments: [Expression]

  public init(function: FunctionDescriptor, arguments: [Expression]) {
    self.function = function
    self.arguments = arguments
  }
}

/// Many series into fewer: `sum by (job) (x)`, `topk without (instance) (3, x)`.
public struct Aggregation: Sendable {
  public enum Operator: String, Sendable, Hashable, CaseIterable {
    case sum, avg, count, min, max, group, stddev, stdvar, topk, bottomk, quantile, limitk
    case countValues = "count_values"
    case limitRatio = "limit_ratio"

    /// Whether something stands before the vector: a number or a label's name.
    public var takesParameter: Bool {
      switch self {
      case .topk, .bottomk, .quantile, .limitk, .limitRatio, .countValues: true
      default: false
      }
    }
  }

  public struct Grouping: Sendable, Hashable {
    public var labels: [String]
    public var isWithout: Bool

    public init(labels: [String] = [], isWithout: Bool = false) {
      self.labels = labels
      self.isWithout = isWithout
    }
  }

  public var operation: Operator
  public var parameter: Expression?
  public var operand: Expression
  /// `nil`: everything into one.
  public var grouping: Grouping?

  public init(operation: Operator, parameter: Expression? = nil, operand: Expression, grouping: Grouping? = nil) {
    self.operation = operation
    self.parameter = parameter
    self.operand = operand
    self.grouping = grouping
  }
}

/// Two operands: arithmetic, a comparison or a set operation.
public struct BinaryOperation: Sendable {
  public enum Operator: String, Sendable, Hashable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
    case power = "^"
    case arctangent = "atan2"
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case and, or, unless

    public var isComparison: Bool {
      switch self {
      case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
      default: false
      }
    }

    public var isSet: Bool { self == .and || self == .or || self == .unless }
  }

  public var operation: Operator
  /// A comparison that gives 0 and 1 instead of leaving out.
  public var returnsBool = false
  /// Between two vectors: which series belong together.
  public var matching = VectorMatching()
  private var operands: Operands

  public init(_ operation: Operator, _ left: Expression, _ right: Expression) {
    self.operation = operation
    operands = Operands(left, right)
  }

  public var left: Expression {
    get { operands.left }
    set {
      if isKnownUniquelyReferenced(&operands) { operands.left = newValue } else { operands = Operands(newValue, right) }
    }
  }

  public var right: Expression {
    get { operands.right }
    set {
      if isKnownUniquelyReferenced(&operands) { operands.right = newValue } else { operands = Operands(left, newValue) }
    }
  }
}

extension BinaryOperation {
  /// The operands of one operation, so that the thousands of `a + b + c + …`, each the left operand of the next, are
  /// released one after another and not each within the other, which would take a stack as deep.
  ///
  /// `@unchecked Sendable` is safe: the setters of an operation write only where `isKnownUniquelyReferenced` says that
  /// no one else holds the object, else they make another, and `deinit` runs once the last reference is gone; whatever
  /// is shared between tasks is therefore never written to.
  private final class Operands: @unchecked Sendable {
    var left: Expression
    var right: Expression

    init(_ left: Expression, _ right: Expression) {
      self.left = left
      self.right = right
    }

    deinit {
      var rest = left
      left = .released
      while case .binary(var operation) = rest.node {
        rest = .released
        guard isKnownUniquelyReferenced(&operation.operands) else { return }
        rest = operation.operands.left
        operation.operands.left = .released
      }
    }
  }
}

extension Expression {
  /// Stands where an operand has been taken away.
  fileprivate static let released = Expression(.number(0), at: 0..<0)
}

/// Which series of two vectors belong together.
public struct VectorMatching: Sendable, Hashable {
  public enum Cardinality: Sendable, Hashable {
    case oneToOne
    /// `group_left`
    case manyToOne
    /// `group_right`
    case oneToMany
  }

  /// Compared with `on`, left out of the comparison with `ignoring`.
  public var labels: [String] = []
  public var isOn = false
  public var cardinality = Cardinality.oneToOne
  /// Taken over from the side of one.
  public var included: [String] = []
  /// What stands in for a series that is missing on a side: `fill(0)`, `fill_left`, `fill_right`.
  public var leftFill: Double?
  public var rightFill: Double?

  public init() {}
}
