internal import Telemetry

extension String {
  /// In double quotes, with Go's escapes for what is not printable.
  var quoted: String { StringLiteral(self).description }

  /// The same, of a long one the beginning only.
  var shortQuoted: String {
    unicodeScalars.count > 10 ? String(String.UnicodeScalarView(unicodeScalars.prefix(10))).quoted + "..." : quoted
  }
}

extension StringLiteral: CustomStringConvertible {
  /// In double quotes, with Go's escapes for what is not printable and for bytes that are no UTF-8.
  public var description: String {
    var quoted = "\""
    var rest = bytes[...]
    while let first = rest.first {
      if let (scalar, length) = Self.decode(rest) {
        Self.append(scalar, to: &quoted, quote: "\"")
        rest = rest.dropFirst(length)
      } else {
        quoted += "\\x" + Self.hexadecimal(UInt32(first), digits: 2)
        rest = rest.dropFirst()
      }
    }
    return quoted + "\""
  }

  /// The name of a label, in quotes where it needs them: `job`, `"http.status"`.
  public static func labelName(_ name: String) -> String {
    Labels.isPlainLabelName(name) ? name : StringLiteral(name).description
  }

  /// A single letter as messages show it: `'['`.
  static func quoted(_ scalar: Unicode.Scalar) -> String {
    var quoted = "'"
    append(scalar, to: &quoted, quote: "'")
    return quoted + "'"
  }

  /// By its number, with the letter where it can be printed: `U+0071 'q'`.
  static func numbered(_ scalar: Unicode.Scalar) -> String {
    let number = "U+" + hexadecimal(scalar.value, digits: 4).uppercased()
    return isPrintable(scalar) ? "\(number) '\(scalar)'" : number
  }

  private static func append(_ scalar: Unicode.Scalar, to text: inout String, quote: Unicode.Scalar) {
    switch scalar {
    case quote, "\\": text += "\\\(scalar)"
    case "\u{07}": text += "\\a"
    case "\u{08}": text += "\\b"
    case "\u{0C}": text += "\\f"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    case "\u{0B}": text += "\\v"
    // Stands for what is no UTF-8, and is refused where it is read.
    case "\u{FFFD}" where quote == "\"": text += "\\ufffd"
    case _ where isPrintable(scalar): text.unicodeScalars.append(scalar)
    case _ where scalar.value < 0x80: text += "\\x" + hexadecimal(scalar.value, digits: 2)
    case _ where scalar.value < 0x1_0000: text += "\\u" + hexadecimal(scalar.value, digits: 4)
    default: text += "\\U" + hexadecimal(scalar.value, digits: 8)
    }
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned: false
    case .lineSeparator, .paragraphSeparator: false
    case .spaceSeparator: scalar == " "
    default: true
    }
  }

  private static func hexadecimal(_ number: UInt32, digits: Int) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  /// The letter at the beginning and how many bytes it takes; `nil` where they are no UTF-8.
  private static func decode(_ bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
    var decoder = UTF8()
    var iterator = bytes.prefix(4).makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return (scalar, UTF8.width(scalar))
  }
}
