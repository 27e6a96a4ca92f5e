// Single values made simpler: to whole numbers, to multiples, to their sign, into bounds.

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

  static let clamp = Self(
    "clamp", [.instantVector, .scalar, .scalar], summary: "value brought between a least and a greatest",
    .value { value, scalars in clamped(value, from: scalars[0], to: scalars[1]) })

  static let clampMin = Self(
    "clamp_min", [.instantVector, .scalar], summary: "value brought up to a least",
    .value { value, scalars in clamped(value, from: scalars[0], to: .infinity) })

  static let clampMax = Self(
    "clamp_max", [.instantVector, .scalar], summary: "value brought down to a greatest",
    .value { value, scalars in clamped(value, from: -.infinity, to: scalars[0]) })

  /// NaN of a NaN among them, and no value between bounds the wrong way round.
  private static func clamped(_ value: Double, from least: Double, to greatest: Double) -> Double {
    if greatest < least { return StepSeries.absent }
    if value.isNaN || least.isNaN || greatest.isNaN { return .nan }
    return max(least, min(greatest, value))
  }
}
