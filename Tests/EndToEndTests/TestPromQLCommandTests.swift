import Foundation
import Testing

/// `driftop test promql`: what it prints and the status with which it ends.
@Suite struct TestPromQLCommandTests {
  private static let passing = """
    load 1m
      requests_total{job="api"} 0+60x10
    eval instant at 10m rate(requests_total[5m])
      {job="api"} 1

    """

  private static func run(_ files: [String: String], _ arguments: [String], input: String = "") throws -> CommandRun {
    let folder = FileManager.default.temporaryDirectory.appending(path: "driftop-scripts-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    return try CommandRun.driftop(["test", "promql"] + arguments, in: folder, input: Data(input.utf8))
  }

  @Test func aScriptThatPassesEndsWithTheCounts() throws {
    let run = try Self.run(["a.test": Self.passing], ["a.test"])
    #expect(run.output == "1 passed, 0 failed, 0 left out\n")
    #expect(run.errors == "")
    #expect(run.status == 0)
  }

  @Test func failuresComeFirstAndThenWhatIsLeftOut() throws {
    let run = try Self.run(
      ["a.test": "load 1m\n  h {{count:1}}\neval instant at 0 h\neval instant at 0 1 + 1\n  3\n"], ["a.test"])
    #expect(
      run.output == """
        failed: a.test:4: 1 + 1
          expected 3, got 2
        left out: a.test:3: h
          reads the native histogram h
        0 passed, 1 failed, 1 left out

        """)
    #expect(run.errors == "driftop: 1 of 1 queries failed\n")
    #expect(run.status == 1)
  }

  @Test func severalScriptsHaveASectionEachAndTheirSumAtTheEnd() throws {
    let run = try Self.run(["a.test": Self.passing, "b.test": "eval instant at 0 1\n  2\n"], ["a.test", "b.test"])
    #expect(
      run.output == """
        a.test: 1 passed, 0 failed, 0 left out
        b.test: 0 passed, 1 failed, 0 left out
        failed: b.test:1: 1
          expected 2, got 1
        1 passed, 1 failed, 0 left out

        """)
    #expect(run.status == 1)
  }

  @Test func aScriptThatIsNotUnderstoodIsToldBeforeAnyRuns() throws {
    let run = try Self.run(["a.test": Self.passing, "b.test": "clear\neval 1\n"], ["a.test", "b.test"])
    #expect(run.output == "")
    #expect(
      run.errors
        == "driftop: b.test:2: expected eval instant at T QUERY or eval range from A to B step S QUERY\n")
    #expect(run.status == 2)
  }

  @Test func aScriptComesOnStandardInputToo() throws {
    #expect(try Self.run([:], ["-"], input: Self.passing).output == "1 passed, 0 failed, 0 left out\n")
    let run = try Self.run([:], ["-"], input: "load 1m\n  a 1 b\n")
    #expect(
      run.errors
        == "driftop: stdin:2: expected a point: a number, a+bxN, axN, _, _xN, stale or {{…}} at “b”\n")
    #expect(run.status == 2)
  }

  @Test func whatATerminalWouldObeyIsNotPrinted() throws {
    let run = try Self.run(["a.test": "load 1m\n  a{b=\"\u{1B}[2J\"} 1\neval instant at 0 a\n"], ["a.test"])
    #expect(run.output.contains("a{b=\"\u{FFFD}[2J\"} is not expected, got 1"))
    #expect(!run.output.contains("\u{1B}"))
  }

  @Test func aMissingFileIsSaid() throws {
    let run = try Self.run([:], ["missing.test"])
    #expect(run.errors == "driftop: missing.test: cannot open: No such file or directory\n")
    #expect(run.status == 2)
  }
}
