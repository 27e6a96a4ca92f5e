internal import CZlib
internal import CZstd
internal import Glibc

/// A file that is written at once: whoever looks sees the old content or the new, never a part.
public enum WholeFile {
  /// Why it could not be written: one sentence with its path.
  public struct Failure: Error, Hashable {
    public var sentence: String
  }

  private static let zstdLevel: Int32 = 9
  private static let gzipLevel: Int32 = 6

  /// - Parameter path: compressed where it ends in .zst or .gz; an existing file is replaced.
  /// - Throws: ``Failure``; the old file then stands as it was.
  public static func write(_ content: [UInt8], to path: String) throws(Failure) {
    let bytes = path.hasSuffix(".zst") ? zstd(content) : path.hasSuffix(".gz") ? gzip(content) : content
    guard let bytes else { throw Failure(sentence: "\(path): cannot be compressed") }
    // Beside the file, since a rename works only within one file system.
    let temporary = "\(path).\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw fault(path, "cannot be written") }
    let isWritten = put(bytes, descriptor) && fsync(descriptor) == 0
    let reason = errno
    close(descriptor)
    errno = reason
    guard isWritten, rename(temporary, path) == 0 else {
      let failure = fault(path, "cannot be written")
      unlink(temporary)
      throw failure
    }
  }

  private static func put(_ bytes: [UInt8], _ descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
  }

  private static func zstd(_ content: [UInt8]) -> [UInt8]? {
    var packed = [UInt8](repeating: 0, count: ZSTD_compressBound(content.count))
    let count = ZSTD_compress(&packed, packed.count, content, content.count, zstdLevel)
    return ZSTD_isError(count) == 0 ? Array(packed.prefix(count)) : nil
  }

  private static func gzip(_ content: [UInt8]) -> [UInt8]? {
    var state = z_stream()
    // 15 bits of window, +16: a gzip header.
    let size = Int32(MemoryLayout<z_stream>.size)
    guard deflateInit2_(&state, gzipLevel, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK,
      content.count <= Int(UInt32.max)
    else { return nil }
    defer { deflateEnd(&state) }
    var (source, packed) = (content, [UInt8](repeating: 0, count: Int(deflateBound(&state, UInt(content.count)))))
    let status = source.withUnsafeMutableBufferPointer { input in
      packed.withUnsafeMutableBufferPointer { output in
        state.next_in = input.baseAddress
        state.avail_in = UInt32(input.count)
        state.next_out = output.baseAddress
        state.avail_out = UInt32(truncatingIfNeeded: output.count)
        return deflate(&state, Z_FINISH)
      }
    }
    return status == Z_STREAM_END ? Array(packed.prefix(Int(state.total_out))) : nil
  }

  private static func fault(_ path: String, _ what: String) -> Failure {
    Failure(sentence: "\(path): \(what): \(String(cString: strerror(errno)))")
  }
}
