internal import Telemetry

/// Texts as JSON writes them.
///
/// - Reference: RFC 8259, section 7.
enum JSONText {
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// Names and values, without those that are empty, which Alertmanager takes for missing ones.
  static func object(_ labels: [Label]) -> String {
    "{" + labels.filter { !$0.value.isEmpty }.map { "\(quoted($0.name)):\(quoted($0.value))" }.joined(separator: ",")
      + "}"
  }
}
