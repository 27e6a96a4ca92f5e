/// Reads what a ``BinaryEncoder`` has written; bytes that nobody wrote throw.
final class BinaryDecoder {
  private var bytes: [UInt8]
  private var position = 0
  private let blobs: [[UInt8]]
  private var nextBlob = 0
  private var depth = 0
  private var wholeTypes = BinaryWholeTypes()

  /// Deeper than any type of driftop's lies in another.
  private static let depthLimit = 200

  init(_ state: EncodedState) {
    bytes = state.head
    blobs = state.blobs
  }

  /// - Throws: where something is left over.
  func finish() throws(BinaryFault) {
    guard position == bytes.count, nextBlob == blobs.count else {
      throw BinaryFault("The bytes go on after the last value; they are damaged or of another version.")
    }
  }

  var rest: Int { bytes.count - position }

  func read<Value: Decodable>(_ type: Value.Type) throws -> Value {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else { throw BinaryFault("The values lie too deep in each other.") }
    if wholeTypes.contains(type), let whole = type as? any BinaryWhole.Type,
      let value = try whole.init(reading: self) as? Value
    {
      return value
    }
    return try Value(from: self)
  }

  func readByte() throws(BinaryFault) -> UInt8 {
    guard position < bytes.count else { throw .truncated }
    defer { position += 1 }
    return bytes[position]
  }

  /// A byte that says yes or no.
  func readMark() throws(BinaryFault) -> Bool {
    let byte = try readByte()
    guard byte < 2 else { throw BinaryFault("Expected 0 or 1, found \(byte); the bytes are damaged.") }
    return byte == 1
  }

  /// The mark without passing it.
  func peekMark() throws(BinaryFault) -> Bool {
    defer { position -= 1 }
    return try readMark()
  }

  func readCount() throws(BinaryFault) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      let byte = try readByte()
      let bits = UInt64(byte & 0x7f)
      guard shift < 63 || bits < 2 else { break }
      value |= bits << shift
      if byte < 0x80 { return value }
    }
    throw BinaryFault("A number is longer than 64 bits; the bytes are damaged.")
  }

  func readInteger() throws(BinaryFault) -> Int64 {
    let bits = try readCount()
    return Int64(bitPattern: bits >> 1) ^ -Int64(bitPattern: bits & 1)
  }

  func readRaw<Bits: FixedWidthInteger>(_ type: Bits.Type) throws(BinaryFault) -> Bits {
    guard rest >= MemoryLayout<Bits>.size else { throw .truncated }
    defer { position += MemoryLayout<Bits>.size }
    return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: position, as: type) }
  }

  /// How many elements follow, of which each takes at least some bytes.
  func readLength(elementSize: Int = 1) throws(BinaryFault) -> Int {
    let count = try readCount()
    guard count <= UInt64(rest / elementSize) else { throw .truncated }
    return Int(count)
  }

  /// The text without passing it: the name of an enumeration's case.
  func peekText() throws(BinaryFault) -> String {
    let mark = position
    defer { position = mark }
    return try readText()
  }

  func readText() throws(BinaryFault) -> String {
    let length = try readLength()
    defer { position += length }
    guard let text = String(validating: bytes[position..<(position + length)], as: UTF8.self) else {
      throw BinaryFault("A text is not valid UTF-8; the bytes are damaged.")
    }
    return text
  }

  /// Reads a part from where it lies: here, or in the next blob.
  func readPart<Value>(_ body: () throws -> Value) throws -> Value {
    guard try readMark() else { return try body() }
    let outer = (bytes, position)
    bytes = try takeBlob()
    position = 0
    let value = try body()
    guard rest == 0 else { throw BinaryFault("A blob goes on after its last value; it is damaged.") }
    (bytes, position) = outer
    return value
  }

  /// Reads numbers from where they lie: here, or in the next blobs.
  func readNumbers<Number>(_ type: Number.Type) throws -> [Number] {
    let count = try readCount()
    let isApart = try readMark()
    let (size, isTooMany) = count.multipliedReportingOverflow(by: UInt64(MemoryLayout<Number>.stride))
    let possible = isApart ? (blobs.count - nextBlob) * BinaryEncoder.bytePieceSize : rest
    guard !isTooMany, size <= UInt64(possible) else { throw BinaryFault.truncated }
    return try [Number](unsafeUninitializedCapacity: Int(count)) { numbers, filled in
      let raw = UnsafeMutableRawBufferPointer(numbers)
      if isApart { try copyBlobs(to: raw) } else { copyBytes(to: raw) }
      filled = Int(count)
    }
  }

  /// As many bytes as the buffer has room for; they have been seen to be there.
  private func copyBytes(to target: UnsafeMutableRawBufferPointer) {
    let end = position + target.count
    bytes.withUnsafeBytes { target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<end])) }
    position = end
  }

  private func copyBlobs(to target: UnsafeMutableRawBufferPointer) throws(BinaryFault) {
    var start = 0
    while start < target.count {
      let blob = try takeBlob()
      guard !blob.isEmpty, blob.count <= target.count - start else {
        throw BinaryFault("A blob is of another size than what is read from it; it is damaged.")
      }
      blob.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: target[start...]).copyMemory(from: $0) }
      start += blob.count
    }
  }

  private func takeBlob() throws(BinaryFault) -> [UInt8] {
    guard nextBlob < blobs.count else { throw BinaryFault("A blob is missing; the checkpoint is incomplete.") }
    defer { nextBlob += 1 }
    return blobs[nextBlob]
  }
}
