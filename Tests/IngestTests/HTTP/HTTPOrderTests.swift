import Ingest
import Telemetry
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct HTTPOrderTests {
  private let client = HTTPClient()

  @Test func aBodyOfJSONIsPostedAsItIs() async throws {
    let server = try FaultServer(["/": .text("ok")])
    _ = try await client.send(request(server.url("/")) { $0.method = .postJSON("[{\"a\":\"é\"}]") })
    let sent = try #require(server.record.requests.first)
    #expect(sent.hasPrefix("POST / HTTP/1.1\r\n"))
    #expect(sent.contains("\r\nContent-Type: application/json\r\n"))
    #expect(sent.hasSuffix("\r\n\r\n[{\"a\":\"é\"}]"))
  }

  @Test func deletionHasNoBody() async throws {
    let server = try FaultServer(["/x": .text("")])
    _ = try await client.send(request(server.url("/x")) { $0.method = .delete })
    #expect(server.record.requests.first?.hasPrefix("DELETE /x HTTP/1.1\r\n") == true)
  }

  @Test(arguments: [301, 302, 303, 307, 308], [HTTPRequest.Method.postJSON("[]"), .delete])
  func anOrderGoesNowhereElse(status: Int, method: HTTPRequest.Method) async throws {
    let server = try FaultServer(["/": .redirect(to: "/other", status: status), "/other": .text("")])
    let answer = try await client.send(request(server.url("/")) { $0.method = method })
    #expect(answer.status == status)
    #expect(server.record.requests.count == 1)
  }

  @Test func aFormFollowsARedirect() async throws {
    let server = try FaultServer(["/": .redirect(to: "/other"), "/other": .text("ok")])
    let answer = try await client.send(request(server.url("/")) { $0.method = .postForm("a=b") })
    #expect(answer.status == 200)
    #expect(server.record.requests.last?.hasSuffix("\r\n\r\na=b") == true)
  }
}
