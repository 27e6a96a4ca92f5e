public import Analysis

extension WindowAggregate {
  /// Fewer records than this are not estimated.
  static let estimateNeed = 30.0

  /// What the scores of all records say of the window's quality, labelled or not; `nil` without a reference that has
  /// labels, or with fewer than 30 records after it.
  public var estimate: PerformanceEstimate? {
    guard task == .binary, aggregate.expected.count >= Self.estimateNeed else { return nil }
    return aggregate.expected.estimate
  }

  /// Share of the records that have a label, 0…1; 0 without records.
  public var labelCoverage: Double {
    recordCount > 0 ? Double(labelledCount) / Double(recordCount) : 0
  }
}

extension WindowAggregate {
  /// A figure by its name in the report, as far as courses are drawn of it: "roc_auc", "accuracy" and "mae".
  ///
  /// - Returns: `nil` without labels, or where the figure is undefined.
  public func realised(_ figure: String) -> Double? {
    guard labelledCount > 0 else { return nil }
    switch figure {
    case "roc_auc": return task == .binary ? binary.rocAUC : nil
    case "accuracy": return confusion?.accuracy
    case "mae": return aggregate.regression.mae
    default: return nil
    }
  }

  /// The same as estimated from scores.
  public func estimated(_ figure: String) -> EstimatedFigure? {
    switch figure {
    case "roc_auc": estimate?.rocAUC
    case "accuracy": estimate?.accuracy
    default: nil
    }
  }

  /// How many records are estimated, by their weight.
  public var estimatedCount: Double { aggregate.expected.count }
}
