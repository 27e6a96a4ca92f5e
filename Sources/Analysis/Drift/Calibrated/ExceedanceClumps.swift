internal import Glibc

/// How often a sliding window exceeds its level anew when nothing has changed.
///
/// - Reference: Siegmund, *Sequential Analysis* (1985), chapter 9; the approximation of ν is Siegmund and Yakir's, *The
///   Statistics of Gene Mapping* (2007), section 5.2.
struct ExceedanceClumps {
  /// Looks in a window's length.
  let looksPerWindow: Double

  init(looksPerWindow: Double) {
    self.looksPerWindow = Swift.max(1, looksPerWindow)
  }

  /// Mean number of clumps that begin in one window's length; at most one a look.
  ///
  /// - Parameter level: of one look.
  func perWindow(level: Double) -> Double {
    // Where e^(−z²/2), the shape of every tail here, is half the level.
    let square = 2 * log(2 / level)
    let clumps = square * Self.discreteness((2 * square / looksPerWindow).squareRoot())
    return level * Swift.min(Swift.max(clumps, 1), looksPerWindow)
  }

  /// ν: what a process seen at times exceeds less often than the process itself.
  static func discreteness(_ x: Double) -> Double {
    guard x > 1e-6 else { return 1 }
    let share = 1 - NormalDistribution.tail(x / 2)
    let density = exp(-x * x / 8) / (2 * Double.pi).squareRoot()
    return 2 / x * (share - 0.5) / (x / 2 * share + density)
  }
}
