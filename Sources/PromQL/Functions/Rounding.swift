extension FunctionDescriptor {
  static let abs = Self("abs", [.instantVector], summary: "absolute value", .value { value, _ in value.magnitude })
}
