/// Text from a server, made fit to stand in a sentence: no control or invisible characters, and short.
struct ForeignText: CustomStringConvertible {
  let description: String

  /// - Parameter mostScalars: how long it may be before it is cut.
  init(_ text: some StringProtocol, upTo mostScalars: Int = 80) {
    var cleaned = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(mostScalars) {
      cleaned.append(Self.isVisible(scalar) ? scalar : "?")
    }
    description = String(cleaned) + (text.unicodeScalars.count > mostScalars ? "…" : "")
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
}
