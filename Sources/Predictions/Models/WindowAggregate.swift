public import Analysis
public import Telemetry

/// One model over one window: what was counted, from which figures are computed when asked for.
public struct WindowAggregate: Sendable {
  let view: ModelView
  let aggregate: PaneAggregate

  public var task: PredictionTask { view.task }
  public var recordCount: Int { aggregate.recordCount }
  public var labelledCount: Int { aggregate.labelledCount }

  public var timeRange: ClosedRange<Timestamp>? {
    aggregate.timeRange.map { Timestamp(nanoseconds: $0.lowerBound)...Timestamp(nanoseconds: $0.upperBound) }
  }

  /// Latency in seconds at a share of the records, 0…1; `nil` when the window has none.
  public func latencySeconds(quantile: Double) -> Double? {
    aggregate.latencySeconds.quantile(quantile)
  }

  /// Share of failed records; `nil` for a model that never states one. A record without a status has not failed: many
  /// logs write an error only where there is one.
  public var errorRatio: Double? {
    view.hasStatus && recordCount > 0 ? Double(aggregate.errorCount) / Double(recordCount) : nil
  }

  /// Class labels in the order of the report; empty for regression.
  public var classes: [String] {
    classOrder.map { view.state.classes.labels[$0] } + (needsComplement ? [complementLabel] : [])
  }

  public var positiveClass: String? {
    task == .binary ? positiveIndex.map { view.state.classes.labels[$0] } : nil
  }

  /// Rows actual, columns predicted, in the order of ``classes``.
  public var confusion: ConfusionMatrix? {
    guard task == .binary || task == .multiclass, !classes.isEmpty else { return nil }
    var matrix = aggregate.pairs.matrix(order: matrixOrder)
    if task == .binary { addCutScores(to: &matrix) }
    return matrix
  }

  /// Share of each predicted class among all predictions, in the order of ``classes``.
  public var classShares: [Double]? {
    let total = aggregate.predictedCounts.reduce(0, +)
    guard total > 0 else { return nil }
    return classOrder.map { index in
      index < aggregate.predictedCounts.count ? Double(aggregate.predictedCounts[index]) / Double(total) : 0
    }
  }

  // MARK: Classes

  var classOrder: [Int] { view.state.classes.order }

  var positiveIndex: Int? { view.state.classes.positive(wanted: view.state.settings.positive) }

  /// Scores alone can predict a class that no record has shown yet.
  private var needsComplement: Bool {
    guard task == .binary, view.state.classes.count == 1 else { return false }
    return aggregate.cutScores.contains { positiveIndex == nil ? $0.positive > 0 : $0.negative > 0 }
  }

  private var complementLabel: String {
    let label = view.state.classes.labels.first ?? ""
    let opposites = [("1", "0"), ("true", "false"), ("yes", "no"), ("positive", "negative")]
    for (positive, negative) in opposites {
      if label.lowercased() == positive { return negative }
      if label.lowercased() == negative { return positive }
    }
    return "not \(label)"
  }

  private var matrixOrder: [Int] {
    needsComplement ? classOrder + [view.state.classes.count] : classOrder
  }

  private func addCutScores(to matrix: inout ConfusionMatrix) {
    let order = matrixOrder
    for (actual, weights) in aggregate.cutScores.enumerated() {
      guard let row = order.firstIndex(of: actual) else { continue }
      let positive = positiveIndex.map { order.firstIndex(of: $0) } ?? (needsComplement ? order.count - 1 : nil)
      let negative = order.firstIndex { $0 != positiveIndex }
      if let positive, weights.positive > 0 { matrix.add(actual: row, predicted: positive, weight: weights.positive) }
      if let negative, weights.negative > 0 { matrix.add(actual: row, predicted: negative, weight: weights.negative) }
    }
  }
}
