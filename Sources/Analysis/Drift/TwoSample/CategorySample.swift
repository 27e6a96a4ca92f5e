/// How often each category of a column occurred in one window, by codes that other windows share.
///
///     CategorySample(codes: [0, 2, 2]).counts  // [1, 0, 2]
///
/// - Complexity: O(n) time; memory by the largest code, so codes should be dense.
public struct CategorySample: Sendable, Equatable {
  /// By code.
  public let counts: [Int]
  public let missingCount: Int

  /// - Precondition: counts are not negative.
  public init(counts: [Int], missingCount: Int = 0) {
    precondition(missingCount >= 0 && !counts.contains { $0 < 0 }, "counts are not negative")
    self.counts = counts
    self.missingCount = missingCount
  }

  /// - Parameter codes: dense numbers from 0; `PairedCounts.missingCode` is a missing value.
  public init(codes: [UInt32]) {
    let largest = codes.lazy.filter { $0 != PairedCounts.missingCode }.max()
    var counts = [Int](repeating: 0, count: largest.map { Int($0) + 1 } ?? 0)
    var missing = 0
    for code in codes {
      if code == PairedCounts.missingCode { missing += 1 } else { counts[Int(code)] += 1 }
    }
    self.counts = counts
    missingCount = missing
  }

  /// Values that are not missing.
  public var count: Int {
    counts.reduce(0, +)
  }
}
