/// One quality figure by the name that the report gives it.
public struct Metric: Sendable, Equatable {
  public var id: String
  /// `nil` where the figure is undefined.
  public var value: Double?
  /// Why it is undefined.
  public var reason: String?

  init(_ id: String, _ value: Double?, otherwise reason: @autoclosure () -> String) {
    self.id = id
    // A figure that overflowed says nothing either.
    self.value = value.flatMap { $0.isFinite ? $0 : nil }
    self.reason = self.value == nil ? reason() : nil
  }
}

/// A figure's 95 % interval, not clipped.
public struct MetricInterval: Sendable, Equatable {
  public var id: String
  public var low: Double
  public var high: Double
}
