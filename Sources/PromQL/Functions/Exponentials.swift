internal import Glibc

// Powers, roots and logarithms.

extension FunctionDescriptor {
  static let exp = Self(
    "exp", [.instantVector], summary: "e to the power of the value", .value { value, _ in Glibc.exp(value) })

  static let ln = Self(
    "ln", [.instantVector], summary: "natural logarithm", .value { value, _ in Glibc.log(value) })

  static let log2 = Self(
    "log2", [.instantVector], summary: "binary logarithm", .value { value, _ in Glibc.log2(value) })

  static let log10 = Self(
    "log10", [.instantVector], summary: "decimal logarithm", .value { value, _ in Glibc.log10(value) })

  static let sqrt = Self(
    "sqrt", [.instantVector], summary: "square root", .value { value, _ in value.squareRoot() })
}
