internal import Glibc

/// Fisher's exact test that one share of wrong answers is higher than another, one-sided.
///
/// Exact at any size, given that the answers are independent of each other.
/// - Reference: Fisher, "On the interpretation of χ² from contingency tables, and the calculation of P",
///   doi:10.2307/2340521.
struct FisherTail: Sendable {
  /// ln k! by k.
  private let logFactorials: [Double]

  /// - Parameter limit: records of both sides together.
  init(limit: Int) {
    var sums = [0.0]
    sums.reserveCapacity(limit + 1)
    for number in 0..<max(0, limit) { sums.append(sums[number] + log(Double(number + 1))) }
    logFactorials = sums
  }

  /// The chance of as many wrong answers in the slice or more, if they were spread over both sides by chance.
  ///
  /// - Complexity: O(number of wrong answers), mostly far less: terms that no longer count are left out.
  func pValue(_ counts: SliceCounts) -> Double {
    let (n, m) = (counts.count, counts.referenceCount)
    let wrong = counts.wrong + counts.referenceWrong
    let last = min(n, wrong)
    var term = exp(
      choose(n, counts.wrong) + choose(m, counts.referenceWrong) - choose(n + m, wrong))
    var (sum, number) = (term, counts.wrong)
    while number < last {
      term *= Double(n - number) / Double(number + 1) * Double(wrong - number) / Double(m - wrong + number + 1)
      number += 1
      sum += term
      if term < sum * 1e-17 { break }
    }
    return min(1, sum)
  }

  private func choose(_ count: Int, _ part: Int) -> Double {
    logFactorials[count] - logFactorials[part] - logFactorials[count - part]
  }
}
