/// All orders of two small samples without ties, by their Cramér–von Mises statistic.
struct CramerVonMisesOrders {
  private let n: Int
  private let m: Int

  init(_ sizes: SampleSizes) {
    n = sizes.reference
    m = sizes.current
  }

  /// The chance that n Σ (2 (rank − own rank))² + m Σ (…)² is at least `squares`.
  ///
  /// On the way through both samples, the squares of the distance between the distribution functions add up; how many
  /// ways lead to which sum is kept for every point. A sum that has reached the end counts with all its continuations.
  /// - Complexity: O(n · m · different sums).
  /// - Reference: Xiao, Gordon, Yakovlev, "A C++ Program for the Cramér–von Mises Two-Sample Test",
  ///   doi:10.18637/jss.v017.i08.
  func chance(ofSquares squares: Int) -> Double {
    let (goal, factors) = goal(squares)
    guard goal > 0 else { return 1 }
    var column = [[Ways]](repeating: [], count: n + 1)
    column[0] = [Ways(sum: 0, count: 1)]
    var reached = 0.0
    let continuations = Self.continuations(n, m)
    for current in 0...m {
      for reference in 0...n where reference + current > 0 {
        let fromLeft = reference > 0 ? column[reference - 1] : []
        let fromBelow = current > 0 ? column[reference] : []
        let step = reference * factors.reference - current * factors.current
        var ways = Self.merge(fromLeft, fromBelow, adding: step * step)
        let end = ways.firstIndex { $0.sum >= goal } ?? ways.count
        let done = ways[end...].reduce(0) { $0 + $1.count }
        reached += done * continuations[n - reference][m - current]
        ways.removeSubrange(end...)
        column[reference] = ways
      }
    }
    return Swift.min(reached / continuations[n][m], 1)
  }

  /// The sum of squared steps that corresponds, steps being i · lcm/n − j · lcm/m.
  private func goal(_ squares: Int) -> (Int, factors: (reference: Int, current: Int)) {
    let multiple = n / LatticePaths.greatestCommonDivisor(n, m) * m
    let excess = 6 * squares - 4 * n * m * (4 * n * m - 1)
    let numerator = Int128(multiple * multiple) * Int128(n + m) * Int128(excess)
    let goal = numerator / Int128(24 * n * m * n * m)
    return (Int(goal), (multiple / n, multiple / m))
  }

  private struct Ways {
    var sum: Int
    var count: Double
  }

  /// Both lists, ascending by their sums and with equal ones put together.
  private static func merge(_ left: [Ways], _ right: [Ways], adding square: Int) -> [Ways] {
    var merged: [Ways] = []
    merged.reserveCapacity(left.count + right.count)
    var (i, j) = (0, 0)
    while i < left.count || j < right.count {
      let takesLeft = j == right.count || (i < left.count && left[i].sum <= right[j].sum)
      let takesRight = i == left.count || (j < right.count && right[j].sum <= left[i].sum)
      let sum = takesLeft ? left[i].sum : right[j].sum
      var count = 0.0
      if takesLeft {
        count += left[i].count
        i += 1
      }
      if takesRight {
        count += right[j].count
        j += 1
      }
      merged.append(Ways(sum: sum + square, count: count))
    }
    return merged
  }

  /// Pascal's triangle: the ways that go on from a point with so many steps left.
  private static func continuations(_ n: Int, _ m: Int) -> [[Double]] {
    var ways = [[Double]](repeating: [Double](repeating: 1, count: m + 1), count: n + 1)
    for i in 1...n {
      for j in 1...m { ways[i][j] = ways[i - 1][j] + ways[i][j - 1] }
    }
    return ways
  }
}
