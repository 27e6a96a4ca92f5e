/// Texts in quotes as a query writes them.
enum QuotedText {
  /// What stands between the quotes, the closing one perhaps missing; of the escapes, those that names and values need.
  static func content(of literal: String) -> String {
    guard let quote = literal.unicodeScalars.first else { return "" }
    guard quote == "\"" || quote == "'" || quote == "`" else { return literal }
    var content = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in literal.unicodeScalars.dropFirst() {
      if isEscaped {
        content.append(scalar == "n" ? "\n" : scalar == "t" ? "\t" : scalar)
        isEscaped = false
      } else if scalar == "\\", quote != "`" {
        isEscaped = true
      } else if scalar == quote {
        break
      } else {
        content.append(scalar)
      }
    }
    return String(content)
  }
}
