/// How often each category, or each bin, occurred in the reference and in the current window.
///
///     PairedCounts(reference: ["a", "a", nil], current: ["b"]).reference  // [2, 0]
///
/// The categories stand in the order of their codes, or of the bytes of their names, and each occurs at least once.
/// - Complexity: O(n + c) for n values and c codes; names take a hash of each besides.
public struct PairedCounts: Sendable, Equatable {
  /// The code of a value that is missing.
  public static let missingCode = UInt32.max

  /// By category.
  public let reference: [Int]
  /// By category, in the same order.
  public let current: [Int]
  public let referenceMissingCount: Int
  public let currentMissingCount: Int
  /// Values that are not missing.
  public let referenceSize: Int
  public let currentSize: Int

  /// - Precondition: as many counts in both, none negative.
  public init(reference: [Int], current: [Int], referenceMissing: Int = 0, currentMissing: Int = 0) {
    precondition(reference.count == current.count, "both windows count the same categories")
    precondition(!reference.contains { $0 < 0 } && !current.contains { $0 < 0 }, "counts are not negative")
    let seen = reference.indices.filter { reference[$0] + current[$0] > 0 }
    self.reference = seen.map { reference[$0] }
    self.current = seen.map { current[$0] }
    referenceMissingCount = referenceMissing
    currentMissingCount = currentMissing
    referenceSize = reference.reduce(0, +)
    currentSize = current.reduce(0, +)
  }

  public init(reference: CategorySample, current: CategorySample) {
    let count = Swift.max(reference.counts.count, current.counts.count)
    self.init(
      reference: reference.counts + repeatElement(0, count: count - reference.counts.count),
      current: current.counts + repeatElement(0, count: count - current.counts.count),
      referenceMissing: reference.missingCount, currentMissing: current.missingCount)
  }

  /// From codes that both windows share; `missingCode` is a missing value.
  public init(reference: [UInt32], current: [UInt32]) {
    self.init(reference: CategorySample(codes: reference), current: CategorySample(codes: current))
  }

  /// From names, `nil` being a missing value.
  public init(reference: [String?], current: [String?]) {
    let reference = Self.tally(reference)
    let current = Self.tally(current)
    let names = Set(reference.counts.keys).union(current.counts.keys)
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    self.init(
      reference: names.map { reference.counts[$0] ?? 0 }, current: names.map { current.counts[$0] ?? 0 },
      referenceMissing: reference.missing, currentMissing: current.missing)
  }

  private static func tally(_ names: [String?]) -> (counts: [String: Int], missing: Int) {
    var counts: [String: Int] = [:]
    var missing = 0
    for name in names {
      if let name { counts[name, default: 0] += 1 } else { missing += 1 }
    }
    return (counts, missing)
  }
}

extension PairedCounts {
  /// Categories, or bins, that occurred.
  public var categoryCount: Int {
    reference.count
  }

  /// 1/n + 1/m, by which squared distances between samples of one distribution scale.
  var noise: Double {
    1 / Double(referenceSize) + 1 / Double(currentSize)
  }

  /// Both shares of every category.
  var shares: [(reference: Double, current: Double)] {
    zip(reference, current).map { (Double($0) / Double(referenceSize), Double($1) / Double(currentSize)) }
  }
}
