/// The fixed bins of a score histogram, fine towards both ends of 0…1.
///
/// Below ½ a bin is a 128th of an octave of the score, above ½ of its distance from 1, down to 2⁻³⁰; so scores of a
/// confident model keep apart. Outside 0…1 bins are a 128th of an octave of the magnitude, from −2⁻³⁰ down. Keys rise
/// with the score.
enum ScoreBins {
  /// Everything below 2⁻³⁰ is one bin, then 29 octaves lead to ½.
  private static let lowerHalfCount = 1 + 29 * 128
  private static let insideCount = 2 * lowerHalfCount
  private static let smallestKey = bitKey(of: 0x1p-30)
  private static let oneKey = bitKey(of: 1)

  @inline(__always)
  static func key(of score: Double) -> Int {
    if score < 0 { return score > -0x1p-30 ? -1 : smallestKey - 2 - bitKey(of: -score) }
    if score > 1 { return insideCount + bitKey(of: score) - oneKey }
    return score < 0.5 ? distanceKey(score) : insideCount - 1 - distanceKey(1 - score)
  }

  /// The smallest score that falls into a bin: at this threshold the bin and all above it count as positive.
  static func lowerEdge(of key: Int) -> Double {
    if key < 0 { return value(ofBitKey: smallestKey - 1 - key).map { (-$0).nextUp } ?? -.infinity }
    if key >= insideCount { return max(value(ofBitKey: key - insideCount + oneKey) ?? .infinity, 1.nextUp) }
    if key < lowerHalfCount { return distance(ofKey: key) }
    let upper = distance(ofKey: insideCount - key)
    return upper < 0.5 ? (1 - upper).nextUp : 0.5
  }

  @inline(__always)
  private static func distanceKey(_ distance: Double) -> Int {
    distance < 0x1p-30 ? 0 : min(1 + bitKey(of: distance) - smallestKey, lowerHalfCount - 1)
  }

  private static func distance(ofKey key: Int) -> Double {
    key == 0 ? 0 : (value(ofBitKey: key - 1 + smallestKey) ?? .infinity)
  }

  /// Exponent and first seven bits of the fraction.
  @inline(__always)
  private static func bitKey(of magnitude: Double) -> Int {
    Int(truncatingIfNeeded: magnitude.bitPattern &>> 45)
  }

  /// `nil` beyond infinity.
  private static func value(ofBitKey key: Int) -> Double? {
    let value = Double(bitPattern: UInt64(key) << 45)
    return value.isNaN ? nil : value
  }
}
