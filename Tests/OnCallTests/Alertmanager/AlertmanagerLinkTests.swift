import Alerting
import Ingest
import OnCall
import Telemetry
import TestSupport
import Testing

/// Against a server that says what it is told to.
@Suite(.timeLimit(.minutes(1))) struct AlertmanagerLinkTests {
  private static let status = Fault.text(#"{"versionInfo":{"version":"0.25.0"}}"#)

  private func link(_ server: FaultServer) throws -> AlertmanagerLink {
    AlertmanagerLink(AlertmanagerAPI(try AlertmanagerServer(parsing: server.url(""))), seed: 1) { minutes(1) }
  }

  private func wish() -> AlertmanagerWish {
    var wish = AlertmanagerWish()
    wish.isOnDuty = true
    wish.episodes = [episode("A")]
    return wish
  }

  @Test(arguments: [
    Fault.text("<html>hello</html>"), .text(""), .raw("garbage\r\n\r\n"), .status(500, "E", body: "\u{1B}[2Jno"),
    .text("{\"versionInfo\":[]}"), .short(by: 10, body: "{}"), .reset(), .redirect(to: "/loop"),
  ])
  func nonsenseIsBadHealthAndNothingMore(fault: Fault) async throws {
    let server = try FaultServer(["/api/v2/status": fault, "/loop": .redirect(to: "/loop")])
    let report = await (try link(server)).round(wish())
    guard case .failed(let sentence) = report.health.state else {
      Issue.record("taken for an Alertmanager")
      return
    }
    #expect(sentence.hasSuffix("; asked again, and told everything when it is back"))
    #expect(!sentence.unicodeScalars.contains { $0.value < 0x20 })
    #expect(report.silences == nil)
  }

  @Test func anAlertThatIsRefusedIsSaidAndNotSentAgainAtOnce() async throws {
    let server = try FaultServer([
      "/api/v2/status": Self.status, "/api/v2/silences": .text("[]"),
      "/api/v2/alerts": .status(400, "Bad", body: "\"invalid label name\""),
    ])
    let link = try link(server)
    for _ in 0..<3 {
      let report = await link.round(wish())
      #expect(report.health.state == .answering)
      #expect(report.health.source.state == .following)
    }
    #expect(server.record.requests.filter { $0.hasPrefix("POST") }.count == 1)
  }

  @Test func whoIsNotOnDutyWritesNothing() async throws {
    let server = try FaultServer(["/api/v2/status": Self.status, "/api/v2/silences": .text("[]")])
    var wish = wish()
    wish.isOnDuty = false
    let report = await (try link(server)).round(wish)
    #expect(report.health.state == .answering && report.health.version == "0.25.0")
    #expect(server.record.requests.allSatisfy { $0.hasPrefix("GET ") })
  }

  @Test func whatIsDueComesInBatches() async throws {
    let server = try FaultServer([
      "/api/v2/status": Self.status, "/api/v2/silences": .text("[]"), "/api/v2/alerts": .text(""),
    ])
    var wish = wish()
    wish.episodes = (0..<130).map { episode("A\($0)") }
    let report = await (try link(server)).round(wish)
    #expect(report.health.toldCount == 130)
    #expect(server.record.requests.filter { $0.hasPrefix("POST") }.count == 3)
  }

  @Test func itRunsUntilItIsCancelled() async throws {
    let server = try FaultServer(["/api/v2/status": Self.status, "/api/v2/silences": .text("[]")])
    let (link, wish) = (try link(server), wish())
    let (reports, continuation) = AsyncStream.makeStream(of: AlertmanagerLink.Report.self)
    let running = Task { await link.run(wanted: { wish }, report: { continuation.yield($0) }) }
    var iterator = reports.makeAsyncIterator()
    #expect(await iterator.next() != nil)
    // Woken, it does not wait for its turn.
    await link.wake()
    #expect(await iterator.next() != nil)
    running.cancel()
    await running.value
  }
}
