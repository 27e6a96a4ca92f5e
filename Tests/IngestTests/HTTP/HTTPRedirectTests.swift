import Ingest
import Telemetry
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct HTTPRedirectTests {
  private let client = HTTPClient()

  private func secretive(_ url: String, _ authorization: HTTPRequest.Authorization) -> HTTPRequest {
    request(url) {
      $0.authorization = authorization
      $0.headers = [Label("Accept", "text/plain"), Label("X-Api-Key", "hunter2")]
    }
  }

  static let authorizations: [HTTPRequest.Authorization] = [
    .basic(username: "hunter2", password: Secret("hunter2")), .header(type: "Bearer", credentials: Secret("hunter2")),
  ]

  @Test(arguments: [301, 302, 303, 307, 308]) func aRedirectIsFollowed(status: Int) async throws {
    let server = try FaultServer(["/old": .redirect(to: "new/?a=b#c", status: status), "/new/": .text("up 1\n")])
    #expect(try await client.send(request(server.url("/old"))).text == "up 1\n")
    #expect(server.record.requests.last?.hasPrefix("GET /new/?a=b HTTP/1.1\r\n") == true)
    #expect(server.record.connectionCount == 1)
    let answer = try await client.send(request(server.url("/old")) { $0.followsRedirects = false })
    #expect(answer.status == status)
  }

  @Test(arguments: authorizations)
  func theSameOriginGetsTheCredentialsAgain(authorization: HTTPRequest.Authorization) async throws {
    let server = try FaultServer(["/old": .redirect(to: "/new"), "/new": .text("")])
    _ = try await client.send(secretive(server.url("/old"), authorization))
    let head = try #require(server.record.requests.last)
    #expect(head.contains("\r\nAuthorization: ") && head.contains("\r\nX-Api-Key: hunter2\r\n"))
  }

  @Test(arguments: authorizations)
  func anotherOriginGetsNoSecret(authorization: HTTPRequest.Authorization) async throws {
    let other = try FaultServer(["/": .redirect(to: "/end"), "/end": .text("up 1\n")])
    let server = try FaultServer(["/": .redirect(to: other.url("/"))])
    #expect(try await client.send(secretive(server.url("/"), authorization)).text == "up 1\n")
    #expect(other.record.requests.count == 2)
    for head in other.record.requests {
      #expect(!head.contains("hunter2") && !head.lowercased().contains("authorization"))
      #expect(head.contains("\r\nAccept: text/plain\r\n"))
    }
  }

  @Test func aPlaceWithoutASchemeCanBeAnotherOrigin() async throws {
    let other = try FaultServer(["/": .status(404, "No")])
    let server = try FaultServer(["/": .redirect(to: "//localhost:\(other.port)/")])
    let answer = try await client.send(secretive(server.url("/"), Self.authorizations[0]))
    #expect(answer.status == 404)
    #expect(other.record.requests.first?.contains("hunter2") == false)
  }

  @Test func aLoopEndsAfterTenRedirects() async throws {
    let server = try FaultServer(["/": .redirect(to: "/")])
    #expect(await failure(request(server.url("/")), client) == "redirected more than 10 times")
    #expect(server.record.requests.count == 11)
  }

  @Test(arguments: [
    ("file:///etc/passwd", "file:///etc/passwd"), ("gopher://x/1", "gopher://x/1"),
    ("ftp://ann:hunter2@x/", "ftp://x/"), ("http://[", "http://["),
    ("dict://x/?token=hunter2\u{1B}[2J", "dict://x/?token=•••"),
  ])
  func otherSchemesAreRefused(location: String, shown: String) async throws {
    let server = try FaultServer(["/": .redirect(to: location)])
    #expect(
      await failure(request(server.url("/")), client) == "redirected to “\(shown)”, which is no http(s) address")
  }

  @Test func aRedirectWithoutAPlaceIsAnAnswer() async throws {
    let server = try FaultServer(["/": .status(302, "Found"), "/same": .status(304, "Not Modified")])
    #expect(try await client.send(request(server.url("/"))).status == 302)
    #expect(try await client.send(request(server.url("/same"))).status == 304)
  }

  @Test func theTimeoutIsForAllHopsTogether() async throws {
    let server = try FaultServer(["/": .delayed(milliseconds: 100, .redirect(to: "/"))])
    let sentence = await failure(request(server.url("/")) { $0.timeout = .milliseconds(300) }, client)
    #expect(sentence.hasPrefix("timed out after 0.3 s while "))
  }
}
