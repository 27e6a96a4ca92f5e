import Testing

@testable import OnCall

@Suite struct HookProcessTests {
  private func run(_ command: [String], input: String = "", timeout: Duration = .seconds(20)) async
    -> HookProcess.Outcome
  {
    var hook = Hook(name: "test", command: command)
    hook.timeout = timeout
    return await HookProcess.run(hook, input: input)
  }

  @Test func theAlertComesOnStandardInputAndTheOutputIsKept() async {
    let outcome = await run(["cat"], input: #"{"name":"$(reboot)"}"#)
    #expect(outcome == .init(exitCode: 0, output: #"{"name":"$(reboot)"}"#))
  }

  @Test func argumentsReachTheCommandAsTheyAre() async {
    let outcome = await run(["printf", "%s|", "$HOME", "a b", "`id`"])
    #expect(outcome == .init(exitCode: 0, output: "$HOME|a b|`id`|"))
  }

  @Test func theExitCodeIsKeptAndBothOutputsAre() async {
    let outcome = await run(["sh", "-c", "echo out; echo err >&2; exit 3"])
    #expect(outcome == .init(exitCode: 3, output: "out\nerr\n"))
  }

  @Test func aCommandThatDoesNotReadItsInputIsNoTrouble() async {
    let outcome = await run(["true"], input: String(repeating: "x", count: 1 << 20))
    #expect(outcome.exitCode == 0)
  }

  @Test(.timeLimit(.minutes(1)))
  func aCommandThatHangsIsStoppedWithAllItHasStarted() async {
    let outcome = await run(["sh", "-c", "echo begun; sleep 600 & sleep 600"], timeout: .milliseconds(300))
    #expect(outcome.exitCode == nil)
    #expect(outcome.output == "begun\n\nstopped: it ran longer than 0.3 seconds")
  }

  @Test func ofALongOutputTheEndIsKept() async {
    let outcome = await run(["sh", "-c", "yes 0123456789 | head -c 1000000; echo last"])
    #expect(outcome.output.utf8.count < HookProcess.outputLimit + 10)
    #expect(outcome.output.hasSuffix("last\n"))
  }

  @Test func aCommandThatIsNotThereIsNamed() async {
    let outcome = await run(["no-such-command-here"])
    #expect(outcome == .init(exitCode: nil, output: "no-such-command-here: No such file or directory"))
  }
}
