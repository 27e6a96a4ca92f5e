/// Values as test scripts compare and write them.
enum SampleValue {
  private static let tolerance = 1e-6

  /// Whether two values are the same but for rounding: their difference is less than a millionth of the sum of their
  /// magnitudes. NaN is the same as NaN; 0 is the same as nothing else.
  static func isClose(_ value: Double, to expected: Double) -> Bool {
    if value.isNaN || expected.isNaN { return value.isNaN && expected.isNaN }
    if value == expected { return true }
    let difference = (value - expected).magnitude
    let sum = value.magnitude + expected.magnitude
    if value == 0 || expected == 0 || sum < .leastNormalMagnitude {
      return difference < tolerance * .leastNormalMagnitude
    }
    return difference / min(sum, .greatestFiniteMagnitude) < tolerance
  }

  /// As Prometheus writes them.
  static func text(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
