extension Theme {
  /// The style of every role for a terminal of these abilities.
  ///
  /// With 256 colours or more the scheme's own colours are used. With sixteen, the terminal's: text stays as the terminal
  /// has it, and the named colours say state. Without colours, bold, dim, underline and reverse tell the same.
  public func palette(colors: TerminalAbilities.Colors) -> Palette {
    var styles: [Role: Style] = [:]
    for role in Role.allCases {
      styles[role] =
        switch colors {
        case .none: Self.monochromeStyle(role)
        case .sixteen: Self.sixteenColorStyle(role)
        case .twoHundredFiftySix, .trueColor: style(role)
        }
    }
    return Palette(styles)
  }

  private func style(_ role: Role) -> Style {
    let background = paintsBackground ? self[.background] : nil
    var style = Style(foreground: self[slot(of: role)], background: background)
    switch role {
    case .strong, .stateCritical, .footerKey, .graphMarker: style.isBold = true
    case .selected:
      style.background = self[.selection]
      style.isBold = true
    case .heat0: style.foreground = ramp(to: .blue, 0.3)
    case .heat1: style.foreground = ramp(to: .blue, 0.4)
    case .heat2: style.foreground = ramp(to: .blue, 0.55)
    case .heat3: style.foreground = ramp(to: .blue, 0.75)
    case .error1: style.foreground = self[.text].mixed(with: self[.red], share: 0.6)
    case .error2: style.isBold = true
    default: break
    }
    return style
  }

  private func slot(of role: Role) -> Slot {
    switch role {
    case .text: .text
    case .heat0, .heat1, .heat2, .heat3, .heat4: .blue
    case .error0: .darkText
    case .error1, .error2: .red
    case .strong, .selected: .brightText
    case .title: .lightText
    case .dim, .header, .footer: .darkText
    case .footerKey: .text
    case .stateOK: .green
    case .stateWarning: .yellow
    case .stateCritical: .red
    case .stateUnknown: .cyan
    case .graphLine: .blue
    case .graphReference, .graphAxis, .missing: .comment
    case .graphMarker: .orange
    case .classA: .blue
    case .classB: .orange
    case .classC: .green
    case .classD: .magenta
    case .classE: .cyan
    case .classF: .brown
    }
  }

  private func ramp(to slot: Slot, _ share: Double) -> RGB {
    self[.background].mixed(with: self[slot], share: share)
  }

  private static func monochromeStyle(_ role: Role) -> Style {
    var style = Style()
    switch role {
    case .strong, .title, .footerKey, .stateWarning, .graphMarker, .error1: style.isBold = true
    case .dim, .footer, .graphAxis, .graphReference, .missing, .heat0, .error0, .stateUnknown: style.isDim = true
    case .header: style.isUnderlined = true
    case .selected, .stateCritical: style.isReversed = true
    case .error2:
      style.isBold = true
      style.isUnderlined = true
    default: break
    }
    return style
  }

  private static func sixteenColorStyle(_ role: Role) -> Style {
    var style = monochromeStyle(role)
    style.isReversed = role == .selected
    style.isUnderlined = role == .error2
    switch role {
    case .header: style.isDim = true
    case .stateOK, .classC: style.foreground = ANSI.green
    case .stateWarning, .graphMarker, .error1, .classB: style.foreground = ANSI.yellow
    case .stateCritical, .error2:
      style.foreground = ANSI.red
      style.isBold = true
    case .stateUnknown, .classE:
      style.foreground = ANSI.cyan
      style.isDim = false
    case .graphLine, .heat1, .heat2, .heat3, .heat4: style.foreground = ANSI.cyan
    case .classA: style.foreground = ANSI.blue
    case .classD: style.foreground = ANSI.magenta
    default: break
    }
    return style
  }
}

/// The colours that xterm gives to the first eight, so that a backend maps each to its own number.
private enum ANSI {
  static let red = RGB(red: 205, green: 0, blue: 0)
  static let green = RGB(red: 0, green: 205, blue: 0)
  static let yellow = RGB(red: 205, green: 205, blue: 0)
  static let blue = RGB(red: 0, green: 0, blue: 238)
  static let magenta = RGB(red: 205, green: 0, blue: 205)
  static let cyan = RGB(red: 0, green: 205, blue: 205)
}
