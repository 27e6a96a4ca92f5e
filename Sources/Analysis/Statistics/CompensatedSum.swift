/// A running sum that keeps what rounding loses, about 106 bits in all.
///
///     var sum = CompensatedSum()
///     for value in [1e100, 1, -1e100] { sum.add(value) }
///     sum.value  // 1
///
/// Terms are finite. A sum beyond the largest double becomes infinite, never NaN.
/// - Reference: Ogita, Rump, Oishi, "Accurate Sum and Dot Product", doi:10.1137/030601818, algorithms 3.1 and 4.4.
public struct CompensatedSum: Sendable, Equatable, Codable {
  private(set) var high: Double
  private(set) var low: Double

  public init(_ value: Double = 0) {
    high = value
    low = 0
  }

  public var value: Double {
    let total = high + low
    guard total.isNaN else { return total }
    return high.isNaN ? .infinity : high
  }

  @inline(__always)
  public mutating func add(_ term: Double) {
    let sum = high + term
    let shifted = sum - high
    low += (high - (sum - shifted)) + (term - shifted)
    high = sum
  }

  /// Adds the exact product of two numbers.
  @inline(__always)
  public mutating func addProduct(_ left: Double, _ right: Double) {
    let product = left * right
    add(product)
    low += (-product).addingProduct(left, right)
  }

  public mutating func merge(_ other: CompensatedSum) {
    add(other.high)
    low += other.low
  }

  public mutating func subtract(_ other: CompensatedSum) {
    add(-other.high)
    low -= other.low
  }

  /// Adds `factor` times another sum.
  mutating func addProduct(_ other: CompensatedSum, _ factor: Double) {
    addProduct(other.high, factor)
    low += other.low * factor
  }
}

extension CompensatedSum: Packable {
  public func pack(into packer: inout Packer) {
    packer.double(high)
    packer.double(low)
  }

  public init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    high = try unpacker.double()
    low = try unpacker.double()
  }
}
