internal import Glibc

/// The folder of a state: made, checked and opened to its group.
struct StateFolder {
  let path: String

  init(_ path: String) {
    self.path = path
  }

  /// Makes the folder and the file, where they are missing.
  ///
  /// SQLite gives its side files the mode of the database, so the mode is set before it sees the file.
  func prepare(file: String) throws(StateFault) {
    try makeFolders()
    let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o660)
    guard descriptor >= 0 else {
      throw fault(file, "give this user the right to write there, or name another folder by --state")
    }
    defer { close(descriptor) }
    var status = stat()
    // Another user's file has its mode already, and may not be changed.
    if fstat(descriptor, &status) == 0, status.st_uid == geteuid() { fchmod(descriptor, 0o660) }
  }

  private func makeFolders() throws(StateFault) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    for count in 1...max(1, parts.count) {
      let folder = parts[..<count].joined(separator: "/")
      guard !folder.isEmpty, mkdir(folder, 0o700) != 0, errno != EEXIST, errno != EISDIR else { continue }
      // A folder above may be forbidden to make and be there all the same.
      let reason = errno
      guard access(folder, F_OK) != 0 else { continue }
      errno = reason
      throw fault(folder, "name another folder by --state")
    }
  }

  private func fault(_ place: String, _ advice: String) -> StateFault {
    StateFault("\(place): \(String(cString: strerror(errno))); \(advice)")
  }

  /// The name of a file system over which memory cannot be shared, as SQLite's write-ahead log needs it; `nil` for others.
  var networkFileSystem: String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    let place = String(cString: resolved)
    guard let mounts = Self.contents(of: "/proc/self/mounts") else { return nil }
    var best: (length: Int, kind: Substring)?
    for line in mounts.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 2, case let point = Self.unescaped(fields[1]), point.utf8.count >= best?.length ?? 0,
        point == "/" || place == point || place.hasPrefix(point + "/")
      else { continue }
      best = (point.utf8.count, fields[2])
    }
    return best.flatMap { Self.isNetwork($0.kind) ? String($0.kind) : nil }
  }

  static func isNetwork(_ kind: Substring) -> Bool {
    ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "ceph", "afs", "lustre", "gfs2", "ocfs2", "virtiofs"].contains(kind)
      || kind.hasPrefix("fuse.")
  }

  /// Blanks in a mount point stand as octal numbers.
  private static func unescaped(_ text: Substring) -> String {
    var result = ""
    var rest = text
    while let backslash = rest.firstIndex(of: "\\") {
      let digits = rest[rest.index(after: backslash)...].prefix(3)
      result += rest[..<backslash]
      result.unicodeScalars.append(UInt8(digits, radix: 8).map(Unicode.Scalar.init) ?? "?")
      rest = rest[digits.endIndex...]
    }
    return result + rest
  }

  private static func contents(of path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = Glibc.read(descriptor, &buffer, buffer.count), count > 0 { bytes += buffer[..<count] }
    return String(decoding: bytes, as: UTF8.self)
  }
}
