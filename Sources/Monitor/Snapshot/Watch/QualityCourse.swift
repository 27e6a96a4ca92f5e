/// A quality figure over the window on one time line: estimated before labels come, partial while they come, realised
/// once they are there.
public struct QualityCourse: Sendable, Equatable {
  public struct Point: Sendable, Equatable {
    /// From scores alone; `nil` without a reference that has labels.
    public var estimated: Double?
    public var estimatedInterval: ClosedRange<Double>?
    /// From the labels that have come.
    public var realised: Double?
    /// Share of the records that have a label, 0…1.
    public var coverage: Double

    public init(
      estimated: Double? = nil, estimatedInterval: ClosedRange<Double>? = nil, realised: Double? = nil,
      coverage: Double
    ) {
      self.estimated = estimated
      self.estimatedInterval = estimatedInterval
      self.realised = realised
      self.coverage = coverage
    }

    /// Whether so many labels have come that the realised figure will hardly move.
    public var isMature: Bool { coverage >= 0.95 }
  }

  /// As in the report: "roc_auc".
  public var id: String
  public var title: String
  public var axis: SeriesProjection.Axis
  /// One a bucket; `nil` where no record came.
  public var points: [Point?] = []
  /// The figure over the reference, and how far a window of a bucket's size strays from it by chance.
  public var reference: Double?
  public var referenceBand: ClosedRange<Double>?
  /// Mean distance of earlier estimates from what was realised; `nil` before any was.
  public var pastError: Double?
  /// Delay of labels in seconds: median and 95th percentile; `nil` before any came late.
  public var labelDelay: (median: Double, p95: Double)?
  /// Share of records with a label over the window, 0…1.
  public var coverage = 0.0
  /// Over the whole window.
  public var estimate: QualityEstimate?
  /// A sentence when the newest records are certainly estimated to do worse than the reference.
  public var loss: String?
  /// Sentences about labels: unknown ids, contradictions, late ones that differ from early ones.
  public var notes: [String] = []

  public init(id: String, title: String, axis: SeriesProjection.Axis) {
    self.id = id
    self.title = title
    self.axis = axis
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.id == right.id && left.title == right.title && left.axis == right.axis && left.points == right.points
      && left.reference == right.reference && left.referenceBand == right.referenceBand
      && left.pastError == right.pastError && left.coverage == right.coverage && left.notes == right.notes
      && left.estimate == right.estimate && left.loss == right.loss
      && left.labelDelay?.median == right.labelDelay?.median && left.labelDelay?.p95 == right.labelDelay?.p95
  }
}
