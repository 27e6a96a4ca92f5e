import Glibc

/// Where a user's programs keep what must outlive them.
///
/// - Reference: XDG Base Directory Specification, `$XDG_STATE_HOME`.
enum StateHome {
  /// `$XDG_STATE_HOME/driftop`, by default in `~/.local/state`; `nil` without a home.
  static var folder: String? {
    let home = variable("XDG_STATE_HOME") ?? variable("HOME").map { $0 + "/.local/state" }
    return home.map { $0 + "/driftop" }
  }

  /// `nil` for a variable of the environment that is not set, or empty.
  static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
