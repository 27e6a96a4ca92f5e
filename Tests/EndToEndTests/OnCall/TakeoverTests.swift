import Foundation
import Testing

/// Two driftops without a screen share a state folder, and one of them is killed.
@Suite struct TakeoverTests {
  @Test(.timeLimit(.minutes(3)))
  func whenTheOneWithTheDutyIsKilledTheOtherTakesOverAndEachHookRunsOnce() throws {
    let night = try NightWatch()
    let first = try night.start()
    try night.wait(for: "the first has run the hook") {
      night.hasDuty(first) && night.lines(of: first).contains { $0.contains("hook retrain (firing): ended with 0") }
    }
    let second = try night.start()
    try night.wait(for: "the second watches") { !night.lines(of: second).isEmpty }
    #expect(!night.hasDuty(second))

    night.kill(first)
    let killed = Date.now
    try night.wait(for: "the second takes over") { night.hasDuty(second) }
    #expect(Date.now.timeIntervalSince(killed) < 30)
    #expect(try night.runs().map { $0["event"] } == [.string("firing")])

    let acknowledging = try CommandRun.driftop(["alerts", "ack", "Always", "--state", night.state, "--note", "on it"])
    #expect(acknowledging.status == 0)
    try night.wait(for: "the hook ran for the acknowledgement") {
      night.lines(of: second).contains { $0.contains("hook retrain (acknowledged): ended with 0: begun") }
    }
    let runs = try night.runs()
    #expect(runs.map { $0["event"] } == [.string("firing"), .string("acknowledged")])
    // One episode: the duty changed hands, the alert did not begin anew.
    #expect(runs.first?["active_at"] == runs.last?["active_at"])

    let list = try CommandRun.driftop(["alerts", "list", "--state", night.state, "--format", "json"])
    #expect(list.status == 0)
    #expect(try JSON(text: list.output)["0.hand.note"] == .string("on it"))
    let history = try CommandRun.driftop(["alerts", "export", "--state", night.state]).output
    let hooks = try history.split(separator: "\n").map { try JSON(text: String($0)) }.filter {
      $0["kind"] == .string("hook")
    }
    #expect(hooks.map { $0["event"] } == [.string("firing"), .string("acknowledged")])
    #expect(hooks.allSatisfy { $0["exit_code"] == .string("0") && $0["output"] == .string("begun\n") })
  }
}
