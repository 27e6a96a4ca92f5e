import Glibc
import Monitor

/// Lines for standard output, written in large pieces; `flush` writes the last one.
struct StandardOutput {
  private static let pieceSize = 65_536
  private var pending: [UInt8]

  init(pending: [UInt8] = []) {
    self.pending = pending
  }

  mutating func write(line: String) throws(Failure) {
    pending += line.utf8
    pending.append(UInt8(ascii: "\n"))
    if pending.count >= Self.pieceSize { try flush() }
  }

  /// Whoever closes the other end of a pipe ends the program by a signal, quietly; a full disk is said.
  mutating func flush() throws(Failure) {
    var written = 0
    while written < pending.count {
      let count = pending[written...].withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      guard count >= 0 || errno == EINTR else {
        throw Failure(sentence: "standard output: cannot write: \(String(cString: strerror(errno)))")
      }
      written += max(count, 0)
    }
    pending.removeAll(keepingCapacity: true)
  }
}

extension StandardOutput {
  static func write(_ line: String) throws(Failure) {
    try write(text: line + "\n")
  }

  static func write(text: String) throws(Failure) {
    var output = StandardOutput(pending: Array(text.utf8))
    try output.flush()
  }
}

enum StandardError {
  /// One line, with nothing in it that a terminal would obey.
  static func write(line: String) {
    let bytes = Array("\(line.harmless)\n".utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
