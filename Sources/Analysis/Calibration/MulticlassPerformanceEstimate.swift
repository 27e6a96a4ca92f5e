/// What calibrated class probabilities say of the predictions that were made.
///
/// A record whose calibrated probabilities are all 0, or leave 0…1, is left out. Standard errors are those of
/// `PerformanceEstimate`.
public struct MulticlassPerformanceEstimate: Sendable, Equatable {
  /// Records that took part.
  public let count: Int
  /// Expected.
  public let confusion: ConfusionMatrix
  public let accuracy: EstimatedFigure?
  /// Of each class against the rest; `nil` where either cannot be expected.
  public let rocAUCOneVersusRest: [EstimatedFigure?]

  /// - Parameter columns: one a class, as long as `predicted`.
  init(columns: [[Double]], predicted: [Int]) {
    var confusion = ConfusionMatrix(classCount: columns.count)
    var normalized = columns.map { _ in [Double]() }
    var hits = 0.0
    var variance = 0.0
    for row in predicted.indices {
      let sum = columns.reduce(0) { $0 + $1[row] }
      guard sum > 0, columns.allSatisfy({ $0[row] >= 0 && $0[row] <= 1 }) else { continue }
      for index in columns.indices {
        let probability = min(columns[index][row] / sum, 1)
        normalized[index].append(probability)
        confusion.add(actual: index, predicted: predicted[row], weight: probability)
      }
      let right = min(columns[predicted[row]][row] / sum, 1)
      hits += right
      variance += right * (1 - right)
    }
    count = normalized.first?.count ?? 0
    self.confusion = confusion
    let total = Double(count)
    accuracy = Ratio.defined(hits, total).map { EstimatedFigure(value: $0, variance: variance / total / total) }
    rocAUCOneVersusRest = normalized.map { EstimatedFigure.rocAUC(ofProbabilities: $0) }
  }

  /// Mean over all classes; `nil` unless each is defined.
  public var rocAUCOneVersusRestMacro: Double? {
    let areas = rocAUCOneVersusRest.compactMap { $0?.value }
    guard areas.count == rocAUCOneVersusRest.count else { return nil }
    return Ratio.defined(areas.reduce(0, +), Double(areas.count))
  }
}
