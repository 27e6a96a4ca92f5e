/// Repeatable random numbers from a seed, the same on every machine.
///
///     var generator = SplitMix64(seed: 7)
///     generator.uniform()  // always the same number
///
/// Nothing here draws a seed of its own: whoever wants chance hands a generator in. Not for secrets.
/// - Complexity: O(1) a number.
/// - Reference: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", doi:10.1145/2660193.2660195.
public struct SplitMix64: RandomNumberGenerator, Sendable, Equatable, Codable {
  private var state: UInt64

  public init(seed: UInt64) {
    state = seed
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// 0..<1, every multiple of 2⁻⁵³ equally likely.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// 0..<count without bias worth naming (below count · 2⁻⁶⁴).
  ///
  /// - Precondition: `count` is positive.
  public mutating func index(below count: Int) -> Int {
    precondition(count > 0, "nothing can be drawn from nothing")
    return Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }
}
