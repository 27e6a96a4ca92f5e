import Glibc

/// The logarithm of a product of probabilities, without a logarithm a factor.
///
/// Factors are multiplied in doubled precision; the exponent is carried apart so that nothing underflows.
struct LikelihoodProduct: Sendable, Equatable {
  private var high = 1.0
  private var low = 0.0
  private var exponent = 0.0
  /// Σ w log p of factors with a weight other than 1.
  private var weightedLogs = CompensatedSum()

  /// What scikit-learn clips probabilities to: the distance from 1 to the next double.
  static let smallest = 0x1p-52

  /// - Precondition: `probability` lies within 0…1, `weight` is finite and positive.
  @inline(__always)
  mutating func multiply(by probability: Double, weight: Double) {
    let factor = Swift.min(Swift.max(probability, Self.smallest), 1 - Self.smallest)
    guard weight == 1 else {
      weightedLogs.addProduct(log(factor), weight)
      return
    }
    let product = high * factor
    // What rounding dropped, exact for factors from ½ on; below, a factor's own logarithm dwarfs it.
    let dropped = factor >= 0.5 ? (high - product) - high * (1 - factor) : 0
    low = low * factor + dropped
    high = product
    // One factor takes at most 52 off the exponent, so this leaves room before numbers become subnormal.
    if product < 0x1p-800 { normalize() }
  }

  mutating func merge(_ other: LikelihoodProduct) {
    var other = other
    other.normalize()
    normalize()
    let product = high * other.high
    low = high * other.low + low * other.high + (-product).addingProduct(high, other.high)
    high = product
    exponent += other.exponent
    weightedLogs.merge(other.weightedLogs)
  }

  var logarithm: Double {
    // ln 2 to twice the precision of a double, since the exponent may be large.
    var sum = weightedLogs
    sum.addProduct(exponent, 0x1.62e42fefa39efp-1)
    sum.add(exponent * 0x1.abc9e3b39803fp-56)
    sum.add(log(high))
    sum.add(log1p(low / high))
    return sum.value
  }

  private mutating func normalize() {
    let shift = Double(high.exponent)
    let scale = Double(sign: .plus, exponent: -high.exponent, significand: 1)
    exponent += shift
    high *= scale
    low *= scale
  }
}

extension LikelihoodProduct: Codable {
  private enum CodingKeys: CodingKey {
    case high
    case low
    case exponent
    case weightedLogs
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    high = try container.decode(Double.self, forKey: .high)
    low = try container.decode(Double.self, forKey: .low)
    exponent = try container.decode(Double.self, forKey: .exponent)
    weightedLogs = try container.decode(CompensatedSum.self, forKey: .weightedLogs)
    guard high > 0, high.isFinite else {
      throw DecodingError.dataCorruptedError(
        forKey: .high, in: container, debugDescription: "a product that no probabilities have")
    }
  }
}

extension LikelihoodProduct: Packable {
  func pack(into packer: inout Packer) {
    for number in [high, low, exponent] { packer.double(number) }
    weightedLogs.pack(into: &packer)
  }

  init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    high = try unpacker.double(within: .leastNonzeroMagnitude ... .greatestFiniteMagnitude)
    low = try unpacker.double()
    exponent = try unpacker.double()
    weightedLogs = try CompensatedSum(unpacking: &unpacker)
  }
}
