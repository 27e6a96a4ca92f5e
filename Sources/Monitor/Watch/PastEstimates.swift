internal import Analysis
internal import Predictions

/// How far estimates of a figure have been off where nearly all labels have come since.
struct PastEstimates {
  /// Fewer labels than this do not tell how far an estimate was off.
  private static let labelNeed = 50
  private static let coverageNeed = 0.95

  /// Windows that tell it.
  private(set) var count = 0
  private var distanceSum = 0.0

  /// - Parameter figure: by its name in the report.
  init(of figure: String, in windows: some Sequence<WindowAggregate>) {
    for window in windows where window.labelCoverage >= Self.coverageNeed && window.labelledCount >= Self.labelNeed {
      guard let estimated = window.estimated(figure)?.value, let realised = window.realised(figure) else { continue }
      distanceSum += abs(estimated - realised)
      count += 1
    }
  }

  /// Mean distance of estimate and truth; `nil` before any window had its labels.
  var meanError: Double? { count > 0 ? distanceSum / Double(count) : nil }
}
