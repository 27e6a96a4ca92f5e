/// Text from a server, made fit to stand in a sentence: no control or invisible characters, and short.
struct ForeignText: CustomStringConvertible {
  let description: String

  private static let mostScalars = 80

  init(_ text: some StringProtocol) {
    var cleaned = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(Self.mostScalars) {
      cleaned.append(Self.isVisible(scalar) ? scalar : "?")
    }
    description = String(cleaned) + (text.unicodeScalars.count > Self.mostScalars ? "…" : "")
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
}
