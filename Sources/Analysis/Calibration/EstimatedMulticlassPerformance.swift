/// Estimates how well a classifier of several classes does on records whose truth is not known yet (CBPE).
///
///     let estimator = EstimatedMulticlassPerformance(reference: scores)
///     estimator?.estimate(chunk).accuracy?.value
///
/// Each class is calibrated against the rest; then a record's probabilities are made to sum to 1. What
/// `EstimatedPerformance` assumes and does not see holds here too: no concept drift.
/// - Complexity: that of `EstimatedPerformance`, times the classes.
/// - Reference: as NannyML 0.13's CBPE for several classes.
public struct EstimatedMulticlassPerformance: Sendable {
  /// One a class; `nil` where scores are taken as they are.
  public let calibrators: [(any Calibrator)?]

  /// - Parameter reference: records with truth, which the model was not trained on.
  /// - Returns: `nil` when calibration is wanted and a class does not occur in the reference.
  public init?(
    reference: MulticlassScores, calibration: EstimatedPerformance.Calibration = .whenWorthwhile(.isotonic),
    seed: UInt64 = 0
  ) {
    var calibrators: [(any Calibrator)?] = []
    for index in 0..<reference.classCount {
      let outcomes = reference.outcomes(of: index)
      guard let estimator = EstimatedPerformance(reference: outcomes, calibration: calibration, seed: seed) else {
        return nil
      }
      calibrators.append(estimator.calibrator)
    }
    self.calibrators = calibrators
  }

  /// - Precondition: the chunk has as many classes as the reference.
  public func estimate(_ chunk: UnlabelledMulticlassChunk) -> MulticlassPerformanceEstimate {
    precondition(chunk.classCount == calibrators.count, "a chunk has the classes of its reference")
    let columns = calibrators.indices.map { index in
      calibrators[index]?.probabilities(of: chunk.columns[index]) ?? chunk.columns[index]
    }
    return MulticlassPerformanceEstimate(columns: columns, predicted: chunk.predicted)
  }
}

/// Class scores and predicted classes of records whose truth is not known.
public struct UnlabelledMulticlassChunk: Sendable, Equatable {
  public let classCount: Int
  /// One a class, in it one score a record.
  fileprivate private(set) var columns: [[Double]]
  public private(set) var predicted: [Int] = []

  public init(classCount: Int) {
    self.classCount = classCount
    columns = Array(repeating: [], count: classCount)
  }

  /// A row that holds NaN is left out.
  ///
  /// - Precondition: `scores` holds `classCount` numbers and `predicted` is one of their indices.
  public mutating func add(scores: [Double], predicted: Int) {
    precondition(scores.count == classCount, "a row has one score a class")
    precondition(scores.indices.contains(predicted), "a predicted class lies outside the row")
    guard !scores.contains(where: \.isNaN) else { return }
    for index in columns.indices { columns[index].append(scores[index]) }
    self.predicted.append(predicted)
  }
}
