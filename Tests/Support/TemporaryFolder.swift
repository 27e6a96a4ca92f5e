internal import Foundation

/// A folder of its own for one test, which goes with the test.
public final class TemporaryFolder {
  public let path: String

  public init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "driftop-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path()
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  public func path(_ name: String) -> String { path + "/" + name }

  public func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  /// Writes in place: the file stays the same file when it was there.
  public func write(_ bytes: [UInt8], to name: String) throws {
    if FileManager.default.fileExists(atPath: path(name)) {
      let file = try FileHandle(forWritingTo: URL(filePath: path(name)))
      try file.truncate(atOffset: 0)
      try file.write(contentsOf: Data(bytes))
      try file.close()
    } else {
      try Data(bytes).write(to: URL(filePath: path(name)))
    }
  }

  public func append(_ text: String, to name: String) throws {
    let file = try FileHandle(forWritingTo: URL(filePath: path(name)))
    try file.seekToEnd()
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
  }

  public func rename(_ name: String, to newName: String) throws {
    _ = try? FileManager.default.removeItem(atPath: path(newName))
    try FileManager.default.moveItem(atPath: path(name), toPath: path(newName))
  }

  public func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

  public func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
  }
}
