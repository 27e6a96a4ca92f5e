/// Sends blocks of rows down all trees of a forest.
///
/// A block of rows stays in the first-level cache while the trees pass over it, and all its rows take each step
/// together: the steps of different rows do not wait for one another, and none depends on a branch.
struct IsolationDescent {
  private static let blockSize = 64
  private static let laneCount = 8

  private let trees: [IsolationTree]
  private let columnCount: Int

  init(_ trees: [IsolationTree], columnCount: Int) {
    self.trees = trees
    self.columnCount = columnCount
  }

  /// Hands over each complete row and the sum of its path lengths in all trees.
  func forEachPathLengthSum(of rows: FeatureMatrix, _ body: (Int, Double) -> Void) {
    let size = Self.blockSize
    var block = [Double](repeating: 0, count: columnCount * size)
    var sums = [Double](repeating: 0, count: size)
    var nodes = [Int32](repeating: 1, count: size)
    for start in stride(from: 0, to: rows.rowCount, by: size) {
      let count = min(size, rows.rowCount - start)
      let areComplete = load(rows, start..<(start + count), into: &block)
      for place in 0..<size { sums[place] = 0 }
      // The last block may be a short one, of which only so many lanes are taken as it fills.
      let end = (count + Self.laneCount - 1) / Self.laneCount * Self.laneCount
      // By their places: a tree that is taken out is retained with its three arrays, which took a tenth of a small block.
      for number in trees.indices {
        block.withUnsafeBufferPointer { block in
          nodes.withUnsafeMutableBufferPointer { nodes in
            sums.withUnsafeMutableBufferPointer { sums in
              addPathLengths(
                in: trees[number], of: block, nodes: UnsafeMutableBufferPointer(rebasing: nodes[..<end]), to: sums)
            }
          }
        }
      }
      for place in 0..<count where areComplete[place] { body(start + place, sums[place]) }
    }
  }

  /// Lays the columns of some rows one after another; a row that misses a value comes as zeros.
  private func load(_ rows: FeatureMatrix, _ range: Range<Int>, into block: inout [Double]) -> [Bool] {
    range.map { row in
      let isComplete = rows.isComplete(row)
      for column in 0..<columnCount {
        block[column * Self.blockSize + row - range.lowerBound] =
          isComplete ? rows.values[row * columnCount + column] : 0
      }
      return isComplete
    }
  }

  @inline(__always)
  private func addPathLengths(
    in tree: IsolationTree, of block: UnsafeBufferPointer<Double>, nodes: UnsafeMutableBufferPointer<Int32>,
    to sums: UnsafeMutableBufferPointer<Double>
  ) {
    for place in nodes.indices { nodes[place] = 1 }
    tree.thresholds.withUnsafeBufferPointer { thresholds in
      tree.columns.withUnsafeBufferPointer { columns in
        for _ in 0..<tree.depth { step(down: thresholds, columns, of: block, nodes: nodes) }
      }
    }
    tree.pathLengths.withUnsafeBufferPointer { pathLengths in
      let firstLeaf = 1 << tree.depth
      for place in nodes.indices { sums[place] += pathLengths[Int(nodes[place]) &- firstLeaf] }
    }
  }

  /// Moves every row of the block to a child of its node.
  @inline(__always)
  private func step(
    down thresholds: UnsafeBufferPointer<Double>, _ columns: UnsafeBufferPointer<Int32>,
    of block: UnsafeBufferPointer<Double>, nodes: UnsafeMutableBufferPointer<Int32>
  ) {
    var first = 0
    while first < nodes.count {
      // The compiler unrolls a loop of known length without checks, which halves the instructions of a step.
      for lane in 0..<Self.laneCount {
        let place = first &+ lane
        let node = Int(nodes[place])
        let isAbove = block[Int(columns[node]) &* Self.blockSize &+ place] > thresholds[node]
        nodes[place] = Int32(truncatingIfNeeded: 2 &* node &+ (isAbove ? 1 : 0))
      }
      first &+= Self.laneCount
    }
  }
}
