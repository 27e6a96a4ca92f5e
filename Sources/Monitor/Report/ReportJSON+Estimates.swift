internal import Analysis
internal import Predictions

extension Report {
  /// What scores say of the quality of a window before its labels come; `null` where nothing is estimated.
  func estimatesJSON(_ window: WindowAggregate) -> JSONValue {
    guard window.estimate != nil else { return .null }
    return .object([
      ("records", JSONValue(window.estimatedCount)), ("label_coverage", JSONValue(window.labelCoverage)),
      ("accuracy", figureJSON(window.estimated("accuracy"))), ("roc_auc", figureJSON(window.estimated("roc_auc"))),
    ])
  }

  private func figureJSON(_ figure: EstimatedFigure?) -> JSONValue {
    guard let figure else { return .null }
    return .object([
      ("value", JSONValue(figure.value)),
      ("interval", figure.interval().map { JSONValue([max(0, $0.low), min(1, $0.high)]) } ?? .null),
    ])
  }
}
