public import Alerting
public import Monitor
public import Telemetry

/// What can happen to the application.
public enum Message: Sendable {
  case snapshot(Snapshot)
  case key(Key)
  case resized(width: Int, height: Int)
  /// The wall clock, for the header; without it the header shows the snapshot's time.
  case clock(Timestamp)
  /// The window to look at, as long as no key has asked for another.
  case window(WindowSpan)
  /// A sentence for the last row, shown until the next key.
  case notice(String)
  /// The past of a live session cannot be shown any longer, or at all.
  case present
  /// A question for a person, shown until it is answered or withdrawn.
  case confirm(HookConfirmation)
  /// The question with this id is over.
  case withdraw(Int)
}

/// What the application asks of whoever runs it.
public enum Effect: Equatable, Sendable {
  case quit
  /// Draw every cell anew, since something else has written on the terminal.
  case redraw
  /// ``App/request`` has changed: a snapshot for it is wanted soon.
  case requestSnapshot
  /// The name of a theme among those of the configuration.
  case setTheme(String)
  /// An expression was run, which the next run of the program should know.
  case remember(String)
  /// What a person does about alerts, with a note.
  case act([OperatorAction.Deed], note: String)
  /// What a person asks of a replay; on a live screen it begins a look back.
  case play(PlaybackCommand)
  /// More alerts fire than before: what to say to somebody who does not look at the screen.
  case alarm(String)
  /// The answer to a ``HookConfirmation``.
  case answer(Int, Bool)
}
