// Sums of probabilities and of their complements: together they are how many there were, but for the rounding.

extension Packer {
  /// The second of each pair: how many both are together, and by how many units in the last place it differs from that
  /// less the first; as it lies in memory where that is no shorter.
  mutating func complements(_ pairs: [(number: Double, complement: Double)]) {
    let parts = pairs.map { Complement(of: $0.number, $0.complement) }
    let isShort = parts.allSatisfy { $0 != nil }
    flag(isShort)
    guard isShort else { return doubles(pairs.map(\.complement)) }
    for part in parts {
      guard let part else { continue }
      whole(part.count)
      integer(part.difference)
    }
  }
}

extension Unpacker {
  /// What ``Packer/complements(_:)`` wrote, of the numbers that are known already.
  mutating func complements(of numbers: [Double]) throws(PackingFault) -> [Double] {
    guard try flag() else {
      let complements = try doubles()
      guard complements.count == numbers.count else { throw PackingFault("numbers without their complements") }
      return complements
    }
    var complements: [Double] = []
    for number in numbers {
      let part = Complement(count: try whole(), difference: try integer())
      complements.append(part.complement(of: number))
    }
    return complements
  }
}

private struct Complement {
  var count: UInt64
  /// In units in the last place.
  var difference: Int64

  private static let largestCount = 0x1p40
  /// As many bytes as it takes more would not be worth it.
  private static let largestDifference: UInt64 = 1 << 20

  init(count: UInt64, difference: Int64) {
    (self.count, self.difference) = (count, difference)
  }

  /// - Returns: `nil` where it would not be shorter, or another double would come back.
  init?(of number: Double, _ complement: Double) {
    let count = (number + complement).rounded()
    guard count >= 0, count <= Self.largestCount else { return nil }
    let nearest = count - number
    let difference = Int64(bitPattern: complement.bitPattern) &- Int64(bitPattern: nearest.bitPattern)
    guard difference.magnitude <= Self.largestDifference else { return nil }
    self.init(count: UInt64(count), difference: difference)
    guard self.complement(of: number).bitPattern == complement.bitPattern else { return nil }
  }

  func complement(of number: Double) -> Double {
    let nearest = Double(count) - number
    return Double(bitPattern: UInt64(bitPattern: Int64(bitPattern: nearest.bitPattern) &+ difference))
  }
}
