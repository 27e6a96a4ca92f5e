/// Labelled records among which slices are searched: a cell of each feature, and whether the answer was wrong.
public struct SliceRows: Sendable, Equatable {
  /// By feature, in it one cell a record.
  public var columns: [[UInt8]]
  public var isWrong: [Bool]

  /// - Precondition: every column has one cell a record.
  public init(columns: [[UInt8]], isWrong: [Bool]) {
    precondition(columns.allSatisfy { $0.count == isWrong.count }, "every column has one cell a record")
    self.columns = columns
    self.isWrong = isWrong
  }

  public var count: Int { isWrong.count }
  public var wrongCount: Int { isWrong.reduce(0) { $0 + ($1 ? 1 : 0) } }

  /// The records of a slice; no part is all records.
  ///
  /// - Complexity: O(records · parts).
  public func rows(of parts: [SlicePart]) -> [Int] {
    isWrong.indices.filter { row in parts.allSatisfy { $0.cells.contains(columns[$0.feature][row]) } }
  }
}

/// How many answers of a slice were wrong, now and in what it is compared with.
struct SliceCounts: Sendable, Equatable {
  var count = 0
  var wrong = 0
  var referenceCount = 0
  var referenceWrong = 0

  /// What is left of a whole without a part.
  func subtracting(_ part: SliceCounts) -> SliceCounts {
    SliceCounts(
      count: count - part.count, wrong: wrong - part.wrong, referenceCount: referenceCount - part.referenceCount,
      referenceWrong: referenceWrong - part.referenceWrong)
  }

  /// A slice of the current records held against the rest of them.
  func againstRest(of whole: SliceCounts) -> SliceCounts {
    SliceCounts(
      count: count, wrong: wrong, referenceCount: whole.count - count, referenceWrong: whole.wrong - wrong)
  }

  /// Standard errors by which the share of wrong answers lies above the reference's, both pooled; 0 where either side
  /// is empty.
  @inline(__always)
  var score: Double {
    guard count > 0, referenceCount > 0 else { return 0 }
    let (n, m) = (Double(count), Double(referenceCount))
    let pooled = Double(wrong + referenceWrong) / (n + m)
    let variance = pooled * (1 - pooled) * (1 / n + 1 / m)
    guard variance > 0 else { return 0 }
    return (Double(wrong) / n - Double(referenceWrong) / m) / variance.squareRoot()
  }

  /// The fall of accuracy and its variance, with one right and one wrong answer added on either side so that a share of
  /// 0 or 1 is not taken for certain.
  ///
  /// - Reference: Agresti, Caffo, "Simple and effective confidence intervals for proportions and differences of
  ///   proportions", doi:10.1080/00031305.2000.10474560.
  var fall: (value: Double, variance: Double) {
    let (n, m) = (Double(count) + 2, Double(referenceCount) + 2)
    let (p, q) = (Double(wrong + 1) / n, Double(referenceWrong + 1) / m)
    return (p - q, p * (1 - p) / n + q * (1 - q) / m)
  }

  /// Standard errors by which the fall in this slice exceeds the fall in other records.
  func excess(over other: SliceCounts) -> Double {
    let (mine, others) = (fall, other.fall)
    return (mine.value - others.value) / (mine.variance + others.variance).squareRoot()
  }
}
