internal import Glibc

/// Fisher's exact test of a share: marked values among a window's and a reference's.
///
///     HypergeometricTest(marked: 10, sampled: 1_000, population: 6_000).pValue(10)  // 3.2e-08
///
/// Marked values that were chosen because the reference has at least so many are tested among the counts that leave it
/// as many.
/// - Complexity: O(deviation of the count).
/// - Reference: Fisher, *Statistical Methods for Research Workers* (1934), §21.02; two-sided by doubling.
struct HypergeometricTest {
  /// In both windows together.
  let marked: Int
  /// Values of the window.
  let sampled: Int
  /// Values of both windows together.
  let population: Int
  /// Marked values that the reference has in any case.
  var reserved = 0

  /// Twice the chance of a count in the window at least as far from the expected one on the same side.
  func pValue(_ count: Int) -> Double {
    Swift.min(1, 2 * tail(count))
  }

  /// The chance of a count of at least `count`.
  func upperTail(_ count: Int) -> Double {
    sum(from: count, by: 1)
  }

  /// The chance of a count of at most `count`.
  func lowerTail(_ count: Int) -> Double {
    sum(from: count, by: -1)
  }

  /// The smallest that `pValue` can become.
  var leastPValue: Double {
    Swift.min(1, 2 * Swift.min(chance(range.lowerBound), chance(range.upperBound)) / possible)
  }

  private var range: ClosedRange<Int> {
    let least = Swift.max(0, marked - (population - sampled))
    return least...Swift.max(least, Swift.min(marked - reserved, sampled))
  }

  private var expected: Double { Double(marked) * Double(sampled) / Double(population) }

  /// The chance of a count that leaves the reference what it has in any case.
  private var possible: Double {
    guard reserved > 0, marked - reserved < sampled else { return 1 }
    var all = self
    all.reserved = 0
    let most = range.upperBound
    return Double(most) > expected ? 1 - all.sum(from: most + 1, by: 1) : all.sum(from: most, by: -1)
  }

  private func tail(_ count: Int) -> Double {
    if Double(count) == expected { return 1 }
    return sum(from: count, by: Double(count) > expected ? 1 : -1) / possible
  }

  private func sum(from count: Int, by direction: Int) -> Double {
    guard range.contains(count) else {
      return (direction > 0) == (count < range.lowerBound) ? 1 : 0
    }
    let first = chance(count)
    var (term, sum, index) = (1.0, 1.0, count)
    while range.contains(index + direction), term > sum * 1e-15 {
      term *= ratio(index, direction)
      sum += term
      index += direction
    }
    return Swift.min(1, first * sum)
  }

  /// The chance of the next count over that of `count`.
  private func ratio(_ count: Int, _ direction: Int) -> Double {
    let low = direction > 0 ? count : count - 1
    let up = Double(marked - low) * Double(sampled - low)
    let down = Double(low + 1) * Double(population - marked - sampled + low + 1)
    return direction > 0 ? up / down : down / up
  }

  /// Of just `count`, whatever the reference has in any case.
  func chance(_ count: Int) -> Double {
    exp(
      Self.logChoices(marked, count) + Self.logChoices(population - marked, sampled - count)
        - Self.logChoices(population, sampled))
  }

  private static func logChoices(_ n: Int, _ k: Int) -> Double {
    lgamma(Double(n) + 1) - lgamma(Double(k) + 1) - lgamma(Double(n - k) + 1)
  }
}
