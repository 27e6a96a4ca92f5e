internal import Glibc

/// Files that a connection needs, asked for before libcurl says less clearly that they are not there.
enum FileAccess {
  static func check(_ path: String, what: String) throws(HTTPFailure) {
    guard access(path, R_OK) != 0 else { return }
    throw HTTPFailure("TLS: cannot read \(what) \(path): \(String(cString: strerror(errno)))")
  }
}
