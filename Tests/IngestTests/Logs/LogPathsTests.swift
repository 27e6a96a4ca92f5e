import Ingest
import TestSupport
import Testing

@Suite struct LogPathsTests {
  @Test func aFileAndStandardInputStandForThemselves() throws {
    let folder = try TemporaryFolder()
    #expect(LogPaths.expand("-") == ["-"])
    #expect(LogPaths.expand(folder.path("missing.jsonl")) == [folder.path("missing.jsonl")])
    #expect(!LogPaths.mayGrow("-"))
    #expect(!LogPaths.mayGrow(folder.path("missing.jsonl")))
  }

  @Test func aDirectoryStandsForItsLogsInOrder() throws {
    let folder = try TemporaryFolder()
    for name in [
      "b.jsonl", "a.csv", "c.log.gz", "d.tsv.zst", "B.ndjson", "e.json", "notes.txt", ".hidden.jsonl", "x.gz",
    ] {
      try folder.write("", to: name)
    }
    try folder.makeFolder("folder.jsonl")
    let expected = ["B.ndjson", "a.csv", "b.jsonl", "c.log.gz", "d.tsv.zst", "e.json"].map { folder.path($0) }
    #expect(LogPaths.expand(folder.path) == expected)
    #expect(
      LogPaths.expand(folder.path + "/").map { $0.split(separator: "/").last }
        == expected.map { $0.split(separator: "/").last })
    #expect(LogPaths.mayGrow(folder.path))
    #expect(LogPaths.isDirectory(folder.path))
  }

  @Test func aPatternStandsForItsMatches() throws {
    let folder = try TemporaryFolder()
    for name in ["a1.jsonl", "a2.jsonl", "b1.jsonl"] { try folder.write("", to: name) }
    try folder.makeFolder("a3.jsonl")
    #expect(LogPaths.expand(folder.path("a*.jsonl")) == ["a1.jsonl", "a2.jsonl"].map { folder.path($0) })
    #expect(LogPaths.expand(folder.path("?1.jsonl")) == ["a1.jsonl", "b1.jsonl"].map { folder.path($0) })
    #expect(LogPaths.expand(folder.path("[b-z]*")) == [folder.path("b1.jsonl")])
    #expect(LogPaths.expand(folder.path("z*")) == [])
    #expect(LogPaths.mayGrow(folder.path("z*")))
  }

  @Test func aFileWhoseNameLooksLikeAPatternIsThatFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "a[1].jsonl")
    #expect(LogPaths.expand(folder.path("a[1].jsonl")) == [folder.path("a[1].jsonl")])
  }
}
