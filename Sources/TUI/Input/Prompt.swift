/// A line that is being typed at the bottom of the screen: a filter or a command.
struct Prompt: Sendable, Equatable {
  enum Purpose: Sendable {
    case filter
    case command
    /// A time to go to.
    case moment
  }

  var purpose: Purpose
  var text = ""

  /// Longer than any name; keeps a pasted file from filling the line.
  private static let longest = 200

  /// Edits the text; says whether the key was one for editing.
  mutating func edit(_ key: Key) -> Bool {
    switch key {
    case .character(let scalar), .pasted(let scalar):
      if text.unicodeScalars.count < Self.longest { text.unicodeScalars.append(scalar) }
    case .backspace, .delete, .control("h"):
      if !text.isEmpty { text.unicodeScalars.removeLast() }
    case .control("u"): text = ""
    case .control("w"):
      while text.last == " " { text.removeLast() }
      while let last = text.last, last != " " { text.removeLast() }
    default: return false
    }
    return true
  }

  var sign: String {
    switch purpose {
    case .filter: "/"
    case .command: ":"
    case .moment: "@"
    }
  }
}

/// Finds an action by the beginning of its name.
enum CommandPalette {
  /// The bindings whose action can be done now and begins with `text`, in the order of the table; a whole
  /// name comes first.
  static func matches(_ text: String, in app: App) -> [Binding] {
    let wanted = text.lowercased()
    let found = Binding.all.filter { binding in
      binding.action != .command && binding.action.rawValue.hasPrefix(wanted) && binding.isEnabled(app)
    }
    // A whole name means itself and not what begins like it.
    return found.filter { $0.action.rawValue == wanted } + found.filter { $0.action.rawValue != wanted }
  }
}
