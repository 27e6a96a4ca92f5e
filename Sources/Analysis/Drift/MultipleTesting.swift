/// Corrections of p-values for having made many tests, so that chance alone does not find drift somewhere.
///
///     MultipleTesting.holm.adjusted([0.01, 0.04, 0.03])  // [0.03, 0.06, 0.06]
///
/// An adjusted p-value is held against the same level as a plain one. The order of the values is kept.
/// - Reference: Holm, "A Simple Sequentially Rejective Multiple Test Procedure" (1979), JSTOR 4615733; Benjamini,
///   Hochberg, doi:10.1111/j.2517-6161.1995.tb02031.x.
public enum MultipleTesting: String, Sendable, Equatable, Codable, CaseIterable {
  /// Every p-value as it is.
  case none
  /// Bounds the chance of any false alarm, whatever the tests have to do with each other.
  case bonferroni
  /// As `bonferroni`, and never weaker.
  case holm
  /// Bounds the expected share of false alarms among the alarms, for tests that are independent or go together.
  case benjaminiHochberg = "benjamini-hochberg"

  /// - Precondition: every p-value lies within 0…1.
  /// - Complexity: O(n log n).
  public func adjusted(_ pValues: [Double]) -> [Double] {
    precondition(pValues.allSatisfy { $0 >= 0 && $0 <= 1 }, "a p-value lies within 0…1")
    let count = Double(pValues.count)
    switch self {
    case .none:
      return pValues
    case .bonferroni:
      return pValues.map { Swift.min($0 * count, 1) }
    case .holm:
      return Self.climbing(pValues, pValues.indices.sorted { pValues[$0] < pValues[$1] }) { count - $0 }
    case .benjaminiHochberg:
      return Self.sinking(pValues, pValues.indices.sorted { pValues[$0] > pValues[$1] }) { count / (count - $0) }
    }
  }

  /// From the smallest on; none below the one before.
  private static func climbing(_ pValues: [Double], _ order: [Int], factor: (Double) -> Double) -> [Double] {
    var adjusted = pValues
    var last = 0.0
    for (place, index) in order.enumerated() {
      last = Swift.max(last, Swift.min(pValues[index] * factor(Double(place)), 1))
      adjusted[index] = last
    }
    return adjusted
  }

  /// From the largest on; none above the one before.
  private static func sinking(_ pValues: [Double], _ order: [Int], factor: (Double) -> Double) -> [Double] {
    var adjusted = pValues
    var last = 1.0
    for (place, index) in order.enumerated() {
      last = Swift.min(last, pValues[index] * factor(Double(place)))
      adjusted[index] = last
    }
    return adjusted
  }
}
