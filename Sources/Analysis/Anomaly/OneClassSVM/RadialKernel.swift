/// The radial kernel e^(−γ‖x − y‖²) of one point with many fixed ones.
///
/// The fixed points are kept in blocks, column after column within a block, so that the distances to all points of a
/// block are found together in vector registers. Distances are summed from differences: expanding the square would be
/// faster and lose the digits that near points need.
struct RadialKernel: Sendable, Equatable, Codable {
  private static let blockSize = 64

  let gamma: Double
  let pointCount: Int
  private let columnCount: Int
  /// The last block is filled up with zeros.
  private let blocks: [Double]

  /// - Parameter points: one after another.
  init(gamma: Double, points: [Double], columnCount: Int) {
    self.gamma = gamma
    self.columnCount = columnCount
    pointCount = points.count / columnCount
    let blockCount = (pointCount + Self.blockSize - 1) / Self.blockSize
    var blocks = [Double](repeating: 0, count: blockCount * Self.blockSize * columnCount)
    for point in 0..<pointCount {
      let (block, place) = point.quotientAndRemainder(dividingBy: Self.blockSize)
      for column in 0..<columnCount {
        blocks[(block * columnCount + column) * Self.blockSize + place] = points[point * columnCount + column]
      }
    }
    self.blocks = blocks
  }

  /// As many weights as places in the blocks, so that no loop has to look where the points end.
  func paddedWeights(_ weights: [Double]) -> [Double] {
    weights + Array(repeating: 0, count: blocks.count / columnCount - weights.count)
  }

  /// Writes the kernel of `point` with every fixed point.
  func fill(_ row: inout [Float], with point: UnsafeBufferPointer<Double>) {
    row.withUnsafeMutableBufferPointer { row in
      forEachBlock(with: point) { start, kernels in
        for place in 0..<min(Self.blockSize, pointCount - start) { row[start + place] = Float(kernels[place]) }
      }
    }
  }

  /// Σ weight · kernel over the fixed points.
  ///
  /// - Parameter weights: from `paddedWeights`.
  func weightedSum(_ weights: UnsafeBufferPointer<Double>, with point: UnsafeBufferPointer<Double>) -> Double {
    // One sum for each place: in a single one every addition would wait for the last.
    var sums = [Double](repeating: 0, count: Self.blockSize)
    sums.withUnsafeMutableBufferPointer { sums in
      forEachBlock(with: point) { start, kernels in
        let weights = UnsafeBufferPointer(rebasing: weights[start..<(start + Self.blockSize)])
        for place in 0..<Self.blockSize { sums[place] += weights[place] * kernels[place] }
      }
    }
    return sums.reduce(0, +)
  }

  @inline(__always)
  private func forEachBlock(
    with point: UnsafeBufferPointer<Double>, _ body: (Int, UnsafeMutableBufferPointer<Double>) -> Void
  ) {
    var kernels = [Double](repeating: 0, count: Self.blockSize)
    kernels.withUnsafeMutableBufferPointer { kernels in
      for start in stride(from: 0, to: pointCount, by: Self.blockSize) {
        fillSquaredDistances(of: point, toBlockAt: start, in: kernels)
        for place in 0..<Self.blockSize { kernels[place] = negativeExponential(-gamma * kernels[place]) }
        body(start, kernels)
      }
    }
  }

  @inline(__always)
  private func fillSquaredDistances(
    of point: UnsafeBufferPointer<Double>, toBlockAt start: Int, in distances: UnsafeMutableBufferPointer<Double>
  ) {
    for place in 0..<Self.blockSize { distances[place] = 0 }
    blocks.withUnsafeBufferPointer { blocks in
      for column in 0..<columnCount {
        let value = point[column]
        let first = start * columnCount + column * Self.blockSize
        // A sum in the index would be checked for overflow, and a loop with checks takes no vector registers.
        let coordinates = UnsafeBufferPointer(rebasing: blocks[first..<(first + Self.blockSize)])
        for place in 0..<Self.blockSize {
          let difference = value - coordinates[place]
          distances[place] += difference * difference
        }
      }
    }
  }
}
