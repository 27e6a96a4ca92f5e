internal import Telemetry

/// Numbers as diagnoses say them.
enum EvidenceText {
  /// ".871", "12.4": three decimals below 1, three digits above.
  static func figure(_ value: Double) -> String {
    guard abs(value) < 1e15 else { return "\(value)" }
    let scale = abs(value) < 1 ? 1_000.0 : abs(value) < 10 ? 100 : abs(value) < 100 ? 10 : 1
    let scaled = Int64((abs(value) * scale).rounded())
    let (whole, rest) = (scaled / Int64(scale), scaled % Int64(scale))
    let sign = value < 0 && scaled != 0 ? "−" : ""
    guard scale > 1 else { return sign + "\(whole)" }
    let digits = String("\(Int64(scale) + rest)".dropFirst())
    return sign + (whole == 0 ? "" : "\(whole)") + "." + digits
  }

  /// "12.3 %".
  static func percent(_ share: Double) -> String {
    let tenths = Int64((share * 1_000).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(abs(tenths % 10)) %"
  }

  /// "12,400".
  static func count(_ count: Int) -> String {
    var (text, rest) = ("", "\(count)"[...])
    while rest.count > 3 {
      text = ",\(rest.suffix(3))\(text)"
      rest = rest.dropLast(3)
    }
    return rest + text
  }

  /// "a", "a and b", "a, b and 2 more".
  static func list(_ names: [String]) -> String {
    switch names.count {
    case 0: ""
    case 1: names[0]
    case 2: "\(names[0]) and \(names[1])"
    case 3: "\(names[0]), \(names[1]) and \(names[2])"
    default: "\(names[0]), \(names[1]) and \(names.count - 2) more"
    }
  }

  /// "2026-03-01 03:01 UTC".
  static func time(_ time: Timestamp) -> String {
    time.description.prefix(16).replacing("T", with: " ") + " UTC"
  }
}
