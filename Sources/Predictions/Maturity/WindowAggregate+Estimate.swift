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
  /// A figure by its name in the report, as far as it is estimated or a course is drawn of it.
  ///
  /// - Returns: `nil` without labels, or where the figure is undefined.
  public func realised(_ figure: String) -> Double? {
    guard labelledCount > 0 else { return nil }
    switch figure {
    case "roc_auc": return task == .binary ? binary.rocAUC : nil
    case "accuracy": return confusion?.accuracy
    case "f1": return positiveFigures?.f1
    case "precision": return positiveFigures?.precision
    case "recall": return positiveFigures?.recall
    case "specificity": return positiveFigures?.specificity
    case "mae": return aggregate.regression.mae
    default: return nil
    }
  }

  private var positiveFigures: ClassFigures? {
    guard task == .binary, let positiveClass,
      let place = classes.firstIndex(where: { $0.utf8.elementsEqual(positiveClass.utf8) })
    else { return nil }
    return confusion?.classFigures(place)
  }

  /// Whether anything is estimated.
  public var hasEstimate: Bool { estimate != nil }

  /// The same as estimated from scores.
  public func estimated(_ figure: String) -> EstimatedFigure? {
    switch figure {
    case "roc_auc": estimate?.rocAUC
    case "accuracy": estimate?.accuracy
    case "f1": estimate?.f1
    case "precision": estimate?.precision
    case "recall": estimate?.recall
    case "specificity": estimate?.specificity
    default: nil
    }
  }

  /// How many records are estimated, by their weight.
  public var estimatedCount: Double { aggregate.expected.count }
}
