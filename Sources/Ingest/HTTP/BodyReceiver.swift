internal import CZlib

/// Collects the body of an answer, expands it where it is compressed, and stops at the limit.
///
/// libcurl could expand too, but takes a gzip stream that ends in the middle for whole.
final class BodyReceiver {
  enum Encoding {
    case identity
    case gzip
  }

  private(set) var bytes: [UInt8] = []
  /// As they came.
  private(set) var receivedCount = 0

  private let limit: Int
  private let inflater: Inflater?

  /// - Parameters:
  ///   - limit: of the expanded bytes.
  ///   - expectedCount: what the header announced, or less than 0.
  init(encoding: Encoding, limit: Int, expectedCount: Int) {
    self.limit = limit
    inflater = encoding == .gzip ? Inflater() : nil
    if encoding == .identity, expectedCount > 0, expectedCount <= limit { bytes.reserveCapacity(expectedCount) }
  }

  func take(_ chunk: UnsafeMutableRawBufferPointer) throws(HTTPFailure) {
    receivedCount += chunk.count
    if let inflater {
      // Compressed data can be endless and yet expand to nothing.
      if receivedCount > limit + limit / 1_000 + 65_536 { throw .tooLarge(limit: limit) }
      try inflater.expand(chunk, into: &bytes, limit: limit)
    } else {
      if bytes.count + chunk.count > limit { throw .tooLarge(limit: limit) }
      bytes.append(contentsOf: chunk)
    }
  }

  /// To be asked when the answer is over.
  func checkEnd() throws(HTTPFailure) {
    if inflater?.isInsideMember == true { throw .damagedGzip("it ends in the middle") }
  }
}

/// Expands gzip data that comes in pieces, of one member or several.
private final class Inflater {
  private(set) var isInsideMember = false

  private var state = z_stream()
  private let output = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 64 * 1024)

  init() {
    // 15 bits of window, +16: gzip headers only.
    inflateInit2_(&state, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    inflateEnd(&state)
    output.deallocate()
  }

  func expand(
    _ chunk: UnsafeMutableRawBufferPointer, into bytes: inout [UInt8], limit: Int
  ) throws(HTTPFailure) {
    state.next_in = chunk.baseAddress?.assumingMemoryBound(to: UInt8.self)
    state.avail_in = UInt32(chunk.count)
    repeat {
      if !isInsideMember, state.avail_in == 0 { return }
      isInsideMember = true
      state.next_out = output.baseAddress
      state.avail_out = UInt32(output.count)
      let status = inflate(&state, Z_NO_FLUSH)
      let count = output.count - Int(state.avail_out)
      if bytes.count + count > limit { throw .tooLarge(limit: limit) }
      bytes.append(contentsOf: output[..<count])
      if status == Z_STREAM_END {
        isInsideMember = false
        inflateReset(&state)
      } else if status != Z_OK, status != Z_BUF_ERROR {
        throw .damagedGzip(state.msg.map { String(cString: $0) } ?? "zlib status \(status)")
      }
    } while state.avail_in > 0 || state.avail_out == 0
  }
}
