import Foundation

/// The descriptors that the files of a source folder declare, to hold a list against its folder.
struct DeclaredDescriptors {
  private let files: [URL]

  /// - Parameter folder: below Sources/Analysis.
  init(in folder: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    files = try FileManager.default.contentsOfDirectory(
      at: root.appending(path: "Sources/Analysis/\(folder)"), includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "swift" }
  }

  /// Their ids, sorted: `extension <kind> { public static let … = Self(id: "…"`.
  func ids(of kind: String) throws -> [String] {
    try files.flatMap { file in
      let text = try String(contentsOf: file, encoding: .utf8)
      return text.components(separatedBy: "extension \(kind) {").dropFirst().flatMap { part in
        part.prefix { $0 != "}" }.matches(of: /static let \w+ = Self\(\s*id: "([^"]+)"/).map { String($0.1) }
      }
    }.sorted()
  }
}
