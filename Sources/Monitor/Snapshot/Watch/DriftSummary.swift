public import Telemetry

/// A model's drift in the overview.
public enum DriftSummary: Sendable, Equatable {
  /// The reference is still being taken: records it has and wants.
  case learning(have: Int, want: Int)
  /// No window is long enough yet for any feature.
  case tooFew
  /// Features that drift among those watched; the first of them, if any.
  case watched(drifting: Int, of: Int, first: FirstMover?)

  /// The feature that began to drift before the others.
  public struct FirstMover: Sendable, Equatable {
    public var name: String
    public var since: Timestamp?
    /// As Cohen's h.
    public var effect: Double?
    public var psi: Double?

    public init(name: String, since: Timestamp? = nil, effect: Double? = nil, psi: Double? = nil) {
      self.name = name
      self.since = since
      self.effect = effect
      self.psi = psi
    }
  }
}
