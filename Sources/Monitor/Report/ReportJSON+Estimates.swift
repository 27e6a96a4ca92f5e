internal import Analysis
internal import Predictions

extension Report {
  /// What is estimated, in the order in which it is told.
  static let estimatedFigures = ["roc_auc", "accuracy", "f1", "precision", "recall", "specificity"]

  /// What scores say of the quality of a window before its labels come; `null` where nothing is estimated.
  ///
  /// - Parameter earlier: windows that tell how far estimates have been off.
  func estimatesJSON(_ window: WindowAggregate, earlier: [WindowAggregate] = []) -> JSONValue {
    guard window.hasEstimate else { return .null }
    let figures = Self.estimatedFigures.map { id in
      (key: id, value: figureJSON(window.estimated(id), PastEstimates(of: id, in: earlier)))
    }
    return .object(
      [
        ("records", JSONValue(window.estimatedCount)), ("label_coverage", JSONValue(window.labelCoverage)),
      ] + figures)
  }

  private func figureJSON(_ figure: EstimatedFigure?, _ past: PastEstimates) -> JSONValue {
    guard let figure else { return .null }
    var members: [(key: String, value: JSONValue)] = [
      ("value", JSONValue(figure.value)),
      ("interval", figure.interval().map { JSONValue([max(0, $0.low), min(1, $0.high)]) } ?? .null),
    ]
    if past.count > 0 {
      members += [("past_error", JSONValue(past.meanError)), ("past_windows", .integer(past.count))]
    }
    return .object(members)
  }
}
