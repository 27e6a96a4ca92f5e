import Glibc

/// A new file that is written piece by piece, or standard output.
struct OutputFile: ~Copyable {
  private let path: String
  private let descriptor: Int32
  private var pending: [UInt8] = []
  private static let pieceSize = 1 << 16

  /// - Parameter path: of a file that is not there yet; `-` for standard output.
  init(_ path: String) throws(Failure) {
    self.path = path
    descriptor = path == "-" ? STDOUT_FILENO : open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      let reason = errno == EEXIST ? "is there already; move it aside or name another" : Self.reason()
      throw Failure(sentence: "\(path): \(reason)")
    }
  }

  deinit {
    if descriptor != STDOUT_FILENO { close(descriptor) }
  }

  mutating func append(_ bytes: some Sequence<UInt8>) throws(Failure) {
    pending += bytes
    if pending.count >= Self.pieceSize { try flush() }
  }

  /// What was not written before goes out.
  mutating func flush() throws(Failure) {
    var written = 0
    while written < pending.count {
      let count = pending[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count >= 0 || errno == EINTR else { throw Failure(sentence: "\(path): cannot write: \(Self.reason())") }
      written += max(count, 0)
    }
    pending.removeAll(keepingCapacity: true)
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
