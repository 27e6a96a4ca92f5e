import Foundation
import TestSupport
import Testing

/// Where the tests find what they need.
enum Surroundings {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let fixtures = repository.appending(path: "Tests/Fixtures")
  static let support = repository.appending(path: "Tests/EndToEndTests/Support")
  static let goldenLog = fixtures.appending(path: "Golden/golden.jsonl")
  /// Data and tools that lie beside the repository and are not part of it.
  static let shared = SharedData.url("")

  /// Whether a test that needs a file beside the repository should run.
  static func has(_ path: String) -> Bool {
    SharedData.has(path)
  }

  /// The Python of the pinned environment that `.ci/run` makes, with numpy, scipy, scikit-learn and River.
  static let peers: String = {
    let variables = ProcessInfo.processInfo.environment
    let folder = variables["DRIFTOP_PEERS"] ?? "\(variables["HOME"] ?? "")/.cache/driftop-peers"
    return folder + "/bin/python"
  }()

  /// Whether tests beside other libraries run; on the continuous integration's machine they always do.
  static let hasPeers =
    ProcessInfo.processInfo.environment["CI"] == "true" || FileManager.default.isExecutableFile(atPath: peers)

  /// The built program, which lies beside the test bundle.
  static let program: String = {
    let candidates = ["/proc/self/exe"] + CommandLine.arguments
    let folders = candidates.map { URL(filePath: $0).resolvingSymlinksInPath().deletingLastPathComponent() }
    return folders.map { $0.appending(path: "driftop").path() }
      .first { FileManager.default.isExecutableFile(atPath: $0) } ?? "driftop: not beside the test bundle"
  }()
}

/// A folder for one test's files, gone when the test is over.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "driftop-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// Writes a file and returns its path.
  @discardableResult
  func write(_ name: String, _ content: Data) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try content.write(to: file)
    return file.path()
  }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    try write(name, Data(text.utf8))
  }
}
