public import Telemetry

/// Records that are unlike those of the reference.
public struct OutlierDetail: Sendable, Equatable {
  public struct Stranger: Sendable, Equatable {
    public var time: Timestamp?
    /// As the log has it; `nil` where it was not kept in readable form.
    public var id: String?
    /// Its place among the model's records, from 1.
    public var recordNumber: Int?
    /// The class, or the number of a regression.
    public var predicted: String?
    public var modelScore: Double?
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
  /// The strangest first.
  public var strangers: [Stranger] = []
  /// Records of the window.
  public var scoredCount = 0
  public var outlierCount = 0
  /// Of outliers where nothing has changed.
  public var expectedShare: Double?
  /// Chance of so many outliers or more where nothing has changed.
  public var pValue: Double?
  /// Whether that is less than the budget of false alarms allows.
  public var hasTooMany = false
  /// Why no record is scored, as a sentence; `nil` where records are.
  public var absence: String?
  /// What the forest was fitted on, and when.
  public var fit: String

  public init(share: SeriesProjection, fit: String) {
    self.share = share
    self.fit = fit
  }
}
