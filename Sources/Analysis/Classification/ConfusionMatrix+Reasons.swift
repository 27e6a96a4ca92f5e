extension ConfusionMatrix: ReasonedFigures {
  public enum Figure: String, CaseIterable, Sendable {
    case accuracy
    case balancedAccuracy = "balanced_accuracy"
    case matthewsCorrelation = "mcc"
    case cohenKappa = "cohen_kappa"
  }

  public func outcome(of figure: Figure) -> Result<Double, UndefinedReason> {
    let isEmpty: UndefinedReason? = total > 0 ? nil : .noRecords
    return switch figure {
    case .accuracy: Result(accuracy, unless: isEmpty)
    case .balancedAccuracy: Result(balancedAccuracy, unless: isEmpty)
    case .matthewsCorrelation: Result(matthewsCorrelation, unless: isEmpty ?? constantSide)
    case .cohenKappa: Result(cohenKappa, unless: isEmpty ?? onlyCell)
    }
  }

  /// The class that every record has in truth, or else by prediction: a correlation needs both to vary.
  private var constantSide: UndefinedReason? {
    let total = total
    let indices = 0..<classCount
    let whole =
      indices.first { row in indices.reduce(0) { $0 + self[row, $1] } == total }
      ?? indices.first { column in indices.reduce(0) { $0 + self[$1, column] } == total }
    return whole.map { .oneClass(index: $0) }
  }

  /// The class that every record has both in truth and by prediction.
  private var onlyCell: UndefinedReason? {
    let total = total
    return (0..<classCount).first { self[$0, $0] == total }.map { .oneClass(index: $0) }
  }
}
