/// Rows of numbers, one number a column: what anomaly detectors are fitted on and score.
///
///     let rows = FeatureMatrix(columns: [[1, 2, .nan], [10, 20, 30]])
///     rows.completeRows  // [0, 1]
///
/// A value that is not finite is a missing one, and makes its row incomplete.
public struct FeatureMatrix: Sendable {
  /// Row after row.
  public let values: [Double]
  public let rowCount: Int
  public let columnCount: Int

  /// - Precondition: all columns are of one length.
  public init(columns: [[Double]]) {
    let rowCount = columns.first?.count ?? 0
    precondition(columns.allSatisfy { $0.count == rowCount }, "the columns of a matrix are of one length")
    let columnCount = columns.count
    values = Array(unsafeUninitializedCapacity: rowCount * columnCount) { buffer, count in
      for (place, column) in columns.enumerated() {
        for row in 0..<rowCount { buffer[row * columnCount + place] = column[row] }
      }
      count = rowCount * columnCount
    }
    self.rowCount = rowCount
    self.columnCount = columnCount
  }

  /// - Precondition: all rows are of one length.
  public init(rows: [[Double]]) {
    let columnCount = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == columnCount }, "the rows of a matrix are of one length")
    values = rows.flatMap { $0 }
    rowCount = rows.count
    self.columnCount = columnCount
  }

  /// - Parameter values: row after row.
  /// - Precondition: `columnCount` is positive and divides the number of values.
  public init(values: [Double], columnCount: Int) {
    precondition(columnCount > 0 && values.count % columnCount == 0, "every row has a value for each column")
    self.values = values
    rowCount = values.count / columnCount
    self.columnCount = columnCount
  }
}

extension FeatureMatrix {
  public subscript(row: Int, column: Int) -> Double {
    precondition(column >= 0 && column < columnCount, "there is no such column")
    return values[row * columnCount + column]
  }

  /// Whether every value of the row is finite.
  public func isComplete(_ row: Int) -> Bool {
    values.withUnsafeBufferPointer { Self.areFinite($0, from: row * columnCount, count: columnCount) }
  }

  /// The rows without a missing value, ascending.
  ///
  /// - Complexity: O(rows · columns), every time.
  public var completeRows: [Int] {
    values.withUnsafeBufferPointer { values in
      (0..<rowCount).filter { Self.areFinite(values, from: $0 * columnCount, count: columnCount) }
    }
  }

  /// Whether some column holds two different values in the rows named.
  func varies(in rows: [Int]) -> Bool {
    guard let first = rows.first else { return false }
    return rows.contains { row in
      (0..<columnCount).contains { self[row, $0] != self[first, $0] }
    }
  }

  /// Smallest and largest value of each column in the rows named.
  func ranges(in rows: [Int]) -> [ClosedRange<Double>] {
    guard let first = rows.first else { return [] }
    var low = values[(first * columnCount)..<((first + 1) * columnCount)].map { $0 }
    var high = low
    for row in rows {
      for column in 0..<columnCount {
        let value = values[row * columnCount + column]
        low[column] = min(low[column], value)
        high[column] = max(high[column], value)
      }
    }
    return zip(low, high).map { $0...$1 }
  }

  @inline(__always)
  private static func areFinite(_ values: UnsafeBufferPointer<Double>, from start: Int, count: Int) -> Bool {
    // Zero times a value is NaN exactly where the value is not finite, and a sum keeps it: no branch for each value.
    var sum = 0.0
    for place in start..<(start + count) { sum += values[place] * 0 }
    return sum == 0
  }
}
