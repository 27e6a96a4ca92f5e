/// Counts of right and wrong answers by the cells of two features, so summed that any block of cells is looked up.
struct PairCounts: Sendable {
  /// A side of the table: cells 0…8 and one more, since sums begin at 0.
  private static let side = SliceFeature.valueLimit + 2
  /// Of the cells below a row and column: all answers, and the wrong ones.
  private var all = [Int32](repeating: 0, count: side * side)
  private var wrong = [Int32](repeating: 0, count: side * side)
  private var table = [UInt32](repeating: 0, count: 2 * Self.half)

  /// Cell of the first feature × right or wrong × cell of the second, padded to powers of two.
  private static let half = (SliceFeature.valueLimit + 1) * 32

  /// A feature's cells with the answers mixed in, as the first of a pair.
  static func leading(_ cells: [UInt8], _ isWrong: [Bool]) -> [UInt16] {
    zip(cells, isWrong).map { UInt16($0) << 5 | ($1 ? 16 : 0) }
  }

  /// - Parameters:
  ///   - first: of ``leading(_:_:)``.
  ///   - second: as many cells.
  mutating func count(_ first: [UInt16], _ second: [UInt8]) {
    table.withUnsafeMutableBufferPointer { table in
      table.update(repeating: 0)
      first.withUnsafeBufferPointer { first in
        second.withUnsafeBufferPointer { second in
          let even = first.count & ~1
          var row = 0
          // Two tables in turn: a cell that comes twice in a row would else wait for itself.
          while row < even {
            table[Int(first[row]) | Int(second[row])] &+= 1
            table[Self.half + (Int(first[row + 1]) | Int(second[row + 1]))] &+= 1
            row += 2
          }
          if row < first.count { table[Int(first[row]) | Int(second[row])] &+= 1 }
        }
      }
    }
    sum()
  }

  private mutating func sum() {
    for row in 1..<Self.side {
      var (allInRow, wrongInRow) = (Int32(0), Int32(0))
      for column in 1..<Self.side {
        let cell = (row - 1) << 5 | (column - 1)
        let right = Int32(table[cell] + table[Self.half + cell])
        let missed = Int32(table[cell | 16] + table[Self.half + (cell | 16)])
        allInRow += right + missed
        wrongInRow += missed
        all[row * Self.side + column] = all[(row - 1) * Self.side + column] + allInRow
        wrong[row * Self.side + column] = wrong[(row - 1) * Self.side + column] + wrongInRow
      }
    }
  }

  @inline(__always)
  func answers(_ rows: ClosedRange<UInt8>, _ columns: ClosedRange<UInt8>) -> (count: Int, wrong: Int) {
    let (top, bottom) = (Int(rows.lowerBound) * Self.side, (Int(rows.upperBound) + 1) * Self.side)
    let (left, right) = (Int(columns.lowerBound), Int(columns.upperBound) + 1)
    let count = all[bottom + right] - all[top + right] - all[bottom + left] + all[top + left]
    let missed = wrong[bottom + right] - wrong[top + right] - wrong[bottom + left] + wrong[top + left]
    return (Int(count), Int(missed))
  }
}
