import Alerting
import Foundation
import Ingest
import OnCall
import Telemetry
import Testing

/// Against Debian's Alertmanager and its amtool.
@Suite(.enabled(if: RealAlertmanager.isExpected), .timeLimit(.minutes(2)))
struct RealAlertmanagerTests {
  private static func now() -> Timestamp {
    Timestamp(nanoseconds: Int64(Date.now.timeIntervalSince1970 * 1_000) * 1_000_000)
  }

  /// - Parameter ahead: how far its clock is before the Alertmanager's.
  private func link(_ server: RealAlertmanager, seed: UInt64 = 1, ahead: Duration = .zero) throws -> AlertmanagerLink {
    AlertmanagerLink(AlertmanagerAPI(try AlertmanagerServer(parsing: server.url)), seed: seed) { Self.now() + ahead }
  }

  private func wish(isAcknowledged: Bool = true, since: Timestamp = now()) -> AlertmanagerWish {
    var alert = episode("Down", labels: [Label("job", "vllm"), Label("note", "a \"b\" \\ é")])
    alert.firedAt = Self.now()
    var wish = AlertmanagerWish()
    wish.isOnDuty = true
    wish.episodes = [alert]
    let hand = AlertHand(actor: "ann@host", since: since, note: "on it")
    if isAcknowledged { wish.silences = [WantedSilence(acknowledging: alert, hand: hand)] }
    return wish
  }

  private func activeSilences(_ server: RealAlertmanager) throws -> [[String: Any]] {
    let answer = Data(try server.amtool("silence", "query", "-o", "json").utf8)
    return try #require(try JSONSerialization.jsonObject(with: answer) as? [[String: Any]])
  }

  private func alertStates(_ server: RealAlertmanager) throws -> [String] {
    let answer = Data(try server.amtool("alert", "query", "-a", "-s", "-o", "json").utf8)
    let alerts = try #require(try JSONSerialization.jsonObject(with: answer) as? [[String: Any]])
    return alerts.compactMap { ($0["status"] as? [String: Any])?["state"] as? String }
  }

  @Test func anAcknowledgementIsSeenByAmtoolAndEndsWithIt() async throws {
    let server = try await RealAlertmanager()
    let link = try link(server)
    var report = await link.round(wish())
    #expect(report.health.state == .answering)
    #expect(report.health.toldCount == 1 && report.health.silenceCount == 1)
    #expect(report.silences?.isEmpty == true)
    let silence = try #require(try activeSilences(server).first)
    #expect((silence["comment"] as? String)?.hasPrefix("ACK! on it [driftop:") == true)
    #expect(silence["createdBy"] as? String == "ann@host")
    #expect((silence["matchers"] as? [Any])?.count == 3)
    // The alert that driftop told is the one that its silence covers.
    #expect(try alertStates(server) == ["suppressed"])
    report = await link.round(wish(isAcknowledged: false))
    #expect(report.health.silenceCount == 0)
    #expect(try activeSilences(server).isEmpty)
    #expect(try alertStates(server).count == 1)
  }

  @Test func whatAmtoolSilencesIsSeenAndWhatItExpiresIsTakenBack() async throws {
    let server = try await RealAlertmanager()
    let link = try link(server)
    let since = Self.now()
    _ = await link.round(wish(since: since))
    let id = try server.amtool(
      "silence", "add", "job=~ml.*", "severity!=page", "--author=bob", "--comment=upgrade", "--duration=1h")
    var report = await link.round(wish(since: since))
    let foreign = try #require(report.silences?.first)
    #expect(foreign.silence.id == id && foreign.createdBy == "bob" && foreign.comment == "upgrade")
    #expect(
      foreign.silence.matchers == [
        SilenceMatcher(name: "job", value: "ml.*", isRegex: true),
        SilenceMatcher(name: "severity", value: "page", isEqual: false),
      ])
    let own = try #require(try activeSilences(server).first { $0["createdBy"] as? String == "ann@host" })
    _ = try server.amtool("silence", "expire", try #require(own["id"] as? String))
    report = await link.round(wish(since: since))
    #expect(report.withdrawnKeys == wish().silences.map(\.key))
    #expect(try activeSilences(server).count == 1)
  }

  @Test func anExtensionKeepsTheID() async throws {
    let server = try await RealAlertmanager()
    let since = Self.now()
    _ = await (try link(server)).round(wish(since: since))
    let before = try #require(try activeSilences(server).first)
    // Four minutes are left for one whose clock is eleven ahead.
    let later = try link(server, seed: 7, ahead: .seconds(11 * 60))
    for _ in 0..<3 { _ = await later.round(wish(since: since)) }
    let after = try activeSilences(server)
    #expect(after.count == 1)
    #expect(after[0]["id"] as? String == before["id"] as? String)
    #expect(after[0]["startsAt"] as? String == before["startsAt"] as? String)
    #expect(after[0]["endsAt"] as? String != before["endsAt"] as? String)
  }

  @Test func twoDriftopsDoNotForkASilence() async throws {
    let server = try await RealAlertmanager()
    let links = [try link(server, seed: 1), try link(server, seed: 2)]
    let wish = wish()
    for _ in 0..<4 {
      await withTaskGroup(of: Void.self) { group in
        for link in links { group.addTask { _ = await link.round(wish) } }
      }
    }
    #expect(try activeSilences(server).count == 1)
  }

  @Test func afterACrashItIsToldEverythingAnew() async throws {
    let server = try await RealAlertmanager()
    let link = try link(server)
    let since = Self.now()
    _ = await link.round(wish(since: since))
    server.kill()
    let report = await link.round(wish(since: since))
    #expect(report.silences == nil)
    guard case .failed(let sentence) = report.health.state else {
      Issue.record("expected bad health")
      return
    }
    #expect(sentence == "connection refused; asked again, and told everything when it is back")
    try await server.start()
    #expect(try activeSilences(server).isEmpty, "its memory went with it")
    #expect(await link.round(wish(since: since)).health.state == .answering)
    #expect(try activeSilences(server).count == 1)
    #expect(try alertStates(server) == ["suppressed"])
  }
}
