import Monitor

/// How numbers are written on the screen: short, without a leading zero, with "," between thousands.
///
///     NumberText.plain(0.9137, width: 6)   // ".914"
///     NumberText.percent(0.0541)           // "5.4 %"
///     NumberText.seconds(0.038)            // "38 ms"
///     NumberText.count(1_840, width: 6)    // "1,840"
///
/// A number that is not known is `missing`, never 0; a number that does not fit its width loses precision, not digits.
enum NumberText {
  static let missing = "┄"

  static func text(_ value: Double?, unit: FigureUnit, width: Int = 6) -> String {
    guard let value, !value.isNaN else { return missing }
    return switch unit {
    case .plain: plain(value, width: width)
    case .ratio: percent(value)
    case .seconds: seconds(value)
    case .perSecond: rate(value, width: width)
    case .count: count(value, width: width)
    case .bytes: bytes(value, width: width)
    case .watts: plain(value, width: width - 2) + " W"
    case .celsius: plain(value, width: width - 3) + " °C"
    }
  }

  /// "412 B", "38 KiB", "9.1 GiB"; below seven columns without the blank.
  static func bytes(_ value: Double, width: Int = 7) -> String {
    guard value.isFinite else { return value.isNaN ? missing : signed("∞", value) }
    var scaled = abs(value)
    for unit in ["B", "KiB", "MiB", "GiB", "TiB"] {
      if scaled < 999.5 || unit == "TiB" {
        let number = unit == "B" ? fixed(scaled, 0) : scaled < 999.5 ? short(scaled) : count(scaled, width: 6)
        return signed(number + (width < 7 ? "" : " ") + unit, value)
      }
      scaled /= 1_024
    }
    return missing
  }

  /// Three decimals below one, fewer above, none from a hundred on.
  static func plain(_ value: Double, width: Int = 6) -> String {
    guard value.isFinite else { return value.isNaN ? missing : signed("∞", value) }
    let magnitude = abs(value)
    if magnitude == 0 { return "0" }
    if magnitude < 0.0005 { return signed(scientific(magnitude), value) }
    var decimals = magnitude < 0.9995 ? 3 : magnitude < 9.995 ? 2 : magnitude < 99.95 ? 1 : 0
    while decimals > 0 {
      let text = signed(fixed(magnitude, decimals), value)
      if text.count <= width { return text }
      decimals -= 1
    }
    return count(value, width: width)
  }

  /// 0.62 is "62 %". Says 0 % and 100 % only when it is exactly that.
  static func percent(_ ratio: Double) -> String {
    guard ratio.isFinite else { return ratio.isNaN ? missing : signed("∞", ratio) }
    let magnitude = abs(ratio) * 100
    if magnitude == 0 { return "0 %" }
    if magnitude < 0.05 { return signed("<.1 %", ratio) }
    if magnitude < 9.95 {
      let text = fixed(magnitude, 1)
      return signed(text.hasSuffix(".0") ? "\(text.dropLast(2)) %" : "\(text) %", ratio)
    }
    if magnitude < 100, magnitude >= 99.5 { return signed(">99 %", ratio) }
    return signed(count(magnitude, width: 7) + " %", ratio)
  }

  static func seconds(_ seconds: Double) -> String {
    guard seconds.isFinite else { return seconds.isNaN ? missing : signed("∞", seconds) }
    let magnitude = abs(seconds)
    let text =
      switch magnitude {
      case 0: "0 s"
      case ..<0.000_000_9995: short(magnitude * 1e9) + " ns"
      case ..<0.000_9995: short(magnitude * 1e6) + " µs"
      case ..<0.0995: short(magnitude * 1e3) + " ms"
      case ..<0.995: fixed(magnitude, 2) + " s"
      case ..<99.5: short(magnitude) + " s"
      case ..<5_970: short(magnitude / 60) + " min"
      case ..<171_000: short(magnitude / 3_600) + " h"
      default: count(magnitude / 86_400, width: 6) + " d"
      }
    return signed(text, seconds)
  }

  static func rate(_ perSecond: Double, width: Int = 6) -> String {
    let magnitude = abs(perSecond)
    guard magnitude > 0, magnitude < 99.95 else { return plain(perSecond, width: width) }
    if magnitude < 0.005 { return signed(scientific(magnitude), perSecond) }
    return signed(fixed(magnitude, magnitude < 0.995 ? 2 : 1), perSecond)
  }

  static func count(_ value: Int, width: Int = 11) -> String {
    count(Double(value), width: width)
  }

  /// Whole numbers in full while they fit, then with k, M, G, T, P, E.
  static func count(_ value: Double, width: Int) -> String {
    guard value.isFinite else { return value.isNaN ? missing : signed("∞", value) }
    let magnitude = abs(value)
    if magnitude < 1e15 {
      let text = signed(grouped(magnitude), value)
      if text.count <= max(width, 3) { return text }
    }
    var scaled = magnitude
    for suffix in ["k", "M", "G", "T", "P", "E"] {
      scaled /= 1_000
      if scaled < 999.5 { return signed(short(scaled) + suffix, value) }
    }
    return signed(scientific(magnitude), value)
  }

  /// Two digits that count: "9.1", "38", "412".
  private static func short(_ magnitude: Double) -> String {
    fixed(magnitude, magnitude < 9.95 ? 1 : 0)
  }

  private static func signed(_ text: String, _ value: Double) -> String {
    value < 0 && text != "0" ? "−" + text : text
  }

  private static func grouped(_ magnitude: Double) -> String {
    let digits = String(ScreenInt.rounded(magnitude))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// A fixed number of decimals without a leading zero, for numbers below 1e12.
  static func fixed(_ magnitude: Double, _ decimals: Int) -> String {
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = ScreenInt.rounded(magnitude * Double(scale))
    let whole = scaled / scale
    guard decimals > 0 else { return String(whole) }
    let fraction = String(scaled % scale)
    return (whole == 0 ? "" : String(whole)) + "."
      + String(repeating: "0", count: decimals - fraction.count) + fraction
  }

  private static func scientific(_ magnitude: Double) -> String {
    var mantissa = magnitude
    var exponent = 0
    while mantissa >= 9.5, exponent < 400 {
      mantissa /= 10
      exponent += 1
    }
    while mantissa < 0.95, exponent > -400 {
      mantissa *= 10
      exponent -= 1
    }
    return "\(ScreenInt.rounded(mantissa))e\(exponent)"
  }
}

/// Conversions to whole numbers that no value from outside can make trap.
enum ScreenInt {
  /// The nearest whole number; NaN is 0, what is too large is cut at ±1e18.
  static func rounded(_ value: Double) -> Int {
    guard !value.isNaN else { return 0 }
    return Int(Swift.min(Swift.max(value, -1e18), 1e18).rounded())
  }
}
