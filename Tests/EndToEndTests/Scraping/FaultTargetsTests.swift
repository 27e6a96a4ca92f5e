import Foundation
import TestSupport
import Testing

/// One configuration with every way in which a target can go wrong: each costs a line, and nothing else.
@Suite(.serialized) struct FaultTargetsTests {
  /// What the program needs for itself, in a debug build, and twice the largest answer.
  private static let memoryLimitKilobytes = 200 << 10
  /// Runs a command and writes the most memory that it occupied, in KiB, behind its errors.
  private static let measuring = """
    import resource, subprocess, sys
    status = subprocess.run(sys.argv[1:]).returncode
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
    sys.exit(status)
    """

  @Test func onceDrawsALineForEachFaultAndEndsInTime() throws {
    let targets = try FaultTargets()
    let watch = ContinuousClock()
    let start = watch.now
    let run = try CommandRun.command(
      ["python3", "-c", Self.measuring, Surroundings.program, "--once", "--view", "sources", "--size", "200x60"]
        + ["--config", targets.configuration])
    // Two scrapes with a second between them; the rest is room for a busy machine.
    #expect(watch.now - start < .seconds(15))
    #expect(run.status == 2)
    let said = run.errors.split(separator: "\n")
    #expect(said.count == 2, "\(run.errors)")
    #expect((said.last.flatMap { Int($0) } ?? .max) < Self.memoryLimitKilobytes, "\(run.errors)")
    expectSentences(run.output, "scrape failed: ")
    for job in FaultTargets.healthy { #expect(run.output.contains("● up        \(job) ")) }
    #expect(run.output.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
  }

  @Test func theHealthyKeepTheirRhythmBesideTheBroken() throws {
    let targets = try FaultTargets()
    var script = TerminalScript(["--config", targets.configuration])
    script.size = (200, 60)
    let outcome = try script.play([
      .wait("also-well"), .keys("8"), .wait("scrape failed 6 times: HTTP status 500"),
      .wait("failed 6 times: timed out after 0.8 s while waiting"), .keep("sources"), .keys("q"), .end,
    ])
    #expect(outcome.failure == nil, "\(outcome.text())")
    #expect(outcome.exit == "status 0")
    #expect(outcome.isRestored)
    // The largest answers may have failed only once on a busy machine.
    expectSentences(outcome.text("sources"), "scrape failed")
    for job in FaultTargets.healthy { expectRhythm(targets.server.record.times["/\(job)"] ?? [], job) }
  }

  @Test func quittingDoesNotWaitForThoseThatDoNotAnswer() throws {
    let server = try FaultServer(["/metrics": .silent])
    let outcome = try TerminalScript([server.url("/metrics")]).play([.wait("waiting"), .keys("q"), .end])
    #expect(outcome.failure == nil, "\(outcome.text())")
    #expect(outcome.exit == "status 0")
    #expect(outcome.isRestored)
    let times = server.record.times["/metrics"] ?? []
    #expect((times.first.map { ContinuousClock.now - $0 } ?? .zero) < .seconds(9))
  }

  /// Each fault has its row, and right under it one sentence that fits the line.
  private func expectSentences(_ screen: String, _ start: String) {
    let lines = screen.split(separator: "\n")
    for target in FaultTargets.faults {
      let place = lines.firstIndex { $0.contains("▽ down      \(target.job) ") }
      guard let place, place + 1 < lines.count else {
        Issue.record("\(target.job) is not down in\n\(screen)")
        continue
      }
      let line = lines[place + 1]
      let isKnown =
        line.contains(target.sentence) || (target.isLong && line.contains("timed out after 0.8 s while reading"))
      #expect(line.contains("└ \(start)") && isKnown, "\(target.job): \(line)")
      #expect(!line.contains("…"), "\(target.job): \(line)")
    }
  }

  private func expectRhythm(_ times: [ContinuousClock.Instant], _ job: String) {
    // The first scrape comes at once, the second at the target's place within the second.
    let distances = zip(times.dropFirst(2), times.dropFirst()).map { ($0 - $1) / Duration.seconds(1) }.sorted()
    #expect(distances.count >= 4, "\(job): \(distances)")
    guard !distances.isEmpty else { return }
    #expect((0.9...1.1).contains(distances[distances.count / 2]), "\(job): \(distances)")
    #expect(distances.allSatisfy { $0 < 2.5 }, "\(job): \(distances)")
  }
}
