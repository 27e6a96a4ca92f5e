/// The key under which values are hashed: whoever has it not can neither find a value nor try values out.
///
///     let key = HashKey(secret: bytesOfAFile)  // the same bytes, the same key: hashes can be compared
///
/// Says nothing of itself where it is printed.
public struct HashKey: Sendable, CustomStringConvertible, CustomReflectable {
  /// What SipHash takes.
  public let words: (UInt64, UInt64)

  /// A secret must hold as many bytes as the key.
  public static let leastBytes = 16

  /// A key that nobody else has.
  public static func random() -> HashKey { HashKey(words: (.random(in: .min ... .max), .random(in: .min ... .max))) }

  private init(words: (UInt64, UInt64)) { self.words = words }

  /// The key of a secret, every bit of which counts.
  ///
  /// Each word is the hash of the secret under a key of its own. A secret that can be guessed makes a key that can be.
  /// - Parameter secret: any bytes; ends of lines behind them do not count.
  /// - Returns: `nil` for less than ``leastBytes``.
  public init?(secret: [UInt8]) {
    let ends: [UInt8] = [10, 13]
    let bytes = Array(secret[..<((secret.lastIndex { !ends.contains($0) } ?? -1) + 1)])
    guard bytes.count >= Self.leastBytes else { return nil }
    // The fractions of the square roots of 2, 3, 5 and 7: constants that hide nothing.
    words = (
      SipHash.hash(bytes, key: (0x6A09_E667_F3BC_C908, 0xBB67_AE85_84CA_A73B)),
      SipHash.hash(bytes, key: (0x3C6E_F372_FE94_F82B, 0xA54F_F53A_5F1D_36F1))
    )
  }

  public var description: String { "a key" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
