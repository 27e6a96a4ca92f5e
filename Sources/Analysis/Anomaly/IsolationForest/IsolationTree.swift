internal import Glibc

/// One tree of random cuts, laid out as a complete binary tree so that every row takes the same number of steps.
///
/// Node 1 is the root and the children of i are 2i and 2i + 1, so a descent is arithmetic without pointers or branches.
/// Where growth stopped early the nodes below send every row to the left, down to a leaf that knows the true path
/// length.
struct IsolationTree: Sendable, Equatable, Codable {
  /// Steps from the root to a leaf.
  let depth: Int
  /// Of each node, from 1; the first is not used. Rows above the threshold go to the right.
  private(set) var thresholds: [Double]
  private(set) var columns: [Int32]
  /// Of each leaf, from the left: its depth and the steps that its rows would have taken further.
  private(set) var pathLengths: [Double]

  init(growingOn sample: IsolationSample, _ generator: inout SplitMix64) {
    depth = Self.depthLimit(rowCount: sample.rowCount)
    // No finite value is above the largest one.
    thresholds = Array(repeating: .greatestFiniteMagnitude, count: 1 << depth)
    columns = Array(repeating: 0, count: 1 << depth)
    pathLengths = Array(repeating: 0, count: 1 << depth)
    var sample = sample
    grow(node: 1, depth: 0, on: 0..<sample.rowCount, of: &sample, &generator)
  }

  private mutating func grow(
    node: Int, depth level: Int, on rows: Range<Int>, of sample: inout IsolationSample,
    _ generator: inout SplitMix64
  ) {
    guard level < depth, rows.count > 1, let cut = sample.randomCut(rows, &generator) else {
      pathLengths[node << (depth - level) - 1 << depth] =
        Double(level) + Self.expectedPathLength(rowCount: rows.count)
      return
    }
    thresholds[node] = cut.threshold
    columns[node] = Int32(cut.column)
    let middle = sample.partition(rows, by: cut)
    grow(node: 2 * node, depth: level + 1, on: rows.lowerBound..<middle, of: &sample, &generator)
    grow(node: 2 * node + 1, depth: level + 1, on: middle..<rows.upperBound, of: &sample, &generator)
  }
}

extension IsolationTree {
  /// The path length of one row whose values begin at `start`.
  func pathLength(of values: UnsafeBufferPointer<Double>, from start: Int) -> Double {
    var node = 1
    for _ in 0..<depth { node = 2 * node + (values[start + Int(columns[node])] > thresholds[node] ? 1 : 0) }
    return pathLengths[node - 1 << depth]
  }

  /// ⌈log₂ n⌉: the depth of a balanced tree, beyond which rows are not anomalous in any case.
  private static func depthLimit(rowCount: Int) -> Int {
    Int.bitWidth - (max(rowCount, 2) - 1).leadingZeroBitCount
  }

  /// c(n): mean steps to a row in a random binary search tree of n rows.
  static func expectedPathLength(rowCount: Int) -> Double {
    guard rowCount > 2 else { return rowCount == 2 ? 1 : 0 }
    let eulerGamma = 0.577_215_664_901_532_9
    let count = Double(rowCount)
    return 2 * (log(count - 1) + eulerGamma) - 2 * (count - 1) / count
  }
}
