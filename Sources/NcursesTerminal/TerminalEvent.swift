public import TUI

public enum TerminalEvent: Hashable, Sendable {
  case key(Key)
  /// The next grid should have this size.
  case resized(width: Int, height: Int)
  /// Another thread called ``Waker/wake()``, once or more.
  case woken
  /// Somebody asked the process to end, by Ctrl-C (SIGINT), by SIGTERM, or because the connection broke (SIGHUP).
  case terminate(signal: Int32)
  /// The process was stopped and continued; the next ``NcursesTerminal/present(_:)`` repaints the whole screen.
  case resumed
  /// The terminal is gone and will not come back: nothing can be shown, so the program should end.
  case vanished
}
