/// Appends values to bytes; what is large becomes a blob.
final class BinaryEncoder {
  private(set) var bytes: [UInt8] = []
  private var blobs: [[UInt8]] = []
  private let blobSize: Int
  private var wholeTypes = BinaryWholeTypes()

  init(blobSize: Int) {
    self.blobSize = blobSize
  }

  func finished() -> EncodedState { EncodedState(head: bytes, blobs: blobs) }

  func write<Value: Encodable>(_ value: Value) throws {
    if wholeTypes.contains(Value.self), let whole = value as? any BinaryWhole {
      try whole.write(to: self)
    } else {
      try value.encode(to: self)
    }
  }

  func write(byte: UInt8) {
    bytes.append(byte)
  }

  /// Seven bits a byte, the lowest first.
  func write(count: UInt64) {
    var rest = count
    while rest > 0x7f {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Small numbers of either sign take little room.
  func write(integer: Int64) {
    write(count: UInt64(bitPattern: (integer << 1) ^ (integer >> 63)))
  }

  func write(_ written: [UInt8]) {
    bytes.append(contentsOf: written)
  }

  func write(raw: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: raw)
  }

  func write(text: String) {
    var text = text
    text.withUTF8 { utf8 in
      write(count: UInt64(utf8.count))
      bytes.append(contentsOf: utf8)
    }
  }

  /// Writes what becomes a blob if it is large.
  func writePart(_ body: () throws -> Void) rethrows {
    let mark = bytes.count
    let firstBlob = blobs.count
    bytes.append(0)
    try body()
    guard bytes.count - mark > blobSize else { return }
    // Before the blobs that lie within it: the order in which they are met when reading, so that none needs a number.
    blobs.insert(Array(bytes[(mark + 1)...]), at: firstBlob)
    bytes.removeSubrange(mark...)
    bytes.append(1)
  }

  /// Writes numbers, cut at fixed places if they are many: what was only appended to shares its beginning.
  ///
  /// - Parameter pieceSize: bytes from one cut to the next; what is packed already has reason to stay together.
  func writePieces(_ raw: UnsafeRawBufferPointer, pieceSize: Int) {
    guard raw.count > blobSize else {
      bytes.append(0)
      return write(raw: raw)
    }
    bytes.append(1)
    for start in stride(from: 0, to: raw.count, by: pieceSize) {
      blobs.append(Array(raw[start..<min(start + pieceSize, raw.count)]))
    }
  }

  static let numberPieceSize = 1 << 13
  static let bytePieceSize = 1 << 17

  /// Takes away what has been written since, so that it can be put elsewhere.
  func takeBytes(since mark: Int) -> [UInt8] {
    let taken = Array(bytes[mark...])
    bytes.removeSubrange(mark...)
    return taken
  }

  // MARK: Counts that are known last

  static let countWidth = 4

  func reserveCount() {
    bytes.append(contentsOf: repeatElement(0, count: Self.countWidth))
  }

  func setCount(_ count: Int, at mark: Int) {
    for place in 0..<Self.countWidth { bytes[mark + place] = UInt8(truncatingIfNeeded: count >> (8 * place)) }
  }
}
