import Glibc
import TUI

/// What the environment says about the terminal.
struct Surroundings: Equatable {
  /// TERM.
  var type = ""
  /// COLORTERM.
  var colorTerm = ""
  /// NO_COLOR is set to anything.
  var refusesColor = false
  /// The locale that decides on characters: LC_ALL, else LC_CTYPE, else LANG.
  var locale = ""

  static func ofProcess() -> Surroundings {
    let variable = { (name: String) in getenv(name).map { String(cString: $0) } ?? "" }
    let locales = ["LC_ALL", "LC_CTYPE", "LANG"].map(variable)
    return Surroundings(
      type: variable("TERM"), colorTerm: variable("COLORTERM"), refusesColor: !variable("NO_COLOR").isEmpty,
      locale: locales.first { !$0.isEmpty } ?? "")
  }

  /// The descriptions to try, the best first.
  ///
  /// True colour needs a description that says how, and not only COLORTERM. Terminals whose description is missing on
  /// this machine (newer ones, over SSH) all understand what xterm-256color sends.
  func terminalTypes(colors: TerminalAbilities.Colors?) -> [String] {
    guard !type.isEmpty else { return [] }
    if wantsTrueColor(colors) { return [family + "-direct", type, "xterm-direct", "xterm-256color"] }
    if type.hasSuffix("-direct"), colors != nil { return [family + "-256color", type, "xterm-256color"] }
    return [type, "xterm-256color"]
  }

  /// A locale that is not installed, or none, says nothing about the terminal; one that names another encoding does.
  var localeLeavesEncodingOpen: Bool {
    guard let dot = locale.firstIndex(of: ".") else { return locale.isEmpty || ["C", "POSIX"].contains(locale) }
    let encoding = locale[dot...].dropFirst().prefix { $0 != "@" }.lowercased()
    return encoding == "utf-8" || encoding == "utf8"
  }

  /// The consoles and real terminals whose fonts hold no braille.
  var typeShowsUnicode: Bool {
    // vt100 and its successors, but not vte, the widget of many terminal windows.
    let isRealTerminal = type.hasPrefix("vt") && type.dropFirst(2).first?.isNumber == true
    return !isRealTerminal && type != "linux" && !type.hasPrefix("linux-")
  }

  private var family: String {
    for suffix in ["-256color", "-direct"] where type.hasSuffix(suffix) {
      return String(type.dropLast(suffix.count))
    }
    return type
  }

  private func wantsTrueColor(_ colors: TerminalAbilities.Colors?) -> Bool {
    switch colors {
    case .trueColor: true
    case nil: ["truecolor", "24bit"].contains(colorTerm) && !refusesColor
    default: false
    }
  }
}
