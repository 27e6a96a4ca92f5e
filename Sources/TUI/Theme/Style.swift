/// How a role looks. A missing colour is the terminal's own, so that transparent and light terminals stay as they are.
public struct Style: Hashable, Sendable {
  public var foreground: RGB?
  public var background: RGB?
  public var isBold = false
  public var isDim = false
  public var isUnderlined = false
  public var isReversed = false

  public init(foreground: RGB? = nil, background: RGB? = nil) {
    self.foreground = foreground
    self.background = background
  }
}

public struct RGB: Hashable, Sendable {
  public var red: UInt8
  public var green: UInt8
  public var blue: UInt8

  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }
}

/// Every role's style, as a terminal backend needs it; made from a theme by ``Theme/palette(colors:)``.
public struct Palette: Sendable, Equatable {
  private var styles: [Role: Style]

  public init(_ styles: [Role: Style]) {
    self.styles = styles
  }

  public subscript(role: Role) -> Style {
    styles[role] ?? Style()
  }
}

/// What a terminal can show.
public struct TerminalAbilities: Hashable, Sendable {
  public enum Colors: Hashable, Sendable {
    case none
    case sixteen
    case twoHundredFiftySix
    case trueColor
  }

  public var colors: Colors
  /// Whether braille and box drawing reach the screen; else everything is drawn in ASCII.
  public var unicode: Bool

  public init(colors: Colors, unicode: Bool) {
    self.colors = colors
    self.unicode = unicode
  }
}
