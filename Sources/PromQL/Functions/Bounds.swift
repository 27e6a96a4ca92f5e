// Least and greatest values.

extension FunctionDescriptor {
  static let clamp = Self(
    "clamp", [.instantVector, .scalar, .scalar], summary: "value brought between a least and a greatest",
    .value { value, scalars in clamped(value, from: scalars[0], to: scalars[1]) })

  static let clampMin = Self(
    "clamp_min", [.instantVector, .scalar], summary: "value brought up to a least",
    .value { value, scalars in clamped(value, from: scalars[0], to: .infinity) })

  static let clampMax = Self(
    "clamp_max", [.instantVector, .scalar], summary: "value brought down to a greatest",
    .value { value, scalars in clamped(value, from: -.infinity, to: scalars[0]) })

  static let minOf = Self(
    "min_of", [.scalar, .scalar], returns: .scalar, isExperimental: true, summary: "smaller of two scalars",
    .value { _, scalars in smaller(scalars[0], scalars[1]) })

  static let maxOf = Self(
    "max_of", [.scalar, .scalar], returns: .scalar, isExperimental: true, summary: "larger of two scalars",
    .value { _, scalars in larger(scalars[0], scalars[1]) })

  /// No value between bounds the wrong way round.
  private static func clamped(_ value: Double, from least: Double, to greatest: Double) -> Double {
    greatest < least ? StepSeries.absent : larger(least, smaller(greatest, value))
  }

  /// An infinity decides, even beside NaN.
  private static func smaller(_ one: Double, _ other: Double) -> Double {
    if one == -.infinity || other == -.infinity { return -.infinity }
    return one.isNaN || other.isNaN ? .nan : min(one, other)
  }

  private static func larger(_ one: Double, _ other: Double) -> Double {
    if one == .infinity || other == .infinity { return .infinity }
    return one.isNaN || other.isNaN ? .nan : max(one, other)
  }
}
