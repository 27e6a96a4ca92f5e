import Glibc

/// Why there is no screen.
public enum TerminalError: Error, Hashable, Sendable {
  case noTerminal
  /// TERM is empty, or neither it nor xterm-256color is described on this machine.
  case unknownType(String)
  case cannotMoveCursor(type: String)
  case system(during: String, code: Int32)

  static func lastSystemError(during what: String) -> TerminalError {
    .system(during: what, code: errno)
  }
}

extension TerminalError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noTerminal:
      "There is no terminal: neither standard input and output nor /dev/tty is one. "
        + "Start it in a terminal, or use a command that prints text."
    case .unknownType(""):
      "TERM is not set, so nobody knows how this terminal draws. Set it, for example TERM=xterm-256color."
    case .unknownType(let type):
      "The terminal type \"\(type)\" is not described on this machine, nor is xterm-256color. "
        + "Install the package ncurses-base, or set TERM to a type that \"infocmp\" knows."
    case .cannotMoveCursor(let type):
      "A terminal of type \"\(type)\" cannot place text on the screen. "
        + "Set TERM to what the terminal really is, or use a command that prints text."
    case .system(let what, let code):
      "Setting up \(what) failed: \(String(cString: strerror(code)))."
    }
  }
}
