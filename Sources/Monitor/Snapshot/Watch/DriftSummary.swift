/// A model's drift in the overview.
public enum DriftSummary: Sendable, Equatable {
  /// The reference is still being taken: records it has and wants.
  case learning(have: Int, want: Int)
  /// No window is long enough yet for any feature.
  case tooFew
  /// Features that drift among those watched; the first of them, if any.
  case watched(drifting: Int, of: Int, first: String?)
}
