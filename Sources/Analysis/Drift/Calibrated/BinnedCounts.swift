/// How often values of a window fell into the bins of a feature's reference.
public struct BinnedCounts: Sendable, Equatable {
  /// By bin.
  public var counts: [Int]
  /// Values of categories that the reference has not shown.
  public var unseenCount: Int
  /// Texts where numbers are the rule, or the other way round.
  public var foreignCount: Int
  public var missingCount: Int

  public init(counts: [Int], unseenCount: Int = 0, foreignCount: Int = 0, missingCount: Int = 0) {
    self.counts = counts
    self.unseenCount = unseenCount
    self.foreignCount = foreignCount
    self.missingCount = missingCount
  }

  public init(_ feature: BinnedFeature, codes: some Sequence<UInt8>) {
    self.init(counts: Array(repeating: 0, count: feature.counts.count))
    for code in codes { add(code) }
  }

  @inline(__always)
  public mutating func add(_ code: UInt8, count: Int = 1) {
    switch code {
    case BinnedFeature.missingCode: missingCount += count
    case BinnedFeature.foreignCode: foreignCount += count
    case BinnedFeature.unseenCode: unseenCount += count
    default: counts[Int(code)] += count
    }
  }

  /// Values that are neither missing nor of the wrong kind.
  public var count: Int { counts.reduce(unseenCount, +) }
}
