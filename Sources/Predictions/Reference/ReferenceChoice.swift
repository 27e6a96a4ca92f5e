public import Telemetry

/// Where the reference of a model comes from.
public enum ReferenceChoice: Sendable, Hashable, Codable {
  /// The first records of each model.
  case first(Int)
  /// The records of a stretch of event time, its end left out.
  case range(Timestamp, Timestamp)
  /// What was read or saved before; see ``ReferenceProfile``.
  case profiles
}
