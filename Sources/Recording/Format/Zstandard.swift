internal import CZstd

/// Compression of what a recording keeps, each run a frame with a checksum of its own.
///
/// - Reference: RFC 8878.
enum Zstandard {
  /// More is no chunk: the longest line is 64 MiB.
  private static let limit = 512 * 1_048_576

  /// - Returns: `nil` where memory is short.
  static func compress(_ bytes: [UInt8], level: Int32) -> [UInt8]? {
    guard let context = ZSTD_createCCtx() else { return nil }
    defer { ZSTD_freeCCtx(context) }
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level)
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
    let compressed = [UInt8](unsafeUninitializedCapacity: ZSTD_compressBound(bytes.count)) { buffer, count in
      let size = bytes.withUnsafeBytes {
        ZSTD_compress2(context, buffer.baseAddress, buffer.count, $0.baseAddress, $0.count)
      }
      count = ZSTD_isError(size) == 0 ? size : 0
    }
    return compressed.isEmpty ? nil : compressed
  }

  /// - Returns: `nil` for damaged bytes.
  static func expand(_ bytes: [UInt8]) -> [UInt8]? {
    let size = bytes.withUnsafeBytes { ZSTD_getFrameContentSize($0.baseAddress, $0.count) }
    // The two highest numbers say that the size is unknown and that there is no frame.
    guard size <= UInt64(limit) else { return nil }
    var isWhole = false
    let expanded = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
      let found = bytes.withUnsafeBytes {
        ZSTD_decompress(buffer.baseAddress, buffer.count, $0.baseAddress, $0.count)
      }
      isWhole = ZSTD_isError(found) == 0 && found == Int(size)
      count = isWhole ? found : 0
    }
    return isWhole ? expanded : nil
  }
}
