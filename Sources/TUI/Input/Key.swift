/// One key press as the application sees it.
public enum Key: Hashable, Sendable {
  case character(Unicode.Scalar)
  /// A character of a text that was pasted: for lines that are typed, never a command.
  case pasted(Unicode.Scalar)
  /// Control with a lower-case letter.
  case control(Unicode.Scalar)
  case enter
  case escape
  case tab
  case backTab
  case backspace
  case delete
  case up
  case down
  case left
  case right
  case home
  case end
  case pageUp
  case pageDown
  case function(Int)
}
