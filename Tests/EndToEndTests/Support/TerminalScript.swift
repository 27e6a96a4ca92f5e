import Foundation
import Testing

/// A run of the program in a pseudo-terminal, played by Support/pseudo_terminal.py.
struct TerminalScript {
  /// What the script does; see the head of pseudo_terminal.py.
  enum Step {
    case wait(String)
    case absent(String)
    /// Waits for a regular expression, in Python's form, on the screen.
    case match(String)
    /// From now on keeps what a regular expression's group finds on each screen, where it changes.
    case gather(String, pattern: String)
    case keys(String)
    case signal(String)
    case stopped
    case `continue`
    case keep(String)
    case resize(columns: Int, rows: Int)
    case append(file: String, text: String)
    case hangup
    case end
  }

  struct Outcome: Decodable {
    /// The step that did not come true.
    var failure: String?
    /// "status 0" or "signal 15".
    var exit: String?
    var screens: [String: [String]]
    var gathered: [String: [String]]
    /// The end of all that was written to the terminal.
    var output: String
    /// The last setting of each private mode, by its number.
    var modes: [String: Bool]
    var settingsAreBack: Bool?

    /// The alternate screen is left, the cursor shown, mouse and bracketed paste are off, no update is half done, and
    /// the terminal's own settings are as before.
    var isRestored: Bool {
      let mustBeOff = ["1049", "1047", "47", "1000", "1002", "1003", "1006", "2004", "2026", "1"]
      return settingsAreBack == true && modes["25"] != false && mustBeOff.allSatisfy { modes[$0] != true }
    }

    func text(_ screen: String = "last") -> String { (screens[screen] ?? []).joined(separator: "\n") }
  }

  var arguments: [String]
  var folder = Surroundings.goldenLog.deletingLastPathComponent()
  var size = (columns: 80, rows: 24)
  /// A file as standard input, in place of the terminal.
  var input: String?
  /// Environment variables beside the usual ones.
  var variables: [String: String] = [:]

  init(_ arguments: [String]) {
    self.arguments = arguments
  }

  func play(_ steps: [Step]) throws -> Outcome {
    let script = object.merging(["steps": steps.map(\.object)]) { $1 }
    let run = try CommandRun.command(
      ["python3", Surroundings.support.appending(path: "pseudo_terminal.py").path()], in: folder,
      input: try JSONSerialization.data(withJSONObject: script))
    try #require(run.status == 0, "\(run.errors)")
    return try JSONDecoder().decode(Outcome.self, from: Data(run.output.utf8))
  }

  /// The head of the script, without its steps, as pseudo_terminal.py reads it.
  var object: [String: Any] {
    [
      "command": [Surroundings.program] + arguments, "columns": size.columns, "rows": size.rows,
      "input": input as Any? ?? NSNull(), "variables": variables,
    ]
  }
}

extension TerminalScript.Step {
  var object: [String: Any] {
    switch self {
    case .wait(let text): ["wait": text]
    case .absent(let text): ["absent": text]
    case .match(let pattern): ["match": pattern]
    case .gather(let name, let pattern): ["gather": [name, pattern]]
    case .keys(let text): ["keys": text]
    case .signal(let name): ["signal": name]
    case .stopped: ["stopped": true]
    case .continue: ["continue": true]
    case .keep(let name): ["keep": name]
    case .resize(let columns, let rows): ["resize": [columns, rows]]
    case .append(let file, let text): ["append": [file, text]]
    case .hangup: ["hangup": true]
    case .end: ["end": true]
    }
  }
}
