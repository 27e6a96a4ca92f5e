// A checkpoint of what is known: a replay goes on from it instead of from the beginning.
extension MonitorState {
  /// Rises with every change of what any part of a state holds: bytes of another format are refused, and the replay
  /// begins anew.
  public static let format = 3

  /// From how many bytes on a part is a blob of its own: smaller ones cost more to store apart than again.
  private static let blobSize = 4_096

  /// The state as bytes, from which ``init(decoding:)`` makes one that goes on exactly alike.
  ///
  /// Equal states give equal bytes, and parts that did not change since an earlier state are blobs that are equal to
  /// that one's. What is computed of a state, as sorted scores and found segments, is not part of it.
  ///
  /// - Complexity: O(size of the state).
  public func encoded() throws -> EncodedState {
    try BinaryCoding.parts(of: self, blobSize: Self.blobSize).sealed(format: Self.format)
  }

  /// - Throws: ``BinaryFault`` where the bytes are damaged, or of another format.
  public init(decoding encoded: EncodedState) throws {
    self = try BinaryCoding.value(of: Self.self, from: encoded.opened(format: Self.format))
  }
}

extension EncodedState {
  private static let sealSize = 16

  /// With the format and a checksum before the head: what is read from a disk may have been damaged there, and parts of a
  /// state rely on one another.
  fileprivate func sealed(format: Int) -> EncodedState {
    var sealed = EncodedState(head: [], blobs: blobs)
    for word in [UInt64(format), checksum] { withUnsafeBytes(of: word) { sealed.head += $0 } }
    sealed.head += head
    return sealed
  }

  fileprivate func opened(format: Int) throws(BinaryFault) -> EncodedState {
    guard head.count >= Self.sealSize else { throw .truncated }
    let seal = head.withUnsafeBytes { bytes in
      [0, 8].map { bytes.loadUnaligned(fromByteOffset: $0, as: UInt64.self) }
    }
    guard seal[0] == UInt64(format) else {
      throw BinaryFault(
        "The checkpoint is of format \(seal[0]) and this driftop reads \(format); replay from the start.")
    }
    let opened = EncodedState(head: Array(head[Self.sealSize...]), blobs: blobs)
    guard opened.checksum == seal[1] else {
      throw BinaryFault("The checkpoint is damaged: its checksum does not match; replay from the start.")
    }
    return opened
  }

  /// Of all bytes and of where the parts end.
  private var checksum: UInt64 {
    var sum: UInt64 = 0
    for part in [head] + blobs { sum = Self.mixed(sum, part) }
    return sum
  }

  private static func mixed(_ sum: UInt64, _ part: [UInt8]) -> UInt64 {
    var sum = mixed(sum, UInt64(part.count))
    part.withUnsafeBytes { bytes in
      // Four lanes: a single chain would wait for each of its products.
      var lanes = SIMD4<UInt64>(sum, 1, 2, 3)
      let blocks = bytes.count & ~31
      for start in stride(from: 0, to: blocks, by: 32) {
        for lane in 0..<4 {
          lanes[lane] = mixed(lanes[lane], bytes.loadUnaligned(fromByteOffset: start + 8 * lane, as: UInt64.self))
        }
      }
      for lane in 0..<4 { sum = mixed(sum, lanes[lane]) }
      let whole = bytes.count & ~7
      for start in stride(from: blocks, to: whole, by: 8) {
        sum = mixed(sum, bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
      }
      for byte in bytes[whole...] { sum = mixed(sum, UInt64(byte)) }
    }
    return sum
  }

  /// The multiplier is 2⁶⁴ divided by the golden ratio.
  @inline(__always)
  private static func mixed(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    let product = (sum ^ word) &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 32)
  }
}
