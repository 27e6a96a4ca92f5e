import Glibc
import Monitor
import Telemetry

/// driftop's own messages, one a line, into a file; the screen has no place for them.
struct MessageLog {
  private let descriptor: Int32?

  /// - Parameter path: `nil` keeps quiet.
  init(path: String?) throws(Failure) {
    guard let path else {
      descriptor = nil
      return
    }
    let opened = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard opened >= 0 else {
      throw Failure(sentence: "--log-file \(path): cannot open: \(String(cString: strerror(errno)))")
    }
    descriptor = opened
  }

  func write(_ message: String, at time: Timestamp) {
    guard let descriptor else { return }
    let line = Array("\(time) \(message.harmless)\n".utf8)
    _ = line.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
  }
}
