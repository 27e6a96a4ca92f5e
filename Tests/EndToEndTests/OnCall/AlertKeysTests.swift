import Foundation
import Testing

/// Keys about alerts through the whole application: what they do is what another process finds on disk.
@Suite struct AlertKeysTests {
  @Test func acknowledgesTakesBackAndSilences() throws {
    let queues = try WatchedQueues()
    try queues.screen.play(.keys("a"), .wait("acknowledge, note:"), .keys("on it\r"), .wait("on disk"))
    let held = try queues.listed(awaiting: ["acknowledged"])
    #expect(held.map(\.state) == ["acknowledged"] && held.first?.hand?.note == "on it", "\(held)")
    #expect(try queues.areListed("churn", as: "firing"))
    try queues.screen.play(.match("✓ acked +QueueLong +fraud"), .wait("“on it”"), .wait("▲ 1 firing  ✓ 1 acknowledged"))
    try queues.screen.play(.keys("u"), .match("▲ firing +(├ )?QueueLong +fraud"))
    #expect(try queues.areListed(as: "firing"))

    let silence = "\u{05}\u{15}1h model=\"fraud\" # deploy\r"
    try queues.screen.play(
      .keys("s"), .wait("silence for:"), .keys(silence), .wait("on disk"), .match("∅ silenced +QueueLong +fraud"))
    let silenced = try queues.listed(awaiting: ["silenced"])
    #expect(silenced.map(\.state) == ["silenced"] && silenced.first?.hand?.note == "deploy")
    #expect(try queues.areListed("churn", as: "firing"))
    try queues.screen.play(.keys("u"), .match("▲ firing +(├ )?QueueLong +fraud"))
    #expect(try queues.areListed(as: "firing"))
  }

  @Test func aHigherSeverityAsksAgain() throws {
    let queues = try WatchedQueues()
    try queues.screen.play(.keys("a\r"), .match("✓ acked +(├ )?QueueLong +fraud"))
    try queues.set(fraud: 200)
    try queues.screen.play(.wait("severity rose from warning to page"), .match("▲ firing +(├ )?QueueLong +fraud +page"))
    let asking = try queues.listed(awaiting: ["firing", "firing"])
    #expect(asking.map(\.state) == ["firing", "firing"] && asking.contains { $0.severity == "page" })
    try queues.screen.play(
      .keys("gA"), .wait("acknowledge 2 alerts"), .keys("\r"), .match("✓ acked +(├ )?QueueLong +fraud +page"))
    #expect(try queues.areListed(as: "acknowledged", "acknowledged"))
  }

  @Test func anAlertThatFiresAnewAsksAgain() throws {
    let queues = try WatchedQueues()
    try queues.screen.play(.keys("amine\r"), .match("✓ acked +(├ )?QueueLong +fraud"))
    try queues.set(fraud: 1)
    try queues.screen.play(.match("· resolved +QueueLong +fraud"))
    #expect(try queues.areListed(as: "resolved"))
    // It is over: the line that opens does nothing, and says so.
    try queues.screen.play(.keys("a"), .wait("this alert is over"), .keys("q\r"), .wait("Nothing was done"))
    try queues.set(fraud: 50)
    try queues.screen.play(.wait("fires anew"), .match("▲ firing +(├ )?QueueLong +fraud"))
    #expect(try queues.areListed(as: "firing", "resolved"))
  }

  @Test func whatAnotherProcessDoesAppearsWithinASecond() throws {
    let queues = try WatchedQueues()
    #expect(try queues.areListed(as: "firing"))
    let run = try queues.alerts("ack", "model=\"fraud\"", "--note", "from a script")
    let done = ContinuousClock.now
    #expect(run.status == 0 && run.output == "acknowledged 1\n", "\(run.output)\(run.errors)")
    try queues.screen.play(.match("✓ acked +(├ )?QueueLong +fraud"), .wait("“from a script”"))
    // The rest is for a machine that is busy.
    #expect(ContinuousClock.now - done < .seconds(3))
    #expect(try queues.alerts("unack", "model=\"fraud\"").status == 0)
    try queues.screen.play(.match("▲ firing +(├ )?QueueLong +fraud"))
  }
}
