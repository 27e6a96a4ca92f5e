internal import Glibc

extension SplitMix64 {
  /// A standard normal number, from two uniform ones; always finite.
  ///
  /// - Reference: Box, Muller, doi:10.1214/aoms/1177706645.
  public mutating func standardNormal() -> Double {
    // 1 − u lies above 0, where the logarithm is finite.
    let radius = (-2 * log(1 - uniform())).squareRoot()
    return radius * cos(2 * Double.pi * uniform())
  }
}
