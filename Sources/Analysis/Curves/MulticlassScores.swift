/// Exact class scores of multi-class records, for areas over pairs of classes.
///
/// Rows that hold NaN are left out. A class that never occurs makes the averages of `rocAUC` undefined, as
/// scikit-learn refuses them.
/// - Complexity: O(classes) memory a record; one-versus-one costs a sort of every pair's records.
public struct MulticlassScores: Sendable, Equatable {
  public let classCount: Int
  /// Row after row.
  private var scores: [Double] = []
  private var actualClasses: [Int] = []

  public init(classCount: Int) {
    self.classCount = classCount
  }

  public var count: Int {
    actualClasses.count
  }

  /// - Precondition: `probabilities` holds `classCount` numbers and `actual` is one of their indices.
  public mutating func add(probabilities: UnsafeBufferPointer<Double>, actual: Int) {
    precondition(probabilities.count == classCount, "a row has one probability a class")
    precondition(probabilities.indices.contains(actual), "an actual class lies outside the row")
    guard !probabilities.contains(where: \.isNaN) else { return }
    scores.append(contentsOf: probabilities)
    actualClasses.append(actual)
  }

  /// - Precondition: both hold rows of as many classes.
  public mutating func merge(_ other: MulticlassScores) {
    precondition(other.classCount == classCount, "only scores over the same classes can be merged")
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
    let supports = rowsByClass.map { Double($0.count) }
    return oneVersusRestMean { supports[$0] }
  }

  /// Mean over all pairs of classes; `nil` unless every class occurs.
  ///
  /// - Reference: Hand and Till, doi:10.1023/A:1010920819831.
  public var rocAUCOneVersusOneMacro: Double? {
    oneVersusOneMean { _ in 1 }
  }

  /// Weighted by how many records a pair of classes has; `nil` unless every class occurs.
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
    var positives: [Double] = []
    var negatives: [Double] = []
    for row in actualClasses.indices {
      let score = scores[row * classCount + index]
      if actualClasses[row] == index { positives.append(score) } else { negatives.append(score) }
    }
    return ScoredOutcomes(positives: positives, negatives: negatives)
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
    guard !rows.contains(where: \.isEmpty) else { return nil }
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
