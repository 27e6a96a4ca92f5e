/// What the last look at a window saw: enough to work out what the checks said then.
struct WindowLook: Sendable, Codable {
  /// By slot of the layout.
  let counts: [UInt32]
  /// Of each check.
  let level: Double
}
