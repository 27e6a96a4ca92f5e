/// A fast 64-bit hash of bytes, the same in every run, for tables and for ids that wait for their label.
///
/// Not for adversaries who choose the bytes: a collision of two ids would join a label to the wrong record, with
/// chance n²/2⁶⁵ for n ids by accident.
/// - Reference: the multiply–fold construction of wyhash, Wang Yi, public domain description.
public enum ByteHash {
  public static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard let base = UnsafeRawPointer(bytes.baseAddress), bytes.count > 0 else { return seed }
    var state = seed
    var offset = 0
    while offset + 8 <= bytes.count {
      state = fold(state ^ base.loadUnaligned(fromByteOffset: offset, as: UInt64.self), first)
      offset += 8
    }
    var rest: UInt64 = 0
    var shift: UInt64 = 0
    while offset < bytes.count {
      rest |= UInt64(bytes[offset]) << shift
      shift += 8
      offset += 1
    }
    // Beside the other factor, where no byte of the text can cancel it.
    return fold(state ^ rest, second ^ UInt64(truncatingIfNeeded: bytes.count))
  }

  private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let first: UInt64 = 0xA076_1D64_78BD_642F
  private static let second: UInt64 = 0xE703_7ED1_A0B4_28DB

  private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (high, low) = left.multipliedFullWidth(by: right)
    return high ^ low
  }
}
