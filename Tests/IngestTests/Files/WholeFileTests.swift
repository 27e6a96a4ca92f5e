import Foundation
import Testing

@testable import Ingest

@Suite struct WholeFileTests {
  private static let content = Array(String(repeating: "one line of a file\n", count: 5_000).utf8)

  /// Does something in a folder that is gone afterwards.
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path())
  }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder)
  }

  @Test(arguments: ["plain.ref", "packed.ref.zst", "packed.ref.gz"])
  func whatWasWrittenIsReadBack(name: String) throws {
    try inFolder { folder in
      let path = folder + "/" + name
      try WholeFile.write(Self.content, to: path)
      #expect(try ExpandedFile.read(path) == Self.content)
      #expect(try names(folder) == [name])
      let size = try Data(contentsOf: URL(filePath: path)).count
      #expect(name.hasSuffix(".ref") ? size == Self.content.count : size < Self.content.count / 10)
    }
  }

  @Test func nothingIsAFileToo() throws {
    try inFolder { folder in
      for name in ["empty", "empty.gz", "empty.zst"] {
        try WholeFile.write([], to: folder + "/" + name)
        #expect(try ExpandedFile.read(folder + "/" + name).isEmpty)
      }
    }
  }

  @Test func anOlderFileIsReplaced() throws {
    try inFolder { folder in
      let path = folder + "/a.ref"
      try WholeFile.write(Self.content, to: path)
      try WholeFile.write(Array("new".utf8), to: path)
      #expect(try ExpandedFile.read(path) == Array("new".utf8))
    }
  }

  @Test func aFolderThatIsMissingIsNamed() throws {
    try inFolder { folder in
      let path = folder + "/missing/a.ref"
      #expect(throws: WholeFile.Failure(sentence: "\(path): cannot be written: No such file or directory")) {
        try WholeFile.write(Self.content, to: path)
      }
    }
  }

  @Test func whereAFolderStandsNothingIsLeftBehind() throws {
    try inFolder { folder in
      let path = folder + "/a.ref"
      try FileManager.default.createDirectory(atPath: path + "/inside", withIntermediateDirectories: true)
      #expect(throws: WholeFile.Failure.self) { try WholeFile.write(Self.content, to: path) }
      #expect(try names(folder) == ["a.ref"])
    }
  }
}
