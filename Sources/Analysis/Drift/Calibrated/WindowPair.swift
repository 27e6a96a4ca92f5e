internal import Glibc

/// A window's counts beside its reference's, as the tests of a check want them.
struct WindowPair {
  let reference: BinnedFeature
  let current: BinnedCounts
  /// Values of the reference and of the window that fell into bins or categories.
  let referenceSize: Int
  let currentSize: Int

  init(reference: BinnedFeature, current: BinnedCounts) {
    self.reference = reference
    self.current = current
    referenceSize = reference.count
    currentSize = current.count
  }

  /// With the missing and the foreign.
  var allReference: Int { referenceSize + reference.missingCount }
  var allCurrent: Int { currentSize + current.foreignCount + current.missingCount }

  /// n·m / (n + m): how many values against a known distribution would say as much.
  var effectiveSize: Double {
    Double(referenceSize) * Double(currentSize) / Double(referenceSize + currentSize)
  }

  /// The standard deviation of Cohen's h when nothing has changed.
  var effectDeviation: Double { 1 / effectiveSize.squareRoot() }

  /// Of a count in the reference and one in the window, Cohen's h.
  func effect(_ referenceCount: Int, _ currentCount: Int) -> Double {
    guard referenceSize > 0, currentSize > 0 else { return 0 }
    return CohenEffect.between(
      Double(referenceCount) / Double(referenceSize), Double(currentCount) / Double(currentSize))
  }
}

/// Cohen's h: how far two shares lie apart, on a scale on which chance is equally wide everywhere.
///
/// - Reference: Cohen, *Statistical Power Analysis for the Behavioral Sciences* (1988), chapter 6.
enum CohenEffect {
  static func between(_ p: Double, _ q: Double) -> Double {
    2 * abs(angle(q) - angle(p))
  }

  /// The share that lies `effect` above `share`.
  static func share(_ effect: Double, above share: Double) -> Double {
    let angle = Swift.min(angle(share) + effect / 2, Double.pi / 2)
    return sin(angle) * sin(angle)
  }

  private static func angle(_ share: Double) -> Double {
    asin(Swift.min(Swift.max(share, 0), 1).squareRoot())
  }
}
