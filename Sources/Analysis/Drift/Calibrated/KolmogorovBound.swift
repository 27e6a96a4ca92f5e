internal import Glibc

/// How small the tail of Kolmogorov's statistic can be, without its distribution.
///
/// The statistic reaches d where at least k = ⌈n (1 + d) / 2⌉ of the n values lie below the quantile u = k/n − d. The
/// chance of just k is at least e^(−n KL(k/n, u)) / √(2n), and KL is the integral of (k/n − t) / (t (1 − t)) from u to k/n,
/// which all lies within d/2 + 1/n of ½.
/// - Reference: the bound of the binomial coefficient is Ash's, *Information Theory* (1965), lemma 4.7.1.
enum KolmogorovBound {
  /// Whether the chance of at least `distance` is certain to exceed `bar`.
  static func isCertain(count: Int, _ distance: Double, toExceed bar: Double) -> Bool {
    let n = Double(count)
    let reach = distance + 2 / n
    guard reach < 0.99 else { return false }
    return 2 * n * distance * distance / (1 - reach * reach) < -log(bar * (2 * n).squareRoot())
  }
}
