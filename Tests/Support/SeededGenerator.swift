internal import Analysis

/// Repeatable random numbers for tests, without making them import the analysis core.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var generator: SplitMix64

  public init(seed: UInt64) {
    generator = SplitMix64(seed: seed)
  }

  public mutating func next() -> UInt64 {
    generator.next()
  }

  /// 0..<1.
  public mutating func uniform() -> Double {
    generator.uniform()
  }
}
