import Analysis
import TestSupport
import Testing

@Suite struct StreamDetectorKindTests {
  @Test func aMissingValueDoesNotPartARunOfWarnings() throws {
    // Errors that grow slowly more frequent: DDM warns for a while.
    var generator = SeededGenerator(seed: 5)
    let errors = (0..<2000).map { generator.uniform() < (Double($0) < 1000 ? 0.2 : 0.3) ? 1.0 : 0 }
    let whole = try StreamDetectorKind.ddm.events(in: errors)
    let warning = try #require(whole.first { $0.verdict == .warning }).index
    var gappy = errors
    gappy.insert(.nan, at: warning + 1)
    let moved = whole.map { DetectorEvent(index: $0.index > warning ? $0.index + 1 : $0.index, verdict: $0.verdict) }
    #expect(try StreamDetectorKind.ddm.events(in: gappy) == moved)
  }
}
