public import Telemetry

/// A series cut into equal buckets. Buckets of time are aligned to the epoch, so that a bucket keeps its cell on the
/// screen until it leaves it.
public struct SeriesProjection: Sendable, Equatable {
  public enum Axis: Hashable, Sendable {
    /// Bucket `i` begins at `start + i · step`.
    case time(start: Timestamp, step: Duration)
    /// Bucket `i` begins with record number `start + i · step` (0-based).
    case count(start: Int, step: Int)
  }

  public var id: String
  public var title: String
  public var unit: FigureUnit
  public var axis: Axis
  /// One a bucket; `nil` where nothing was measured, which is not zero.
  public var values: [Double?]
  /// Where each value was to be expected from those before it, one a bucket, `nil` where nothing is known; all of it
  /// `nil` where nobody asked.
  public var band: [ClosedRange<Double>?]?

  public init(id: String, title: String, unit: FigureUnit, axis: Axis, values: [Double?]) {
    self.id = id
    self.title = title
    self.unit = unit
    self.axis = axis
    self.values = values
  }
}
