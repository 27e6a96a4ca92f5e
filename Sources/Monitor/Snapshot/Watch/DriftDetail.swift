public import Analysis
public import Telemetry

/// The drift of one model against its reference.
public struct DriftDetail: Sendable, Equatable {
  public var reference: ReferenceSummary
  /// As a person reads it: "1 false alert a week over 40 features".
  public var budget: String
  /// Checks that the budget is spread over at each look.
  public var checkCount = 0
  /// Alarms of these checks where nothing had changed, by seeded windows of the reference; `nil` while not known.
  public var nullRate: NullRate?
  /// What the verdicts are about, as "10 min" or "1,000 records", shortest first.
  public var windows: [String] = []
  /// The gravest first.
  public var features: [FeatureDrift] = []
  /// Fields that are not watched, with the reason.
  public var unwatched: [String] = []
  /// What the findings come to, most important first.
  public var diagnoses: [Diagnosis] = []
  /// The feature that the request asked for.
  public var comparison: FeatureComparison?

  public init(reference: ReferenceSummary, budget: String) {
    self.reference = reference
    self.budget = budget
  }
}

/// What a model is held against.
public struct ReferenceSummary: Sendable, Equatable {
  /// "first 1,000 records", or a file's name.
  public var source: String
  public var recordCount: Int
  public var labelledCount: Int
  public var timeRange: ClosedRange<Timestamp>?
  /// Records that are still wanted before it is complete; 0 once it is frozen.
  public var missingCount: Int

  public init(
    source: String, recordCount: Int, labelledCount: Int, timeRange: ClosedRange<Timestamp>?, missingCount: Int
  ) {
    self.source = source
    self.recordCount = recordCount
    self.labelledCount = labelledCount
    self.timeRange = timeRange
    self.missingCount = missingCount
  }
}

/// How often the checks alarmed where nothing had changed.
public struct NullRate: Sendable, Equatable {
  /// Share of windows that alarmed, 0…1.
  public var share: Double
  /// 95 %.
  public var interval: ClosedRange<Double>
  /// The share that was allowed: a larger one than the budget's, whose alarms are too rare to be counted.
  public var level: Double
  /// How it was measured: "31 of 600 seeded windows of 500 values at level .05".
  public var basis = ""

  public init(share: Double, interval: ClosedRange<Double>, level: Double) {
    self.share = share
    self.interval = interval
    self.level = level
  }
}

/// One feature over the windows.
public struct FeatureDrift: Sendable, Equatable {
  public var name: String
  public var isNumeric: Bool
  /// Of the window that speaks most clearly.
  public var finding: DriftFinding
  /// That window, as in `DriftDetail.windows`.
  public var window: String
  /// PSI over the same bins, for who is used to it.
  public var psi: Double?
  /// What else is wrong with its values: one sentence each.
  public var faults: [String] = []
  /// Since when it has drifted; `nil` while it does not.
  public var since: Timestamp?
  /// Share of the drift that may matter: effect × importance, the features' together 1; `nil` without importances.
  public var contribution: Double?
  /// How grave each look was over the screen's buckets; `nil` where there was none.
  public var history: [Severity?] = []
  public var axis: SeriesProjection.Axis

  /// The steps of the heat map.
  public enum Severity: Int, Sendable, Comparable {
    case tooFew, stable, note, drift, strongDrift

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  public init(
    name: String, isNumeric: Bool, finding: DriftFinding, window: String, axis: SeriesProjection.Axis
  ) {
    self.name = name
    self.isNumeric = isNumeric
    self.finding = finding
    self.window = window
    self.axis = axis
  }
}

/// What findings come to: of which kind the change is, and whether it matters.
public struct Diagnosis: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    case covariate
    case label
    case concept
    case dataQuality = "data quality"
  }

  public enum Grade: Sendable, Equatable {
    /// Something changed, and nothing is estimated or known to be lost.
    case note
    case alert
  }

  public var kind: Kind
  public var grade: Grade
  /// What is known and from what, in one sentence.
  public var evidence: String

  public init(kind: Kind, grade: Grade, evidence: String) {
    self.kind = kind
    self.grade = grade
    self.evidence = evidence
  }
}
