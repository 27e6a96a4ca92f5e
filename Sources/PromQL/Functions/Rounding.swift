// Single values made simpler: to whole numbers, to multiples, to their sign.

extension FunctionDescriptor {
  static let abs = Self("abs", [.instantVector], summary: "absolute value", .value { value, _ in value.magnitude })

  static let ceil = Self(
    "ceil", [.instantVector], summary: "next whole number above", .value { value, _ in value.rounded(.up) })

  static let floor = Self(
    "floor", [.instantVector], summary: "next whole number below", .value { value, _ in value.rounded(.down) })

  static let round = Self(
    "round", [.instantVector, .scalar], repetition: .optional(1),
    summary: "nearest whole number, or nearest multiple of a number; ties go up",
    .value { value, scalars in
      // The inverse rounds less often than a division by 0.1 or 0.01.
      let inverse = 1 / (scalars.first ?? 1)
      return (value * inverse + 0.5).rounded(.down) / inverse
    })

  static let sgn = Self(
    "sgn", [.instantVector], summary: "sign: -1, 0 or 1",
    .value { value, _ in value < 0 ? -1 : value > 0 ? 1 : value })
}
