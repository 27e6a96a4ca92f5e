internal import Glibc

/// A small file read at once: a configuration, a list of targets, a password.
enum WholeFile {
  /// Why there is no text, as "cannot open: No such file or directory".
  struct Unreadable: Error, Hashable {
    var reason: String
  }

  private static let limitBytes = 16 << 20

  static func text(_ path: String) throws(Unreadable) -> String {
    // A pipe without a writer would otherwise keep the caller for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw fault("cannot open") }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count >= 0 else {
        if errno == EINTR { continue }
        throw fault("cannot read")
      }
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
      guard bytes.count <= limitBytes else { throw Unreadable(reason: "larger than 16 MiB; expected a small file") }
    }
  }

  private static func fault(_ what: String) -> Unreadable {
    Unreadable(reason: "\(what): \(String(cString: strerror(errno)))")
  }
}

/// The state of a file by which a change of its content is noticed.
struct FileStamp: Hashable {
  private let device, inode, sizeBytes, seconds, nanoseconds: Int

  /// `nil` when there is no such file.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    (device, inode, sizeBytes) = (Int(status.st_dev), Int(status.st_ino), Int(status.st_size))
    (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
  }
}
