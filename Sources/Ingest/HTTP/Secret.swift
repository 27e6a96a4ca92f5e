/// A text that must never be shown: what prints it gets dots.
public struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Only for the place that sends it.
  public let revealed: String

  public init(_ text: String) {
    revealed = text
  }

  public var description: String { "•••" }
  public var debugDescription: String { "•••" }
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
