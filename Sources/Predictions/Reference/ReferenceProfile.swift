internal import Analysis
public import Telemetry

/// What a model's records were like when all was well: counts and a sample, which merge, from which a ``Reference`` is
/// frozen.
public struct ReferenceProfile: Sendable {
  public var identity: ModelIdentity
  /// Where it comes from, as a person is told: "first 1,000 records".
  public var source: String
  /// When it was put into a file; `nil` while it never was.
  public var savedAt: Timestamp?
  var isRegression = false
  var classes = ClassTable()
  /// By field number.
  var fields: [ModelState.FieldKey] = []
  var aggregate: PaneAggregate
  var rows = RowSample()
  /// How the scores of ``aggregate`` were chosen.
  var thinning = ScoreThinning()

  public var recordCount: Int { aggregate.recordCount }
  public var labelledCount: Int { aggregate.labelledCount }

  public var timeRange: ClosedRange<Timestamp>? {
    aggregate.timeRange.map { Timestamp(nanoseconds: $0.lowerBound)...Timestamp(nanoseconds: $0.upperBound) }
  }

  /// As it would be held against records now.
  ///
  /// - Complexity: O(fields · values).
  public var frozen: Reference { Reference(freezing: self) }

  public var classLabels: [String] { classes.order.map { classes.labels[$0] } }

  /// Names of the fields that it knows, in the order in which they turned up.
  public var fieldNames: [String] { fields.map(\.name) }

  init(identity: ModelIdentity, source: String) {
    self.identity = identity
    self.source = source
    aggregate = PaneAggregate(limits: .reference)
  }
}

extension AggregateLimits {
  /// A reference is taken once and stays.
  static let reference = AggregateLimits(exactQuantileCount: 32_768, categoryCount: 1_000)
}
