/// Finds the weights of a One-Class SVM by sequential minimal optimization: two weights a step, chosen by second order.
///
/// Minimises ½ αᵀKα with 0 ≤ α ≤ 1 and Σα = νn.
/// - Complexity: O(n) a step, and O(n · columns) for each kernel row that is not in the cache; the steps that are
///   needed grow about as n.
/// - Reference: Fan, Chen, Lin, "Working set selection using second order information for training support vector
///   machines", JMLR 6 (2005); start, ties and stopping as in libsvm 3. Without its shrinking of the problem: the same
///   minimum within the tolerance.
struct OneClassSolver {
  /// What libsvm divides by when two points coincide.
  private static let leastCurvature = 1e-12
  private static let stepLimit = 10_000_000

  private(set) var alphas: [Double]
  /// Kα.
  private var gradient: [Double]
  private var cache: KernelRowCache
  private let tolerance: Double

  init(_ cache: KernelRowCache, pointCount: Int, nu: Double, tolerance: Double) {
    self.cache = cache
    self.tolerance = tolerance
    alphas = Array(repeating: 0, count: pointCount)
    gradient = Array(repeating: 0, count: pointCount)
    // Added up as libsvm does: rounding decides whether a last point begins with a tiny weight.
    var left = (0..<pointCount).reduce(0) { sum, _ in sum + nu }
    for point in 0..<pointCount where left > 0 {
      alphas[point] = min(1, left)
      left -= alphas[point]
      addRow(point, times: alphas[point])
    }
  }

  /// Steps until no pair of weights violates optimality by the tolerance.
  mutating func solve() {
    var steps = 0
    while steps < Self.stepLimit, let (raised, lowered) = worstPair() {
      move(raised, lowered)
      steps += 1
    }
  }

  /// ρ: what the decision function has at the free support vectors, or the middle of what is possible without any.
  var offset: Double {
    var freeSum = 0.0
    var freeCount = 0
    var lower = -Double.infinity
    var upper = Double.infinity
    for (alpha, slope) in zip(alphas, gradient) {
      if alpha >= 1 {
        lower = max(lower, slope)
      } else if alpha <= 0 {
        upper = min(upper, slope)
      } else {
        freeSum += slope
        freeCount += 1
      }
    }
    if freeCount > 0 { return freeSum / Double(freeCount) }
    // With ν = 1 every weight is at its bound and nothing limits ρ from above; libsvm has no finite ρ then.
    guard upper.isFinite else { return lower }
    return (lower + upper) / 2
  }

  /// The weight that wants most to be raised, and the one whose lowering then gains most; `nil` when solved.
  private mutating func worstPair() -> (raised: Int, lowered: Int)? {
    guard let raised = steepestAscent() else { return nil }
    let slot = cache.slot(ofRow: raised)
    let slope = gradient[raised]
    var largest = -Double.infinity
    var best = Double.infinity
    var lowered: Int?
    cache.slots[slot].withUnsafeBufferPointer { row in
      for point in alphas.indices where alphas[point] > 0 {
        largest = max(largest, gradient[point])
        let violation = gradient[point] - slope
        guard violation > 0 else { continue }
        let curvature = 2 - 2 * Double(row[point])
        let change = -(violation * violation) / (curvature > 0 ? curvature : Self.leastCurvature)
        // Of equal ones the last, as libsvm: where rows repeat, this decides which become support vectors.
        if change <= best {
          best = change
          lowered = point
        }
      }
    }
    guard largest - slope >= tolerance, let lowered else { return nil }
    return (raised, lowered)
  }

  private func steepestAscent() -> Int? {
    var lowest = Double.infinity
    var point: Int?
    for candidate in alphas.indices where alphas[candidate] < 1 && gradient[candidate] <= lowest {
      lowest = gradient[candidate]
      point = candidate
    }
    return point
  }

  private mutating func move(_ raised: Int, _ lowered: Int) {
    let raisedSlot = cache.slot(ofRow: raised)
    let loweredSlot = cache.slot(ofRow: lowered)
    let curvature = 2 - 2 * Double(cache.slots[raisedSlot][lowered])
    let step =
      (gradient[raised] - gradient[lowered]) / (curvature > 0 ? curvature : Self.leastCurvature)
    let before = (alphas[raised], alphas[lowered])
    let sum = before.0 + before.1
    var after = (before.0 - step, before.1 + step)
    if sum > 1 {
      if after.0 > 1 { after = (1, sum - 1) }
      if after.1 > 1 { after = (sum - 1, 1) }
    } else {
      if after.1 < 0 { after = (sum, 0) }
      if after.0 < 0 { after = (0, sum) }
    }
    (alphas[raised], alphas[lowered]) = after
    addRows(raisedSlot, times: after.0 - before.0, loweredSlot, times: after.1 - before.1)
  }

  private mutating func addRow(_ point: Int, times factor: Double) {
    let slot = cache.slot(ofRow: point)
    addRows(slot, times: factor, slot, times: 0)
  }

  private mutating func addRows(
    _ first: Int, times firstFactor: Double, _ second: Int, times secondFactor: Double
  ) {
    cache.slots[first].withUnsafeBufferPointer { first in
      cache.slots[second].withUnsafeBufferPointer { second in
        gradient.withUnsafeMutableBufferPointer { gradient in
          for point in gradient.indices {
            gradient[point] += Double(first[point]) * firstFactor + Double(second[point]) * secondFactor
          }
        }
      }
    }
  }
}
