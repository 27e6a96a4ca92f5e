internal import Telemetry

/// Texts for places where some characters mean something else.
enum Escaping {
  /// - Reference: Go, `text/template.HTMLEscapeString`.
  static func html(_ text: String) -> String {
    mapped(text) { scalar in
      switch scalar {
      case "\0": "\u{FFFD}"
      case "\"": "&#34;"
      case "'": "&#39;"
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      default: nil
      }
    }
  }

  /// - Reference: Go, `text/template.JSEscapeString`.
  static func javaScript(_ text: String) -> String {
    mapped(text) { scalar in
      switch scalar {
      case "\\": "\\\\"
      case "'": "\\'"
      case "\"": "\\\""
      case "<", ">", "&", "=": "\\u" + hexadecimal(scalar.value, 4)
      case _ where scalar.value < 0x20: "\\u" + hexadecimal(scalar.value, 4)
      case _ where scalar.value >= 0x7F && !isPrintable(scalar): "\\u" + hexadecimal(scalar.value, 4)
      default: nil
      }
    }
  }

  /// For a query's values: everything but letters, digits and `-_.~`, a space as `+`.
  ///
  /// - Reference: Go, `net/url.QueryEscape`.
  static func query(_ text: String) -> String {
    var escaped = ""
    for byte in text.utf8 {
      let isPlain = byte.isASCIIDigit || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || "-_.~".utf8.contains(byte)
      if isPlain {
        escaped.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        escaped += byte == 0x20 ? "+" : "%" + hexadecimal(UInt32(byte), 2)
      }
    }
    return escaped
  }

  /// - Reference: RFC 8259; Go's `encoding/json` for the characters that it escapes beyond.
  static func json(_ value: TemplateValue) -> String {
    switch value {
    case .missing, .null: "null"
    case .bool, .int: value.shown
    case .float(let number): number.isFinite ? GoNumberText.json(number) : "null"
    case .string(let text): quoted(text)
    case .labels(let labels): object(labels.pairs.map { ($0.name, .string($0.value)) })
    case .map(let pairs): object(pairs)
    case .samples(let samples): "[" + samples.map { json(.sample($0)) }.joined(separator: ",") + "]"
    case .sample(let sample): object([("Labels", .labels(sample.labels)), ("Value", .float(sample.value))])
    case .data(let data): object([("Labels", .labels(data.labels)), ("Value", .float(data.value))])
    case .time, .duration: quoted(value.shown)
    }
  }

  private static func object(_ pairs: [(name: String, value: TemplateValue)]) -> String {
    "{" + pairs.map { quoted($0.name) + ":" + json($0.value) }.joined(separator: ",") + "}"
  }

  private static func quoted(_ text: String) -> String {
    "\""
      + mapped(text) { scalar in
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        case "<", ">", "&", "\u{2028}", "\u{2029}": "\\u" + hexadecimal(scalar.value, 4).lowercased()
        case _ where scalar.value < 0x20: "\\u" + hexadecimal(scalar.value, 4).lowercased()
        default: nil
        }
      } + "\""
  }

  /// - Parameter replace: gives `nil` for what stays.
  private static func mapped(_ text: String, _ replace: (Unicode.Scalar) -> String?) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if let replacement = replace(scalar) {
        result += replacement
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
      .spaceSeparator:
      false
    default: true
    }
  }

  private static func hexadecimal(_ number: UInt32, _ count: Int) -> String {
    let text = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
  }
}
