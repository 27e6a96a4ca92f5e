/// What a key or a command can ask of the application. The raw value is its name on the command line (`:`).
public enum Action: String, CaseIterable, Hashable, Sendable {
  case overview
  case model
  case confusion
  case curves
  case records
  case server
  case series
  case sources
  case drift
  case slices
  case alerts
  case acknowledge = "ack"
  case acknowledgeAll = "ack-all"
  case silence
  case snooze
  case note
  case mark
  case undo
  case giveBack = "unack"
  case incidents
  case nextView = "next-view"
  case previousView = "previous-view"
  case open
  case back
  case up
  case down
  case left
  case right
  case pageUp = "page-up"
  case pageDown = "page-down"
  case first
  case last
  case filter
  case malformed
  case replicas
  case expression
  case alone
  case sort
  case strangest
  case previousFeature = "previous-feature"
  case nextFeature = "next-feature"
  case rocOrPR = "roc-pr"
  case lowerThreshold = "lower-threshold"
  case raiseThreshold = "raise-threshold"
  case normalise
  case longerWindow = "longer-window"
  case shorterWindow = "shorter-window"
  case pause
  case play
  case lookBack = "look-back"
  case now
  case backMinute = "back-minute"
  case forwardMinute = "forward-minute"
  case backTenMinutes = "back-10-minutes"
  case forwardTenMinutes = "forward-10-minutes"
  case backHour = "back-hour"
  case forwardHour = "forward-hour"
  case stepBack = "step-back"
  case step
  case previousMark = "previous"
  case nextMark = "next"
  case slower
  case faster
  case goTo = "go"
  case start
  case end
  case compare
  case theme
  case command
  case redraw
  case help
  case quit
}
