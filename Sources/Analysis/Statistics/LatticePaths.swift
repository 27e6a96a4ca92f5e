internal import Glibc

/// The paths of n steps to the right and m steps up, all equally likely: the orders of two samples without ties.
///
/// After i and j steps a path is |i · m − j · n| away from the diagonal, which is n · m times the distance between the
/// distribution functions.
/// - Reference: Hodges, "The significance probability of the Smirnov two-sample test", doi:10.1007/BF02589501.
struct LatticePaths: Sendable, Equatable {
  private let rightCount: Int
  private let upCount: Int

  /// - Precondition: both are positive.
  init(_ rightCount: Int, _ upCount: Int) {
    precondition(rightCount > 0 && upCount > 0, "a path goes right and up")
    self.rightCount = Swift.max(rightCount, upCount)
    self.upCount = Swift.min(rightCount, upCount)
  }

  /// Whether chances are found so fast that a search over them costs nothing to speak of.
  var isQuick: Bool {
    rightCount == upCount || rightCount * upCount <= 20_000
  }

  /// The chance that a path is at least `distance` away from the diagonal somewhere.
  ///
  /// All terms are positive, so that also the smallest chances are good to about 1e−12 of themselves; below the
  /// smallest double they are 0.
  /// - Complexity: O(n) for as many steps right as up, else O(n · m · share of the lattice that is closer).
  func chance(ofReaching distance: Int) -> Double {
    guard distance > 0 else { return 1 }
    let (n, m) = (Double(rightCount), Double(upCount))
    let relative = Double(distance) / (n * m)
    // No more than e · exp(−2 n m / (n + m) · d²): Wei, Dudley, doi:10.1016/j.spl.2011.11.012, prove it for n = m and
    // found no exception; here it only tells where the chance is below all doubles.
    guard 1 - 2 * n * m / (n + m) * relative * relative > -746 else { return 0 }
    if rightCount == upCount { return chanceOnSquare(width: distance / rightCount) }
    return Swift.min(chanceByDiagonals(distance), 1)
  }

  /// The smallest distance that is reached with at most the given chance; `nil` where none is.
  ///
  /// - Complexity: O(log(n · m)) chances.
  func criticalDistance(_ probability: Double) -> Int? {
    // Distances are multiples of the greatest common divisor.
    let unit = Self.greatestCommonDivisor(rightCount, upCount)
    var low = 0
    var high = rightCount * upCount / unit
    guard chance(ofReaching: high * unit) <= probability else { return nil }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if chance(ofReaching: middle * unit) <= probability { high = middle } else { low = middle }
    }
    return high * unit
  }

  /// 2 Σ (−1)ᵏ⁻¹ C(2n, n − k · width) / C(2n, n), by the reflections of the path at both borders.
  private func chanceOnSquare(width: Int) -> Double {
    var chance = 0.0
    for reflection in stride(from: rightCount / width, through: 1, by: -1) {
      var ratio = 1.0
      let inner = (reflection - 1) * width
      for step in 0..<width {
        ratio *= Double(rightCount - inner - step) / Double(rightCount + inner + step + 1)
      }
      chance = ratio * (1 - chance)
    }
    return Swift.min(2 * chance, 1)
  }

  /// The chance of having been outside by every lattice point that is inside, from one antidiagonal to the next.
  ///
  /// The last step to (i, j) came from the left in i of i + j paths. Points outside hold 1 and are never written.
  private func chanceByDiagonals(_ distance: Int) -> Double {
    let width = upCount + 2
    let ups = (0..<width).map(Double.init)
    var even = [Double](repeating: 1, count: width)
    var odd = even
    even[0] = 0
    for step in 1...(rightCount + upCount) {
      let rows = rowsInside(step, distance)
      if step & 1 == 1 {
        Self.advance(even, &odd, step, rows, ups)
      } else {
        Self.advance(odd, &even, step, rows, ups)
      }
    }
    return (rightCount + upCount) & 1 == 1 ? odd[upCount] : even[upCount]
  }

  /// The steps up of the points inside after a number of steps.
  private func rowsInside(_ step: Int, _ distance: Int) -> Range<Int> {
    // |step · m − j · (n + m)| < distance
    let all = rightCount + upCount
    let middle = step * upCount
    let lowest = middle < distance ? 0 : (middle - distance) / all + 1
    let highest = (middle + distance - 1) / all
    let start = Swift.max(lowest, step - rightCount)
    return start..<Swift.max(Swift.min(highest, upCount, step) + 1, start)
  }

  private static func advance(
    _ last: [Double], _ next: inout [Double], _ step: Int, _ rows: Range<Int>, _ ups: [Double]
  ) {
    let share = 1 / Double(step)
    let steps = Double(step)
    last.withUnsafeBufferPointer { last in
      next.withUnsafeMutableBufferPointer { next in
        ups.withUnsafeBufferPointer { ups in
          var start = rows.lowerBound
          if start == 0, !rows.isEmpty {
            next[0] = last[0]
            start = 1
          }
          for row in start..<Swift.max(rows.upperBound, start) {
            next[row] = ((steps - ups[row]) * last[row] + ups[row] * last[row &- 1]) * share
          }
          // What the window of two steps before had left behind it is outside now.
          for row in Swift.max(rows.lowerBound - 2, 0)..<rows.lowerBound { next[row] = 1 }
        }
      }
    }
  }

  static func greatestCommonDivisor(_ left: Int, _ right: Int) -> Int {
    right == 0 ? left : greatestCommonDivisor(right, left % right)
  }
}
