import Glibc
import Monitor

/// Lines for standard output, written in large pieces.
struct StandardOutput {
  private static let pieceSize = 65_536
  private var pending: [UInt8] = []

  mutating func write(line: String) {
    pending += line.utf8
    pending.append(UInt8(ascii: "\n"))
    if pending.count >= Self.pieceSize { flush() }
  }

  /// Whoever closes the other end ends the program by a signal, quietly.
  mutating func flush() {
    var written = 0
    while written < pending.count {
      let count = pending[written...].withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      guard count >= 0 || errno == EINTR else { break }
      written += max(count, 0)
    }
    pending.removeAll(keepingCapacity: true)
  }
}

enum StandardError {
  /// One line, with nothing in it that a terminal would obey.
  static func write(line: String) {
    let bytes = Array("\(line.harmless)\n".utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
