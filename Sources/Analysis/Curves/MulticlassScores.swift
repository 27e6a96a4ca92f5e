/// Exact class scores of multi-class records, for areas over pairs of classes.
///
/// Rows that hold NaN, or whose weight is not a positive finite number, are left out. A class that never occurs makes
/// the averages of `rocAUC` undefined, as scikit-learn refuses them.
/// - Complexity: O(classes) memory a record; one-versus-one costs a sort of every pair's records.
public struct MulticlassScores: Sendable, Equatable {
  public let classCount: Int
  /// Row after row.
  private var scores: [Double] = []
  private var actualClasses: [Int] = []
  /// `nil` while every weight is 1.
  private var weights: [Double]?

  public init(classCount: Int) {
    self.classCount = classCount
  }

  public var count: Int {
    actualClasses.count
  }

  /// - Precondition: `probabilities` holds `classCount` numbers and `actual` is one of their indices.
  public mutating func add(probabilities: UnsafeBufferPointer<Double>, actual: Int, weight: Double = 1) {
    precondition(probabilities.count == classCount, "a row has one probability a class")
    precondition(probabilities.indices.contains(actual), "an actual class lies outside the row")
    guard weight > 0, weight < .infinity, !probabilities.contains(where: \.isNaN) else { return }
    if weight != 1 { weights = weights ?? Array(repeating: 1, count: count) }
    weights?.append(weight)
    scores.append(contentsOf: probabilities)
    actualClasses.append(actual)
  }

  /// - Precondition: both hold rows of as many classes.
  public mutating func merge(_ other: MulticlassScores) {
    precondition(other.classCount == classCount, "only scores over the same classes can be merged")
    if weights != nil || other.weights != nil { weights = allWeights + other.allWeights }
    scores += other.scores
    actualClasses += other.actualClasses
  }
}

extension MulticlassScores {
  /// `nil` when the class, or every other class, never occurs.
  public func rocAUCOneVersusRest(_ index: Int) -> Double? {
    outcomes(of: index).rocAUC
  }

  /// Mean over all classes; `nil` unless every class occurs.
  public var rocAUCOneVersusRestMacro: Double? {
    oneVersusRestMean { _ in 1 }
  }

  /// Weighted by how often a class occurs; `nil` unless every class does.
  public var rocAUCOneVersusRestWeighted: Double? {
    var supports = Array(repeating: 0.0, count: classCount)
    for (row, actual) in actualClasses.enumerated() { supports[actual] += weights?[row] ?? 1 }
    return oneVersusRestMean { supports[$0] }
  }

  /// Over all scores of all rows together, positive where they belong to the actual class; `nil` unless every class
  /// occurs, and with a single class.
  public var rocAUCOneVersusRestMicro: Double? {
    guard !occurrences.contains(0) else { return nil }
    return pooledOutcomes.rocAUC
  }

  /// Mean over all pairs of classes; `nil` unless every class occurs, and with weights, which scikit-learn refuses.
  ///
  /// - Reference: Hand and Till, doi:10.1023/A:1010920819831.
  public var rocAUCOneVersusOneMacro: Double? {
    oneVersusOneMean { _ in 1 }
  }

  /// Weighted by how many records a pair of classes has; `nil` unless every class occurs, and with weights.
  public var rocAUCOneVersusOneWeighted: Double? {
    oneVersusOneMean { $0 }
  }

  /// `nil` when the class, or every other class, never occurs.
  public func averagePrecision(_ index: Int) -> Double? {
    outcomes(of: index).averagePrecision
  }

  /// Mean over the classes that occur.
  public var averagePrecisionMacro: Double? {
    let precisions = (0..<classCount).compactMap { averagePrecision($0) }
    return Ratio.defined(precisions.reduce(0, +), Double(precisions.count))
  }

  /// One class against all others, by the scores of that class.
  public func outcomes(of index: Int) -> ScoredOutcomes {
    precondition((0..<classCount).contains(index), "a class lies outside the rows")
    var split = WeightedSplit(isWeighted: weights != nil)
    for (row, actual) in actualClasses.enumerated() {
      split.add(scores[row * classCount + index], isPositive: actual == index, weight: weights?[row])
    }
    return split.outcomes
  }

  /// Every score of every row as a record of its own.
  private var pooledOutcomes: ScoredOutcomes {
    var split = WeightedSplit(isWeighted: weights != nil)
    for (row, actual) in actualClasses.enumerated() {
      for index in 0..<classCount {
        split.add(scores[row * classCount + index], isPositive: actual == index, weight: weights?[row])
      }
    }
    return split.outcomes
  }

  /// Rows of every class.
  var occurrences: [Int] {
    var counts = Array(repeating: 0, count: classCount)
    for actual in actualClasses { counts[actual] += 1 }
    return counts
  }

  var isWeighted: Bool {
    weights != nil
  }

  private var allWeights: [Double] {
    weights ?? Array(repeating: 1, count: count)
  }

  private var rowsByClass: [[Int]] {
    var rows: [[Int]] = Array(repeating: [], count: classCount)
    for (row, actual) in actualClasses.enumerated() { rows[actual].append(row) }
    return rows
  }

  private func oneVersusRestMean(weight: (Int) -> Double) -> Double? {
    var sum = 0.0
    var total = 0.0
    for index in 0..<classCount {
      guard let area = rocAUCOneVersusRest(index) else { return nil }
      sum += weight(index) * area
      total += weight(index)
    }
    return Ratio.defined(sum, total)
  }

  /// - Parameter weight: of a pair, from the number of its records.
  private func oneVersusOneMean(weight: (Double) -> Double) -> Double? {
    let rows = rowsByClass
    guard weights == nil, !rows.contains(where: \.isEmpty) else { return nil }
    var sum = 0.0
    var total = 0.0
    for first in rows.indices {
      for second in rows.indices where second > first {
        guard
          let forward = pairAUC(of: first, rows[first], against: rows[second]),
          let backward = pairAUC(of: second, rows[second], against: rows[first])
        else { return nil }
        let share = weight(Double(rows[first].count + rows[second].count))
        sum += share * (forward + backward) / 2
        total += share
      }
    }
    return Ratio.defined(sum, total)
  }

  private func pairAUC(of index: Int, _ own: [Int], against other: [Int]) -> Double? {
    ScoredOutcomes(
      positives: own.map { scores[$0 * classCount + index] }, negatives: other.map { scores[$0 * classCount + index] }
    ).rocAUC
  }
}

/// Scores on their way into `ScoredOutcomes`.
private struct WeightedSplit {
  private var positives: [Double] = []
  private var negatives: [Double] = []
  private var positiveWeights: [Double]?
  private var negativeWeights: [Double]?

  init(isWeighted: Bool) {
    positiveWeights = isWeighted ? [] : nil
    negativeWeights = isWeighted ? [] : nil
  }

  mutating func add(_ score: Double, isPositive: Bool, weight: Double?) {
    if isPositive { positives.append(score) } else { negatives.append(score) }
    guard let weight else { return }
    if isPositive { positiveWeights?.append(weight) } else { negativeWeights?.append(weight) }
  }

  var outcomes: ScoredOutcomes {
    ScoredOutcomes(
      positives: positives, negatives: negatives, positiveWeights: positiveWeights, negativeWeights: negativeWeights)
  }
}
