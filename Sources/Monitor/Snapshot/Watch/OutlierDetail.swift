public import Telemetry

/// Records that are unlike those of the reference.
public struct OutlierDetail: Sendable, Equatable {
  public struct Stranger: Sendable, Equatable {
    public var time: Timestamp?
    /// As the log has it; `nil` where records carry none.
    public var id: String?
    /// Of the forest, 0…1; higher is stranger.
    public var score: Double
    /// The features that make it so, the strangest first: "amount 9,120 (above all of the reference)".
    public var reasons: [String]

    public init(time: Timestamp?, id: String?, score: Double, reasons: [String]) {
      self.time = time
      self.id = id
      self.score = score
      self.reasons = reasons
    }
  }

  /// Share of records over the score that one in a hundred of the reference's exceeds, by bucket.
  public var share: SeriesProjection
  public var strangers: [Stranger] = []
  /// What the forest was fitted on, and when.
  public var fit: String

  public init(share: SeriesProjection, fit: String) {
    self.share = share
    self.fit = fit
  }
}
