extension String {
  /// The text with every character that a terminal might obey, or that shows as nothing, replaced by U+FFFD.
  public var harmless: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0.properties.generalCategory.isHarmless ? $0 : "\u{FFFD}" }))
  }
}

extension Unicode.GeneralCategory {
  fileprivate var isHarmless: Bool {
    switch self {
    case .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
}
