import Foundation

/// The descriptors that the files of a source folder and those below it declare, to hold a list against its folder.
struct DeclaredDescriptors {
  private let files: [URL]

  /// - Parameter folder: below Sources/Analysis.
  init(in folder: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Analysis/\(folder)")
    files = try FileManager.default.subpathsOfDirectory(atPath: root.path())
      .filter { $0.hasSuffix(".swift") }.map { root.appending(path: $0) }
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
