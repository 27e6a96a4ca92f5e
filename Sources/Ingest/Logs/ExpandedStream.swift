/// A stream as it is written, or what a compressed one holds, decided by its first bytes.
struct ExpandedStream {
  let stream: any ByteStream
  let compression: Compression

  init(_ file: FileStream, path: String) throws(LogError) {
    var start = [UInt8](repeating: 0, count: 4)
    let count = try file.fill(&start)
    start.removeLast(start.count - count)
    compression = Compression.detect(start)
    let whole = ReplayedStream(start: start, rest: file)
    stream =
      switch compression {
      case .none: whole
      case .gzip: GzipStream(whole, path: path)
      case .zstd: ZstdStream(whole, path: path)
      }
  }
}

extension ByteStream {
  /// Reads once into an array of fixed size, from `offset` on.
  func read(into bytes: inout [UInt8], from offset: Int = 0) throws(LogError) -> Int {
    let result = bytes.withUnsafeMutableBytes { buffer -> Result<Int, LogError> in
      do throws(LogError) {
        return .success(try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[offset...])))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Reads until the array is full or the end has come; returns how many bytes came.
  func fill(_ bytes: inout [UInt8]) throws(LogError) -> Int {
    var count = 0
    while count < bytes.count, case let more = try read(into: &bytes, from: count), more > 0 { count += more }
    return count
  }
}
