internal import CZlib
internal import CZstd

/// How a file is compressed, by its first bytes.
enum Compression: String {
  case none
  case gzip
  case zstd

  static func detect(_ start: some Collection<UInt8>) -> Compression {
    if start.starts(with: [0x1F, 0x8B]) { return .gzip }
    if start.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) { return .zstd }
    return .none
  }
}

/// A stream whose first bytes were taken for a look and are handed out again.
final class ReplayedStream: ByteStream {
  private var start: ArraySlice<UInt8>
  private let rest: any ByteStream

  init(start: [UInt8], rest: any ByteStream) {
    self.start = start[...]
    self.rest = rest
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(LogError) -> Int {
    guard !start.isEmpty else { return try rest.read(into: buffer) }
    let count = min(start.count, buffer.count)
    buffer.copyBytes(from: start.prefix(count))
    start = start.dropFirst(count)
    // With what follows at once: a format cannot be told from four bytes.
    return count == buffer.count ? count : count + (try rest.read(into: .init(rebasing: buffer[count...])))
  }
}

/// The content of gzip data, of one member or several.
final class GzipStream: ByteStream {
  private let source: any ByteStream
  private let path: String
  private var state = z_stream()
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 * 1024, alignment: 16)
  private var isInsideMember = false
  /// Damage that was found behind good data, which is handed on first.
  private var damage: LogError?

  init(_ source: any ByteStream, path: String) {
    self.source = source
    self.path = path
    // 15 bits of window, +32: gzip or zlib header found by itself.
    inflateInit2_(&state, 15 + 32, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    inflateEnd(&state)
    input.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(LogError) -> Int {
    if let found = damage {
      damage = nil
      throw found
    }
    let capacity = min(buffer.count, Int(UInt32.max))
    state.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    state.avail_out = UInt32(capacity)
    while state.avail_out == UInt32(capacity) {
      if state.avail_in == 0 {
        let count = try source.read(into: input)
        if count == 0 {
          if isInsideMember { throw .corrupt(path: path, format: "gzip", detail: "it ends in the middle") }
          return 0
        }
        state.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        state.avail_in = UInt32(count)
      }
      isInsideMember = true
      let status = inflate(&state, Z_NO_FLUSH)
      if status == Z_STREAM_END {
        isInsideMember = false
        inflateReset(&state)
      } else if status != Z_OK, status != Z_BUF_ERROR {
        let detail = state.msg.map { String(cString: $0) } ?? "zlib status \(status)"
        state.avail_in = 0
        isInsideMember = false
        let found = LogError.corrupt(path: path, format: "gzip", detail: detail)
        guard state.avail_out < UInt32(capacity) else { throw found }
        damage = found
      }
    }
    return capacity - Int(state.avail_out)
  }
}

/// The content of zstd data, of one frame or several.
final class ZstdStream: ByteStream {
  private let source: any ByteStream
  private let path: String
  private let state: OpaquePointer?
  private let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 * 1024, alignment: 16)
  private var input = ZSTD_inBuffer(src: nil, size: 0, pos: 0)
  private var isInsideFrame = false

  init(_ source: any ByteStream, path: String) {
    self.source = source
    self.path = path
    state = ZSTD_createDStream()
  }

  deinit {
    ZSTD_freeDStream(state)
    memory.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(LogError) -> Int {
    var output = ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
    while output.pos == 0 {
      if input.pos == input.size {
        let count = try source.read(into: memory)
        if count == 0 {
          if isInsideFrame { throw .corrupt(path: path, format: "zstd", detail: "it ends in the middle") }
          return 0
        }
        input = ZSTD_inBuffer(src: memory.baseAddress, size: count, pos: 0)
      }
      let status = ZSTD_decompressStream(state, &output, &input)
      if ZSTD_isError(status) != 0 {
        input.pos = input.size
        isInsideFrame = false
        throw .corrupt(path: path, format: "zstd", detail: String(cString: ZSTD_getErrorName(status)))
      }
      isInsideFrame = status != 0
    }
    return output.pos
  }
}
