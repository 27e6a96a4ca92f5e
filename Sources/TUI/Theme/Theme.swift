/// A colour scheme: the sixteen colours of base16, or the twenty-four of base24.
///
/// Slots 0–7 run from the background to the brightest text, 8–15 are red, orange, yellow, green, cyan, blue, magenta and
/// brown; the eight of base24 are two darker backgrounds and six bright colours.
/// - Reference: tinted-theming, base16 and base24 styling guidelines.
public struct Theme: Sendable, Equatable {
  public enum System: String, Sendable {
    case base16
    case base24

    var colorCount: Int { self == .base16 ? 16 : 24 }
  }

  public enum Variant: String, Sendable {
    case dark
    case light
  }

  public var name: String
  public var system: System
  public var variant: Variant
  /// Whether the scheme's background is painted; without, the terminal's own shows through.
  public var paintsBackground = true
  /// As many as the system has, in the order of the slots.
  let colors: [RGB]

  /// - Precondition: `colors` has 16 or 24 entries, as the system says.
  public init(name: String, system: System, variant: Variant, colors: [RGB]) {
    precondition(colors.count == system.colorCount, "a \(system.rawValue) scheme has \(system.colorCount) colours")
    self.name = name
    self.system = system
    self.variant = variant
    self.colors = colors
  }

  /// The colour of a slot, `.base00` to `.base0F`.
  subscript(slot: Slot) -> RGB {
    colors[slot.rawValue]
  }

  /// What the slots of base16 are for.
  enum Slot: Int, CaseIterable {
    case background, raised, selection, comment, darkText, text, lightText, brightText
    case red, orange, yellow, green, cyan, blue, magenta, brown

    /// "base00" to "base17".
    static func key(_ index: Int) -> String {
      let digits = String(index, radix: 16, uppercase: true)
      return "base" + (digits.count == 1 ? "0" : "") + digits
    }
  }
}
