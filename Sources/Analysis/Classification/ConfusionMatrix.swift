/// How often each actual class was predicted as each class: rows actual, columns predicted.
///
///     var matrix = ConfusionMatrix(classCount: 2)
///     matrix.add(actual: 1, predicted: 0)  // matrix[1, 0] == 1
///
/// Counts are doubles so that weighted records fit; without weights they are whole and exact to 2⁵³.
/// - Complexity: O(classes²) memory, O(1) an update.
public struct ConfusionMatrix: Sendable, Equatable {
  public let classCount: Int
  /// Row after row.
  public private(set) var counts: [Double]

  public init(classCount: Int) {
    self.classCount = classCount
    counts = Array(repeating: 0, count: classCount * classCount)
  }

  /// - Precondition: `counts` holds `classCount`² numbers, row after row.
  public init(classCount: Int, counts: [Double]) {
    precondition(counts.count == classCount * classCount, "a confusion matrix has classCount² counts")
    self.classCount = classCount
    self.counts = counts
  }

  public subscript(actual: Int, predicted: Int) -> Double {
    counts[actual * classCount + predicted]
  }

  /// - Precondition: both indices lie below `classCount`; `weight` is finite and not negative.
  public mutating func add(actual: Int, predicted: Int, weight: Double = 1) {
    precondition(predicted < classCount, "a predicted class lies outside the matrix")
    counts[actual * classCount + predicted] += weight
  }

  /// Adds the counts of a matrix over the same classes.
  public mutating func merge(_ other: ConfusionMatrix) {
    precondition(other.classCount == classCount, "only matrices over the same classes can be merged")
    for index in counts.indices { counts[index] += other.counts[index] }
  }
}
