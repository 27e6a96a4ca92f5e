import TestSupport
import Testing

@testable import Ingest

@Suite struct ExpandedFileTests {
  /// Unlike a log, whose part before the damage counts, it is used whole or not at all, and says no more than that.
  @Test func aCutFileIsRefusedAsAWhole() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array(try gzipped(Array("up 1\n".utf8)).dropLast(9)), to: "cut.gz")
    let path = folder.path("cut.gz")
    #expect(throws: ExpandedFile.Failure(sentence: "\(path): damaged gzip data (it ends in the middle)")) {
      try ExpandedFile.read(path)
    }
  }
}
