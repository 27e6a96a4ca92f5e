import Glibc
import Ingest

/// The file with the key under which values are hashed.
enum HashKeyFile {
  /// More is no key but the wrong file.
  private static let limitBytes = 65_536

  /// - Throws: a sentence, which holds nothing of the file.
  static func key(_ path: String) throws(Failure) -> HashKey {
    let secret = try bytes(path)
    guard secret.count <= limitBytes else {
      throw Failure(sentence: "\(path): is no key: it holds more than \(limitBytes) bytes; name the right file")
    }
    guard let key = HashKey(secret: secret) else {
      throw Failure(
        sentence: "\(path): a key needs \(HashKey.leastBytes) bytes at least; openssl rand -hex 32 makes a good one")
    }
    return key
  }

  private static func bytes(_ path: String) throws(Failure) -> [UInt8] {
    // A pipe without a writer would otherwise keep driftop from starting.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw fault(path, "cannot open") }
    defer { close(descriptor) }
    var (bytes, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 4096))
    while bytes.count <= limitBytes {
      let count = read(descriptor, &buffer, buffer.count)
      guard count >= 0 || errno == EINTR else { throw fault(path, "cannot read") }
      if count == 0 { break }
      bytes += buffer[..<max(0, count)]
    }
    return bytes
  }

  private static func fault(_ path: String, _ words: String) -> Failure {
    Failure(sentence: "--hash-key-file \(path): \(words): \(String(cString: strerror(errno)))")
  }
}
