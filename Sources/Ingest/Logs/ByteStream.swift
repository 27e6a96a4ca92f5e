internal import Glibc

/// Bytes that come one stretch after the other.
protocol ByteStream: AnyObject {
  /// Fills the beginning of `buffer`.
  ///
  /// - Returns: how many bytes came; 0 at the end, which for a growing file is the end for now.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(LogError) -> Int
}

/// What can go wrong with a log as a whole.
enum LogError: Error, Equatable, CustomStringConvertible {
  case system(path: String, operation: String, code: Int32)
  case isDirectory(path: String)
  case corrupt(path: String, format: String, detail: String)

  var description: String {
    switch self {
    case .system(let path, let operation, let code):
      "\(path): cannot \(operation): \(String(cString: strerror(code)))"
    case .isDirectory(let path): "\(path): is a directory"
    case .corrupt(let path, let format, let detail):
      "\(path): damaged \(format) data (\(detail)); what came before it was used"
    }
  }
}

/// The bytes of an open file, pipe or terminal.
final class FileStream: ByteStream {
  let path: String
  let descriptor: Int32
  private let closesDescriptor: Bool

  init(path: String) throws(LogError) {
    self.path = path
    closesDescriptor = true
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw .system(path: path, operation: "open", code: errno) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw .isDirectory(path: path)
    }
    posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
  }

  /// Standard input, which is left open.
  init(standardInput: Void) {
    path = "-"
    descriptor = STDIN_FILENO
    closesDescriptor = false
  }

  deinit {
    if closesDescriptor { close(descriptor) }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(LogError) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno == EINTR { continue }
      throw .system(path: path, operation: "read", code: errno)
    }
  }

  var identity: FileIdentity? {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    return FileIdentity(status)
  }

  var position: Int64 { Int64(lseek(descriptor, 0, SEEK_CUR)) }

  func rewind() { lseek(descriptor, 0, SEEK_SET) }
}
