internal import Glibc

/// A small text file read at once: a configuration, a theme, a list of targets, a password.
public enum TextFile {
  /// Why there is no text, without the path: "cannot open: No such file or directory".
  public struct Unreadable: Error, Hashable {
    public var reason: String
  }

  private static let limitBytes = 16 << 20

  /// - Throws: ``Unreadable`` for a file that cannot be read, is larger than 16 MiB, or not UTF-8.
  public static func read(_ path: String) throws(Unreadable) -> String {
    // A pipe without a writer would otherwise keep the caller for ever; one with a writer is waited for.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw fault("cannot open") }
    defer { close(descriptor) }
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      guard count >= 0 else {
        if errno == EINTR { continue }
        throw fault("cannot read")
      }
      if count == 0 { break }
      bytes += buffer[..<count]
      guard bytes.count <= limitBytes else {
        throw Unreadable(reason: "larger than 16 MiB; expected a small text file")
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Unreadable(reason: "not UTF-8 text") }
    return text
  }

  private static func fault(_ what: String) -> Unreadable {
    Unreadable(reason: "\(what): \(String(cString: strerror(errno)))")
  }
}
