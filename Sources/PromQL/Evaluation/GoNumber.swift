/// Numbers in the shortest form of Go's `%g`, which is how Prometheus's messages show them.
package enum GoNumber {
  /// As few digits as tell the number from its neighbours, with an exponent below 1e-4 and from 1e6 on.
  package static func general(_ number: Double) -> String {
    guard number.isFinite, number != 0 else { return SampleSpelling.plain(number) }
    let (sign, digits, exponent) = parts(of: number)
    guard exponent < -4 || exponent >= 6 else { return SampleSpelling.plain(number) }
    let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
    let size = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
    return sign + digits.prefix(1) + fraction + "e" + (exponent < 0 ? "-" : "+") + size
  }

  /// The digits without leading and trailing zeros, and the power of ten of the first.
  private static func parts(of number: Double) -> (sign: String, digits: String, exponent: Int) {
    let halves = number.magnitude.description.split(separator: "e")
    let mantissa = halves[0].split(separator: ".")
    let whole = mantissa[0]
    let fraction = mantissa.count > 1 ? mantissa[1] : ""
    let all = whole + fraction
    let zeros = all.prefix { $0 == "0" }.count
    var digits = String(all.dropFirst(zeros))
    while digits.hasSuffix("0"), digits.count > 1 { digits.removeLast() }
    let exponent = (halves.count > 1 ? Int(halves[1]) ?? 0 : 0) + whole.count - 1 - zeros
    return (number < 0 ? "-" : "", digits, exponent)
  }
}
