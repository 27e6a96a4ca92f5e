/// Stands for bytes that a test pins: 64 bits that are the same on every machine and in every run.
///
/// - Reference: Fowler, Noll, Vo, FNV-1a.
public func fingerprint(_ bytes: some Sequence<UInt8>) -> String {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
  return String(hash, radix: 16)
}
