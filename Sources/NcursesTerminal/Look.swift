import TUI

/// A style in the terminal's own terms.
struct Look: Equatable {
  struct Attributes: OptionSet {
    let rawValue: Int32

    static let bold = Attributes(rawValue: 1)
    static let dim = Attributes(rawValue: 2)
    static let underlined = Attributes(rawValue: 4)
    static let reversed = Attributes(rawValue: 8)
  }

  /// A number of the palette or, where the terminal takes them, an RGB value; -1 is the terminal's own colour.
  var foreground: Int32 = -1
  var background: Int32 = -1
  var attributes: Attributes = []
}

/// The colours that the terminal's description lets a program name.
enum ColorSpace: Int, Comparable {
  case none
  case eight
  case sixteen
  case twoHundredFiftySix
  case direct

  /// - Parameters:
  ///   - terminfoColors: The number of colours in the terminal's description, 0x1000000 for direct colours.
  ///   - wanted: The user's choice; `nil` takes what there is unless the environment refuses colours.
  init(terminfoColors: Int, wanted: TerminalAbilities.Colors?, refusesColor: Bool) {
    let available: ColorSpace =
      switch terminfoColors {
      case ..<8: .none
      case ..<16: .eight
      case ..<256: .sixteen
      case ..<0x100_0000: .twoHundredFiftySix
      default: .direct
      }
    switch wanted {
    case nil: self = refusesColor ? .none : available
    case .some(.none): self = .none
    // A direct description names the first eight colours by number and no others.
    case .sixteen: self = available == .direct ? .eight : min(available, .sixteen)
    case .twoHundredFiftySix: self = available == .direct ? .direct : min(available, .twoHundredFiftySix)
    case .trueColor: self = available
    }
  }

  static func < (left: ColorSpace, right: ColorSpace) -> Bool {
    left.rawValue < right.rawValue
  }

  var abilities: TerminalAbilities.Colors {
    switch self {
    case .none: .none
    case .eight, .sixteen: .sixteen
    case .twoHundredFiftySix: .twoHundredFiftySix
    case .direct: .trueColor
    }
  }

  func look(of style: Style) -> Look {
    var look = Look()
    if style.isBold { look.attributes.insert(.bold) }
    if style.isDim { look.attributes.insert(.dim) }
    if style.isUnderlined { look.attributes.insert(.underlined) }
    if style.isReversed { look.attributes.insert(.reversed) }
    look.foreground = style.foreground.map(number) ?? -1
    look.background = style.background.map(number) ?? -1
    if self == .eight { look.useEightColors() }
    return look
  }

  private func number(of color: RGB) -> Int32 {
    switch self {
    case .none: -1
    case .eight, .sixteen: Int32(color.nearestOf16)
    case .twoHundredFiftySix: Int32(color.nearestOf256)
    case .direct: color.directNumber
    }
  }
}

extension Look {
  /// Says bright foregrounds with bold, as terminals of eight colours do; grey would vanish that way and becomes white.
  fileprivate mutating func useEightColors() {
    if foreground == 8 {
      foreground = 7
    } else if foreground > 8 {
      foreground -= 8
      attributes.insert(.bold)
    }
    if background == 8 { background = 0 }
    if background > 8 { background -= 8 }
  }
}
