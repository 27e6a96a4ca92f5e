internal import Glibc

/// Which file a path leads to, and by what a change of its content is noticed.
struct FileIdentity: Hashable {
  private let device, inode: UInt64
  let sizeBytes: Int64
  private let modifiedSeconds, modifiedNanoseconds: Int

  init(_ status: stat) {
    (device, inode, sizeBytes) = (UInt64(status.st_dev), UInt64(status.st_ino), Int64(status.st_size))
    (modifiedSeconds, modifiedNanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
  }

  /// `nil` when there is no such file.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// By device and file number, which stay when the file is renamed or grows.
  func isSameFile(as other: FileIdentity) -> Bool {
    device == other.device && inode == other.inode
  }
}
