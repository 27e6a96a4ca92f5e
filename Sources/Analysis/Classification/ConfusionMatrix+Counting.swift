extension ConfusionMatrix {
  /// Counts many records at once, from the indices of their classes.
  ///
  ///     matrix.add(actual: actualCodes, predicted: predictedCodes)  // two buffers of UInt8
  ///
  /// - Precondition: both buffers have the same length and hold indices below `classCount`.
  /// - Complexity: O(n + classes²), some cycles a record while the matrix fits into the cache.
  public mutating func add<Code: FixedWidthInteger>(
    actual: UnsafeBufferPointer<Code>, predicted: UnsafeBufferPointer<Code>
  ) {
    precondition(actual.count == predicted.count, "every record has an actual and a predicted class")
    guard !actual.isEmpty else { return }
    var tables = CountTables(classCount: classCount)
    tables.add(actual, predicted)
    tables.addCounts(to: &self)
  }

  /// Counts many records of one weight each, from arrays of class indices.
  ///
  /// - Precondition: as for buffers.
  public mutating func add<Code: FixedWidthInteger>(actual: [Code], predicted: [Code]) {
    actual.withUnsafeBufferPointer { actual in
      predicted.withUnsafeBufferPointer { predicted in add(actual: actual, predicted: predicted) }
    }
  }

  fileprivate mutating func add(_ count: Int, actual: Int, predicted: Int) {
    add(actual: actual, predicted: predicted, weight: Double(count))
  }
}

/// Whole counts in several tables that take turns.
///
/// Neighbouring records often belong to one cell; in one table each would wait until the store of the last is done.
private struct CountTables {
  let classCount: Int
  /// A row's length is a power of two, so that masked codes cannot leave the table and need no check one by one.
  let rowBits: Int
  let tableCount: Int
  var counts: [Int]

  init(classCount: Int) {
    self.classCount = classCount
    var bits = 0
    while 1 << bits < classCount { bits += 1 }
    rowBits = bits
    // Large tables would push one another out of the cache, and their cells are seldom hit twice in a row.
    tableCount = bits <= 5 ? 4 : 1
    counts = Array(repeating: 0, count: tableCount << (2 * bits))
  }

  @specialized(where Code == UInt8)
  @specialized(where Code == Int8)
  @specialized(where Code == UInt32)
  @specialized(where Code == Int)
  mutating func add<Code: FixedWidthInteger>(
    _ actual: UnsafeBufferPointer<Code>, _ predicted: UnsafeBufferPointer<Code>
  ) {
    let bits = rowBits
    let mask = 1 << bits - 1
    let tableSize = 1 << (2 * bits)
    var seen = 0
    counts.withUnsafeMutableBufferPointer { counts in
      @inline(__always) func count(_ index: Int, _ table: Int) {
        let row = Int(truncatingIfNeeded: actual[index])
        let column = Int(truncatingIfNeeded: predicted[index])
        seen |= row | column
        counts[table &+ ((row & mask) &<< bits | (column & mask))] &+= 1
      }
      var index = 0
      if tableCount == 4 {
        while index &+ 4 <= actual.count {
          count(index, 0)
          count(index &+ 1, tableSize)
          count(index &+ 2, 2 &* tableSize)
          count(index &+ 3, 3 &* tableSize)
          index &+= 4
        }
      }
      while index < actual.count {
        count(index, 0)
        index &+= 1
      }
    }
    precondition(seen & ~mask == 0, "a class lies outside the matrix")
  }

  func addCounts(to matrix: inout ConfusionMatrix) {
    let size = 1 << (2 * rowBits)
    for cell in 0..<size {
      let count = (0..<tableCount).reduce(0) { $0 + counts[$1 * size + cell] }
      guard count > 0 else { continue }
      let (row, column) = (cell >> rowBits, cell & (1 << rowBits - 1))
      precondition(row < classCount && column < classCount, "a class lies outside the matrix")
      matrix.add(count, actual: row, predicted: column)
    }
  }
}
