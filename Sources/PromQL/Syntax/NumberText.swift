/// Numbers as queries and messages write them.
enum NumberText {
  /// Without an exponent: the shortest digits that read back as the same number.
  static func plain(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    let text = value.magnitude.description.lowercased()
    let parts = text.split(separator: "e")
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    var digits = String(mantissa[0])
    var fraction = mantissa.count > 1 ? String(mantissa[1]) : ""
    if fraction == "0" { fraction = "" }
    if exponent > 0 {
      fraction += String(repeating: "0", count: max(0, exponent - fraction.count))
      digits += fraction.prefix(exponent)
      fraction = String(fraction.dropFirst(exponent))
    } else if exponent < 0 {
      digits = String(repeating: "0", count: max(0, -exponent + 1 - digits.count)) + digits
      fraction = digits.suffix(-exponent) + fraction
      digits = String(digits.dropLast(-exponent))
    }
    let whole = digits.drop { $0 == "0" }
    let sign = value.sign == .minus ? "-" : ""
    return sign + (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : "." + fraction)
  }
}
