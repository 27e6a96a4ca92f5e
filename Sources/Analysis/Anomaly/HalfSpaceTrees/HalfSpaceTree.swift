/// One tree of random halvings and the rows counted in its cells.
///
/// Node 1 is the root and the children of i are 2i and 2i + 1.
struct HalfSpaceTree: Sendable, Equatable, Codable {
  /// Part of an interval at either end that is not cut, so that no cell is too narrow.
  private static let padding = 0.15

  private let height: Int
  /// Of each inner node, from 1; rows below the threshold go to the left.
  private var columns: [Int32]
  private var thresholds: [Double]
  /// Rows of the last full window in each cell.
  private var referenceMass: [Int]
  /// Rows of the window being filled.
  private var latestMass: [Int]

  init(height: Int, ranges: [ClosedRange<Double>], _ generator: inout SplitMix64) {
    self.height = height
    columns = Array(repeating: 0, count: 1 << height)
    thresholds = Array(repeating: 0, count: 1 << height)
    referenceMass = Array(repeating: 0, count: 2 << height)
    latestMass = Array(repeating: 0, count: 2 << height)
    // A constant column cannot tell rows apart and is never cut.
    var cell = ranges.map { $0.lowerBound < $0.upperBound ? UnitInterval(low: 0, high: 1) : .init(low: 0, high: 0) }
    halve(&cell, node: 1, ranges: ranges, &generator)
  }

  private mutating func halve(
    _ cell: inout [UnitInterval], node: Int, ranges: [ClosedRange<Double>], _ generator: inout SplitMix64
  ) {
    guard node < columns.count else { return }
    let column = Self.randomColumn(of: cell, &generator)
    let whole = cell[column]
    let cut = whole.point(at: Self.padding + (1 - 2 * Self.padding) * generator.uniform())
    columns[node] = Int32(column)
    // Not low + cut · (high − low): the difference may overflow.
    thresholds[node] = ranges[column].lowerBound * (1 - cut) + ranges[column].upperBound * cut
    cell[column].high = cut
    halve(&cell, node: 2 * node, ranges: ranges, &generator)
    cell[column] = UnitInterval(low: cut, high: whole.high)
    halve(&cell, node: 2 * node + 1, ranges: ranges, &generator)
    cell[column] = whole
  }

  /// Each as likely as its side of the cell is long.
  private static func randomColumn(of cell: [UnitInterval], _ generator: inout SplitMix64) -> Int {
    var left = generator.uniform() * cell.reduce(0) { $0 + $1.length }
    var last = 0
    for column in cell.indices where cell[column].length > 0 {
      last = column
      left -= cell[column].length
      if left < 0 { break }
    }
    return last
  }
}

extension HalfSpaceTree {
  mutating func learn(_ features: UnsafeBufferPointer<Double>) {
    var node = 1
    for _ in 0..<height {
      latestMass[node] += 1
      node = child(of: node, for: features)
    }
    latestMass[node] += 1
  }

  /// Rows of the reference window in the cells that the features lie in, each level counting double the one above.
  ///
  /// - Parameter sparse: in a cell with fewer rows the descent ends.
  func scaledMass(at features: UnsafeBufferPointer<Double>, stoppingBelow sparse: Double) -> Double {
    var node = 1
    var weight = 1.0
    var sum = 0.0
    for _ in 0..<height {
      let mass = Double(referenceMass[node])
      sum += mass * weight
      if mass < sparse { return sum }
      node = child(of: node, for: features)
      weight *= 2
    }
    return sum + Double(referenceMass[node]) * weight
  }

  /// The window being filled becomes the reference.
  mutating func startWindow() {
    referenceMass = latestMass
    latestMass = Array(repeating: 0, count: latestMass.count)
  }

  @inline(__always)
  private func child(of node: Int, for features: UnsafeBufferPointer<Double>) -> Int {
    2 * node + (features[Int(columns[node])] < thresholds[node] ? 0 : 1)
  }
}

/// A part of a column's range, as shares of that range.
private struct UnitInterval {
  var low: Double
  var high: Double

  var length: Double { high - low }

  func point(at share: Double) -> Double {
    low + share * (high - low)
  }
}
