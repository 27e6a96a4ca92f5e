/// A key binding as data: the footer, the help screen and the command line are all made from these.
public struct Binding: Sendable {
  public enum Section: String, CaseIterable, Sendable {
    case views = "Views"
    case alerts = "Alerts"
    case time = "Time"
    case moving = "Moving"
    case data = "Data"
    case program = "Program"
  }

  public var keys: [Key]
  public var action: Action
  public var section: Section
  /// For the help screen.
  public var help: String
  /// For the footer; `nil` keeps it out.
  public var footer: String?
  /// Whether the action does something in the application's present state.
  public var isEnabled: @Sendable (App) -> Bool

  public init(
    _ keys: [Key], _ action: Action, in section: Section, help: String, footer: String? = nil,
    when isEnabled: @escaping @Sendable (App) -> Bool = { _ in true }
  ) {
    self.keys = keys
    self.action = action
    self.section = section
    self.help = help
    self.footer = footer
    self.isEnabled = isEnabled
  }

  /// The keys that do it in the application's present state: in the past, Home and End belong to time, since the way
  /// back to the present must be the same everywhere; lists keep `g` and `G`.
  func keys(in app: App) -> [Key] {
    section == .moving && app.isInPast ? keys.filter { $0 != .home && $0 != .end } : keys
  }

  /// The keys as a person reads them: "↑ k".
  func keyText(in app: App) -> String {
    keys(in: app).map { $0.name(unicode: app.abilities.unicode) }.joined(separator: " ")
  }
}

extension Key {
  /// The key's name on the screen; without Unicode the arrows have words.
  func name(unicode: Bool) -> String {
    switch self {
    case .character(" "): "Space"
    case .character(let scalar), .pasted(let scalar): String(Character(CleanText.visible(scalar)))
    case .control(let scalar): "^\(String(Character(CleanText.visible(scalar))).uppercased())"
    case .enter: unicode ? "↵" : "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .up: unicode ? "↑" : "Up"
    case .down: unicode ? "↓" : "Down"
    case .left: unicode ? "←" : "Left"
    case .right: unicode ? "→" : "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number): "F\(number)"
    }
  }
}
