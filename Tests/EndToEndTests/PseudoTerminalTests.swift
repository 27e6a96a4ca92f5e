import Foundation
import Testing

/// The whole program on a terminal: keys, signals, and what it leaves behind.
@Suite struct PseudoTerminalTests {
  /// On the screen once the golden log has been read.
  private static let ready = "topics-1.2     ●"

  @Test func keysLeadThroughEveryViewAndOut() throws {
    let outcome = try TerminalScript(["golden.jsonl"]).play([
      .wait(Self.ready), .keep("overview"),
      .keys("jj"), .wait("▸fraud-v3"),
      .keys("2"), .wait("balanced acc"), .keep("model"),
      .keys("3"), .wait("rows actual"),
      .keys("4"), .wait("ROC   AUC .815"),
      .keys("5"), .wait("LATENCY"),
      .keys("1"), .wait(Self.ready),
      .keys("\t"), .wait("No alert is pending"), .keys("\t"), .wait("balanced acc"),
      .keys("?"), .wait("all models"),
      .keys("?"), .wait("balanced acc"),
      .keys("q"), .end,
    ])
    #expect(outcome.failure == nil, "\(outcome.text())")
    #expect(outcome.exit == "status 0")
    #expect(outcome.isRestored, "\(outcome.modes)")
    #expect(outcome.text("overview").contains("chat-llm"))
    #expect(outcome.text("model").contains("fraud-v3 3.1.4 › model"))
  }

  @Test(arguments: [("TERM", 15), ("HUP", 1), ("INT", 2), ("QUIT", 3)])
  func signalEndsItAndGivesTheTerminalBack(name: String, number: Int) throws {
    let outcome = try TerminalScript(["golden.jsonl"]).play([.wait(Self.ready), .signal(name), .end])
    #expect(outcome.failure == nil, "\(outcome.text())")
    // Whoever started it can tell that a signal ended it.
    #expect(outcome.exit == "signal \(number)")
    #expect(outcome.isRestored, "\(outcome.modes)")
  }

  @Test(arguments: [TerminalScript.Step.signal("TSTP"), .keys("\u{1A}")])
  func stoppedAndBroughtBackItDrawsTheScreenAnew(stop: TerminalScript.Step) throws {
    let outcome = try TerminalScript(["golden.jsonl"]).play([
      .wait(Self.ready), stop, .stopped, .continue, .wait(Self.ready), .keys("2"), .wait("› model"),
      .keys("q"), .end,
    ])
    #expect(outcome.failure == nil, "\(outcome.text())")
    #expect(outcome.exit == "status 0")
    #expect(outcome.isRestored)
  }

  @Test func keysComeFromTheTerminalWhileTheLogComesThroughStandardInput() throws {
    var script = TerminalScript(["-"])
    script.input = Surroundings.goldenLog.path()
    let outcome = try script.play([
      .wait(Self.ready), .wait("standard input"), .keys("5"), .wait("LATENCY"), .keys("q"), .end,
    ])
    #expect(outcome.failure == nil, "\(outcome.text())")
    #expect(outcome.exit == "status 0")
    #expect(outcome.isRestored)
  }

  @Test func endsAtOnceWhenTheTerminalVanishes() throws {
    let outcome = try TerminalScript(["golden.jsonl"]).play([.wait(Self.ready), .hangup, .end])
    #expect(outcome.failure == nil)
    #expect(outcome.exit == "status 1" || outcome.exit == "signal 1")
  }

  @Test func linesThatAreAppendedAppear() throws {
    let folder = try TemporaryFolder()
    let line = #"{"model":"late-comer","y_true":1,"y_pred":1,"score":0.9}"# + "\n"
    try folder.write("growing.jsonl", line.replacing("late-comer", with: "early-bird"))
    var script = TerminalScript(["growing.jsonl"])
    script.folder = folder.url
    let outcome = try script.play([
      .wait("early-bird"), .absent("late-comer"), .append(file: "growing.jsonl", text: line), .wait("late-comer"),
      .append(file: "growing.jsonl", text: "no prediction at all\n"), .wait("1 malformed"), .keys("q"), .end,
    ])
    #expect(outcome.failure == nil, "\(outcome.text())")
  }

  @Test func fileThatDoesNotExistYetIsWaitedFor() throws {
    let folder = try TemporaryFolder()
    var script = TerminalScript(["later.jsonl"])
    script.folder = folder.url
    let outcome = try script.play([
      .wait("waiting"),
      .append(file: "later.jsonl", text: #"{"model":"new","y_true":1,"y_pred":1,"score":0.9}"# + "\n"),
      .wait("● following"), .wait("new"), .keys("q"), .end,
    ])
    #expect(outcome.failure == nil, "\(outcome.text())")
  }

  @Test func everySizeIsDrawnAndSurvived() throws {
    let outcome = try TerminalScript(["golden.jsonl"]).play([
      .wait(Self.ready), .resize(columns: 200, rows: 50), .wait("95 %"), .resize(columns: 3, rows: 2),
      .absent("95 %"), .resize(columns: 80, rows: 24), .wait(Self.ready), .wait("q quit"), .keep("again"), .keys("q"),
      .end,
    ])
    #expect(outcome.failure == nil, "\(outcome.text())")
    #expect(outcome.exit == "status 0")
    #expect(outcome.text("again").contains("q quit"))
  }

  @Test func withoutUTF8ItDrawsASCII() throws {
    var script = TerminalScript(["--ascii", "golden.jsonl"])
    script.variables = ["NO_COLOR": "1"]
    let outcome = try script.play([.wait("topics-1.2     *"), .keys("q"), .end])
    #expect(outcome.failure == nil, "\(outcome.text())")
    #expect(outcome.output.utf8.allSatisfy { $0 < 0x80 })
    #expect(outcome.output.firstMatch(of: /\u{1B}\[[0-9;]*(3[0-8]|4[0-8])[;m]/) == nil, "a colour in spite of NO_COLOR")
  }

  @Test func unknownTerminalTypeStillStarts() throws {
    var script = TerminalScript(["golden.jsonl"])
    script.variables = ["TERM": "no-such-terminal"]
    let outcome = try script.play([.wait(Self.ready), .keys("q"), .end])
    #expect(outcome.failure == nil, "\(outcome.text()) \(outcome.output)")
  }

  @Test(.enabled(if: Surroundings.has("tools/ptymeter.py"), "../shared/tools/ptymeter.py is missing"))
  func theAuditOfSignalsFindsNothingToComplainAbout() throws {
    let folder = try TemporaryFolder()
    let log = try folder.write("growing.jsonl", try Data(contentsOf: Surroundings.goldenLog))
    let signals = "TERM,HUP,INT,QUIT,SEGV,ABRT,TSTP,KEY-C-z,PTYHUP,PTYHUP-NOHUP"
    let meter = Surroundings.shared.appending(path: "tools/ptymeter.py").path()
    // A writer beside it, so that the signals come between refreshes that carry something.
    let writing =
      "while sleep 0.05; do head -n 3 \"$0\" | tail -n 1 >> \"$0\"; done & w=$!; \"$@\"; s=$?; kill $w; exit $s"
    let run = try CommandRun.command(
      ["bash", "-c", writing, log, "python3", meter, "--warmup", "1", "--audit-signals", signals, "--"]
        + [Surroundings.program, log])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    let verdicts = run.output.split(separator: "\n").filter { $0.contains(" OK ") }
    #expect(verdicts.count == signals.split(separator: ",").count, "\(run.output)")
  }
}
