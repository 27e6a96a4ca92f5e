internal import PromQL

/// One verb of a format, with its flags, width and precision: `%-8.3f`.
struct GoVerb {
  /// Fields and precisions beyond it are cut.
  static let widest = 10_000

  var verb: Unicode.Scalar = "v"
  var width: Int?
  var precision: Int?
  var isAlternate = false
  var padsWithZeros = false
  var showsPlus = false
  var isLeft = false
  var leavesSpace = false

  mutating func takeWidth(_ number: Int) -> Bool {
    guard number.magnitude <= Self.widest else { return false }
    if number < 0 { (isLeft, padsWithZeros) = (true, false) }
    width = Int(number.magnitude)
    return true
  }

  mutating func takePrecision(_ number: Int) -> Bool {
    guard number <= Self.widest else { return false }
    precision = number < 0 ? nil : number
    return number >= 0
  }

  func text(_ value: TemplateValue) -> String {
    if verb == "T" { return padded(value.typeName) }
    switch value {
    case .missing, .null: return verb == "v" ? padded("<nil>") : "%!\(verb)(<nil>)"
    case .bool(let flag): return verb == "t" || verb == "v" ? padded(flag ? "true" : "false") : wrong(value)
    case .int(let number): return integer(number) ?? wrong(value)
    case .float(let number): return float(number) ?? wrong(value)
    case .string(let text): return string(text) ?? wrong(value)
    case .time, .duration: return verb == "v" || verb == "s" ? padded(value.shown) : wrong(value)
    default:
      var inner = self
      if case .samples = value { inner.isAlternate = false }
      return value.elements { inner.text($0) }
    }
  }

  private func wrong(_ value: TemplateValue) -> String { "%!\(verb)(\(value.typeName)=\(value.shown))" }

  // MARK: Numbers

  private func integer(_ value: Int) -> String? {
    let radix: Int
    var prefix = ""
    switch verb {
    case "v", "d": radix = 10
    case "b": (radix, prefix) = (2, isAlternate ? "0b" : "")
    case "o": (radix, prefix) = (8, isAlternate ? "0" : "")
    case "O": (radix, prefix) = (8, "0o")
    case "x", "X": (radix, prefix) = (16, isAlternate ? "0\(verb)" : "")
    case "c": return padded(Unicode.Scalar(UInt32(truncatingIfNeeded: value)).map { String($0) } ?? "\u{FFFD}")
    case "q":
      let scalar = UInt32(exactly: value).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
      return padded(scalar == "'" ? "'\\''" : "'\(GoPrinter.quoted(String(scalar)).dropFirst().dropLast())'")
    case "U":
      let digits = String(value, radix: 16, uppercase: true)
      return padded("U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits)
    default: return nil
    }
    var digits = String(value.magnitude, radix: radix, uppercase: verb == "X")
    if let precision {
      digits = String(repeating: "0", count: max(0, precision - digits.utf8.count)) + digits
      if precision == 0, value == 0 { digits = "" }
    }
    return signed(prefix + digits, isNegative: value < 0, padsWithZeros: padsWithZeros && precision == nil)
  }

  private func float(_ value: Double) -> String? {
    let name: Unicode.Scalar
    switch verb {
    case "v": name = "g"
    case "x", "X": name = verb == "x" ? "a" : "A"
    case "e", "E", "f", "F", "g", "G": name = verb
    default: return nil
    }
    let text = GoNumberText.text(value, verb: name, precision: precision)
    let isNegative = text.hasPrefix("-")
    let magnitude = isNegative || text.hasPrefix("+") ? String(text.dropFirst()) : text
    // Infinity always shows its sign where no flag says otherwise.
    if value.isInfinite, !isNegative, !showsPlus, !leavesSpace {
      var plain = self
      plain.padsWithZeros = false
      return plain.padded("+Inf")
    }
    return signed(magnitude, isNegative: isNegative, padsWithZeros: padsWithZeros && value.isFinite)
  }

  private func signed(_ digits: String, isNegative: Bool, padsWithZeros: Bool) -> String {
    let sign = isNegative ? "-" : showsPlus ? "+" : leavesSpace ? " " : ""
    guard padsWithZeros, let width else {
      var plain = self
      plain.padsWithZeros = false
      return plain.padded(sign + digits)
    }
    return sign + String(repeating: "0", count: max(0, width - sign.utf8.count - digits.utf8.count)) + digits
  }

  // MARK: Texts

  private func string(_ text: String) -> String? {
    let cut = precision.map { String(String.UnicodeScalarView(text.unicodeScalars.prefix($0))) } ?? text
    switch verb {
    case "v": return padded(isAlternate ? GoPrinter.quoted(cut) : cut)
    case "s": return padded(cut)
    case "q":
      let isRaw = isAlternate && !cut.utf8.contains { $0 == UInt8(ascii: "`") || $0 < 0x20 && $0 != 9 || $0 == 0x7F }
      return padded(isRaw ? "`\(cut)`" : GoPrinter.quoted(cut))
    case "x", "X":
      let bytes = text.utf8.prefix(precision ?? .max).map { byte in
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: verb == "X")
      }
      let prefix = isAlternate && !bytes.isEmpty ? "0\(verb)" : ""
      return padded(prefix + bytes.joined(separator: leavesSpace ? " " + prefix : ""))
    default: return nil
    }
  }

  /// Filled up to the width, which counts letters.
  private func padded(_ text: String) -> String {
    let missing = max(0, (width ?? 0) - text.unicodeScalars.count)
    guard missing > 0 else { return text }
    let filling = String(repeating: padsWithZeros ? "0" : " ", count: missing)
    return isLeft ? text + filling : filling + text
  }
}
