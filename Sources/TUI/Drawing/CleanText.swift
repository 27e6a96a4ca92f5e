/// Turns any text into scalars that are safe to show, each exactly one column wide.
///
/// Labels, file names and log lines come from outside and may hold escape sequences, direction overrides or characters
/// that take no column or two. Each such scalar becomes one visible stand-in, so that nothing moves the cursor, nothing
/// hides, and two labels that differ in their bytes by a composed or a decomposed accent still look different.
///
///     CleanText.scalars("a\u{1B}[2J")  // "a␛[2J"
enum CleanText {
  static let escaped: Unicode.Scalar = "\u{241B}"
  static let bidirectional: Unicode.Scalar = "\u{21C6}"
  static let invisible: Unicode.Scalar = "\u{2423}"
  static let combining: Unicode.Scalar = "\u{02C6}"
  static let wide: Unicode.Scalar = "\u{25AF}"
  static let unknown: Unicode.Scalar = "\u{FFFD}"

  static func scalars(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.map(visible)
  }

  /// The scalar itself when it takes one column, else its stand-in.
  static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    if value >= 0x20, value < 0x7F { return scalar }
    if value < 0x20 { return Unicode.Scalar(0x2400 + value) ?? unknown }
    if value == 0x7F { return "\u{2421}" }
    if isBidirectionalControl(value) { return bidirectional }
    if isWide(scalar) { return wide }
    switch scalar.properties.generalCategory {
    case .control, .unassigned, .privateUse, .surrogate: return unknown
    case .nonspacingMark, .enclosingMark, .spacingMark: return combining
    case .format, .lineSeparator, .paragraphSeparator, .spaceSeparator: return invisible
    default: return isJoiningHangul(value) ? combining : scalar
    }
  }

  private static func isBidirectionalControl(_ value: UInt32) -> Bool {
    switch value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Vowels and final consonants that join the syllable before them and take no column.
  private static func isJoiningHangul(_ value: UInt32) -> Bool {
    (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value)
  }

  /// East Asian wide and full-width blocks, and everything above the basic plane, on whose width terminals disagree.
  ///
  /// - Reference: Unicode Standard Annex #11, East Asian Width.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x2630...0x2637,
      0x268A...0x268F, 0x3000, 0x10000...:
      true
    default:
      scalar.properties.isEmojiPresentation
    }
  }
}
