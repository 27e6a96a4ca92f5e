import Foundation
import Glibc
import Testing

/// SIGHUP, as `systemctl reload` sends it, to a driftop without a screen.
@Suite struct ReloadTests {
  @Test(.timeLimit(.minutes(3))) func aHangupReadsTheRulesAgainAndAFaultKeepsTheOldOnes() throws {
    let night = try NightWatch()
    let watch = try night.start(as: ["sh", "-c", #"echo $$ >"$0"; exec "$@""#, night.path("pid")])
    try night.wait(for: "the alert fires") {
      night.lines(of: watch).contains { $0.contains(#" firing {alertname="Always""#) }
    }
    let process = try #require(pid_t(night.text("pid").split(separator: "\n").first ?? ""))
    let rules = night.text("rules.yml")
    let more = rules + "  - {alert: Second, expr: vector(1), labels: {severity: page}}\n"

    try night.folder?.write("rules.yml", more + "  - {alert: Broken, expr: 'vector('}\n")
    kill(process, SIGHUP)
    try night.wait(for: "the fault is said") {
      night.lines(of: watch).contains { $0.hasSuffix("the rules stay as they were") }
    }
    #expect(night.lines(of: watch).contains { $0.contains("rules.yml:7:") })

    try night.folder?.write("rules.yml", more)
    kill(process, SIGHUP)
    try night.wait(for: "the new alert fires") {
      night.lines(of: watch).contains { $0.contains(#" firing {alertname="Second""#) }
    }
    #expect(night.lines(of: watch).contains { $0.hasSuffix("the rules are read again: 2 in 1 groups") })
    // The rule that stayed has gone on: its alert neither ended nor fired anew.
    #expect(!night.lines(of: watch).contains { $0.contains(" resolved ") })
    #expect(night.lines(of: watch).count { $0.contains(#" firing {alertname="Always""#) } == 1)

    kill(process, SIGTERM)
    try night.wait(for: "it ends") { night.lines(of: watch).last?.hasSuffix("driftop ends") == true }
  }
}
