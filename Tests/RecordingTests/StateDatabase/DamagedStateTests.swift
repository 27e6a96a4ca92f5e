import Foundation
import Recording
import TestSupport
import Testing

@Suite struct DamagedStateTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func sentence(_ change: (String) throws -> Void) throws -> String {
    let path = folder.path + "/state.db"
    do {
      let database = try StateDatabase(folder: folder.path)
      try database.write(StateSamples.actions)
    }
    try change(path)
    var sentence = "no fault"
    do throws(StateFault) {
      let database = try StateDatabase(folder: folder.path)
      _ = try database.changes(since: .init())
    } catch {
      sentence = error.sentence
    }
    return sentence
  }

  private func sqlite(_ path: String, _ statements: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c", "import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.argv[2])", path, statements,
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func aNewerFormatIsRefusedInWords() throws {
    let sentence = try sentence { try sqlite($0, "PRAGMA user_version = 7") }
    #expect(sentence.contains("was written by a newer driftop (format 7, this one knows 1)"))
  }

  @Test func anotherProgramsDatabaseIsLeftAlone() throws {
    let sentence = try sentence { try sqlite($0, "PRAGMA application_id = 1") }
    #expect(sentence.contains("is another program's database"))
  }

  @Test func whatIsNoDatabaseIsLeftAloneAndNamed() throws {
    let text = Data(String(repeating: "not a database, but 3 a.m. notes\n", count: 300).utf8)
    let sentence = try sentence { path in
      for ending in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
      try text.write(to: URL(filePath: path))
    }
    #expect(sentence.contains("state.db: is no database; move it aside"))
    #expect(try Data(contentsOf: URL(filePath: folder.path + "/state.db")) == text)
  }

  @Test(arguments: [300, 4_096, 9_000])
  func aTruncatedFileNeverTraps(length: Int) throws {
    let sentence = try sentence { path in
      for ending in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
      let handle = try FileHandle(forWritingTo: URL(filePath: path))
      try handle.truncate(atOffset: UInt64(length))
      try handle.close()
    }
    #expect(sentence.contains("state.db"))
  }

  @Test func onAReadOnlyFolderItSaysSo() throws {
    // Nobody makes folders there, the super-user included.
    #expect {
      _ = try StateDatabase(folder: "/proc/driftop")
    } throws: { error in
      (error as? StateFault)?.sentence.contains("name another folder by --state") == true
    }
  }
}
