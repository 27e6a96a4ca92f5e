/// Which change of a mean a detector looks for.
public enum ShiftDirection: String, Sendable, Equatable, Codable, CaseIterable {
  case up
  case down
  case both
}
