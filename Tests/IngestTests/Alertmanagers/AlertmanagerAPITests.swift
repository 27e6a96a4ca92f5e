import Ingest
import Telemetry
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct AlertmanagerAPITests {
  private func api(_ server: FaultServer) throws -> AlertmanagerAPI {
    AlertmanagerAPI(try AlertmanagerServer(parsing: server.url("/am/")))
  }

  private let silence = AlertmanagerSilence(
    matchers: [.init(name: "alertname", value: "A \"b\"\n")], startsAt: Timestamp(seconds: 1_772_323_200),
    endsAt: Timestamp(seconds: 1_772_324_100), createdBy: "ann@host", comment: "ACK! on it")

  @Test func aSilenceIsPutAsTheAPIWantsIt() async throws {
    let server = try FaultServer(["/am/api/v2/silences": .text(#"{"silenceID":"0a-1"}"#)])
    #expect(try await api(server).put(silence) == "0a-1")
    let sent = try #require(server.record.requests.first)
    #expect(
      sent.hasSuffix(
        #"{"matchers":[{"name":"alertname","value":"A \"b\"\n","isRegex":false,"isEqual":true}],"#
          + #""startsAt":"2026-03-01T00:00:00.000Z","endsAt":"2026-03-01T00:15:00.000Z","createdBy":"ann@host","#
          + #""comment":"ACK! on it"}"#))
  }

  @Test func silencesAreReadWithTheirStates() async throws {
    let answer = #"""
      [{"id":"1","status":{"state":"active"},"updatedAt":"x","comment":"c","createdBy":"ann","matchers":[{"isEqual":
      false,"isRegex":true,"name":"a","value":"b.*"}],"startsAt":"2026-03-01T00:00:00.000Z",
      "endsAt":"2026-03-01T01:00:00.000+01:00"},{"id":"2","status":{"state":"expired"},"matchers":[]}]
      """#
    let server = try FaultServer(["/am/api/v2/silences": .text(answer)])
    let silences = try await api(server).silences()
    #expect(silences.map(\.state) == [.active, .expired])
    #expect(silences[0].matchers == [.init(name: "a", value: "b.*", isRegex: true, isEqual: false)])
    #expect(silences[0].endsAt == Timestamp(seconds: 1_772_323_200))
  }

  @Test func labelsWithoutAValueAreLeftOut() async throws {
    let server = try FaultServer(["/am/api/v2/alerts": .text("")])
    let alert = AlertmanagerAlert(
      labels: [Label("alertname", "A"), Label("empty", "")], annotations: [],
      startsAt: Timestamp(seconds: 0), endsAt: Timestamp(seconds: 60))
    try await api(server).post([alert])
    #expect(server.record.requests.first?.contains(#"[{"labels":{"alertname":"A"},"annotations":{},"#) == true)
  }

  @Test(arguments: [
    ("", "the answer is none of an Alertmanager: byte 0: expected an array"),
    ("<html>", "the answer is none of an Alertmanager: byte 0: expected an array"),
    ("[{\"id\":1}]", "the answer is none of an Alertmanager: byte 7: expected a text in quotes"),
    ("[{\"id\":\"../x\"}]", "the answer is none of an Alertmanager: byte 14: expected a silence with an id"),
    ("[] []", "the answer is none of an Alertmanager: byte 3: expected the end"),
  ])
  func nonsenseIsSaidInOneSentence(body: String, sentence: String) async throws {
    let server = try FaultServer(["/am/api/v2/silences": .text(body)])
    let failure = await #expect(throws: HTTPFailure.self) { try await api(server).silences() }
    #expect(failure?.sentence.hasPrefix(sentence) == true, "\(failure?.sentence ?? "")")
  }

  @Test func whatTheServerRefusesIsSaidInItsWords() async throws {
    let server = try FaultServer([
      "/am/api/v2/silences": .status(422, "U", body: "no \u{1B}[31mmatchers"), "/am/api/v2/status": .status(410, "G"),
      "/am/api/v2/alerts": .redirect(to: "/elsewhere"),
    ])
    let refused = await #expect(throws: HTTPFailure.self) { try await api(server).put(silence) }
    #expect(refused?.sentence == "HTTP status 422: no ?[31mmatchers")
    #expect(refused?.isRefusal == true)
    let old = await #expect(throws: HTTPFailure.self) { try await api(server).version() }
    #expect(old?.sentence == "it speaks another version of the API: expected v2")
    let moved = await #expect(throws: HTTPFailure.self) { try await api(server).post([]) }
    #expect(moved?.sentence == "HTTP status 302 Found: elsewhere")
    #expect(moved?.isRefusal == false)
  }

  @Test func anIDThatIsNoneNeverReachesAnAddress() async throws {
    let server = try FaultServer([:])
    await #expect(throws: HTTPFailure.self) { try await api(server).expire("../alerts") }
    #expect(server.record.requests.isEmpty)
  }
}
