public import Telemetry

/// The identity of an alert as 64 bits of its labels, the same as Prometheus's and Alertmanager's.
///
///     AlertFingerprint(Labels([Label("alertname", "Down")])).description  // 16 hexadecimal digits
///
/// - Reference: FNV-1a over names and values in the order of the names, each followed by a byte of 255; Fowler, Noll,
///   Vo, RFC 9923.
public struct AlertFingerprint: Hashable, Sendable, CustomStringConvertible, Codable {
  public var bits: UInt64

  public init(bits: UInt64) {
    self.bits = bits
  }

  public init(_ labels: Labels) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    for label in labels.pairs {
      for byte in label.name.utf8 { add(byte) }
      add(0xFF)
      for byte in label.value.utf8 { add(byte) }
      add(0xFF)
    }
    bits = hash
  }

  /// - Returns: `nil` for what are not 16 hexadecimal digits.
  public init?(_ text: String) {
    guard text.utf8.count == 16, let bits = UInt64(text, radix: 16) else { return nil }
    self.bits = bits
  }

  public var description: String {
    let digits = String(bits, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
