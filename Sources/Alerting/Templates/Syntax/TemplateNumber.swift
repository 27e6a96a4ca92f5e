/// A number as a template writes it: whole, with a fraction, or both, as Go's untyped constants are.
struct TemplateNumber: Sendable {
  /// `nil` where it has a fraction or is too large.
  var int: Int?
  var float: Double
  /// Whether it is a float where nothing else is asked for: `1.0`, `1e3`.
  var isWrittenAsFloat: Bool

  /// `12`, `-1.5e3`, `0x1F`, `0b11`, `0o17`, `017`, `1_000`; `nil` for anything else.
  init?(_ text: String) {
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    let hasSign = isNegative || text.utf8.first == UInt8(ascii: "+")
    let lower = text.dropFirst(hasSign ? 1 : 0).lowercased()
    guard let plain = Self.withoutSeparators(lower), let first = plain.utf8.first else { return nil }
    guard first.isASCIIDigit || first == UInt8(ascii: ".") else { return nil }
    let isHexadecimal = plain.hasPrefix("0x")
    isWrittenAsFloat = plain.contains(".") || plain.contains(isHexadecimal ? "p" : "e")
    if isWrittenAsFloat {
      guard let value = Self.float(plain) else { return nil }
      float = isNegative ? -value : value
      int = Int(exactly: float)
    } else {
      guard let magnitude = Self.magnitude(plain) else { return nil }
      float = isNegative ? -Double(magnitude) : Double(magnitude)
      int = isNegative ? Int(exactly: -Int128(magnitude)) : Int(exactly: magnitude)
    }
  }

  /// A letter in single quotes: its number.
  init(_ scalar: Unicode.Scalar) {
    int = Int(scalar.value)
    float = Double(scalar.value)
    isWrittenAsFloat = false
  }

  private static func magnitude(_ text: String) -> UInt64? {
    guard text.hasPrefix("0"), text.utf8.count > 1 else { return UInt64(text) }
    switch text.utf8.dropFirst().first {
    case UInt8(ascii: "x"): return UInt64(text.dropFirst(2), radix: 16)
    case UInt8(ascii: "b"): return UInt64(text.dropFirst(2), radix: 2)
    case UInt8(ascii: "o"): return UInt64(text.dropFirst(2), radix: 8)
    default: return UInt64(text, radix: 8)
    }
  }

  private static func float(_ text: String) -> Double? {
    var text = text
    if text.hasSuffix(".") { text += "0" }
    if text.hasPrefix(".") { text = "0" + text }
    text = text.split(separator: ".e", omittingEmptySubsequences: false).joined(separator: ".0e")
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// `nil` where an underscore does not stand between digits.
  private static func withoutSeparators(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    for index in bytes.indices where bytes[index] == UInt8(ascii: "_") {
      guard index > 0, index + 1 < bytes.count, bytes[index - 1] != UInt8(ascii: "_") else { return nil }
    }
    return text.filter { $0 != "_" }
  }
}
