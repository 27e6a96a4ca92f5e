import Foundation
import Ingest
import Telemetry
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct HTTPClientTests {
  private let client = HTTPClient()

  @Test func theAnswerComesWithItsStatusAndType() async throws {
    let server = try FaultServer(["/metrics": .text("up 1\n"), "/broken": .status(500, "No", body: "why")])
    let answer = try await client.send(request(server.url("/metrics")))
    #expect(answer.status == 200)
    #expect(answer.contentType == "text/plain; version=0.0.4")
    #expect(answer.text == "up 1\n")
    let broken = try await client.send(request(server.url("/broken")))
    #expect(broken.status == 500)
    #expect(broken.contentType == nil)
    #expect(broken.text == "why")
  }

  @Test func whatIsSentIsTheRequestAndNoMore() async throws {
    let server = try FaultServer(["/metrics": .text("")])
    let request = request(server.url("/metrics?a=b")) {
      $0.headers = [Label("Accept", "text/plain"), Label("X-Empty", ""), Label("X-Tenant", "ünï")]
      $0.authorization = .basic(username: "ann", password: Secret("p:w"))
    }
    _ = try await client.send(request)
    let lines = try #require(server.record.requests.first).split(separator: "\r\n").map(String.init)
    #expect(lines.first == "GET /metrics?a=b HTTP/1.1")
    #expect(
      lines.dropFirst().sorted() == [
        "Accept-Encoding: gzip", "Accept: text/plain", "Authorization: Basic YW5uOnA6dw==",
        "Host: 127.0.0.1:\(server.port)", "User-Agent: driftop/0.1.0", "X-Empty:", "X-Tenant: ünï",
      ])
  }

  @Test func aBearerTokenIsSent() async throws {
    let server = try FaultServer(["/": .text("")])
    _ = try await client.send(
      request(server.url("/")) { $0.authorization = .header(type: "Bearer", credentials: Secret("t")) })
    #expect(server.record.requests.first?.contains("\r\nAuthorization: Bearer t\r\n") == true)
  }

  @Test func compressedBodiesAreExpanded() async throws {
    let text = (0..<5_000).map { "metric_\($0) 1\n" }.joined()
    let packed = try gzipped(Array(text.utf8))
    let half = try gzipped(Array("more 1\n".utf8))
    let server = try FaultServer([
      "/": .body(packed, headers: ["Content-Encoding: gzip"]),
      "/members": .body(packed + half, headers: ["content-encoding: X-GZIP"]),
      "/empty": .body([], headers: ["Content-Encoding: gzip"]),
    ])
    #expect(try await client.send(request(server.url("/"))).text == text)
    #expect(try await client.send(request(server.url("/members"))).text == text + "more 1\n")
    #expect(try await client.send(request(server.url("/empty"))).body.isEmpty)
  }

  @Test func aLineOfTenMegabytesComesWhole() async throws {
    let line = [UInt8](repeating: UInt8(ascii: "a"), count: 10 << 20)
    let server = try FaultServer(["/": .body(line)])
    #expect(try await client.send(request(server.url("/"))).body == line)
  }

  @Test func aBodyInChunksComesWhole() async throws {
    let answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nup \r\n2\r\n1\n\r\n0\r\n\r\n"
    let server = try FaultServer(["/": .raw(answer)])
    #expect(try await client.send(request(server.url("/"))).text == "up 1\n")
  }

  @Test func connectionsAreKeptAlive() async throws {
    let server = try FaultServer(["/": .text("up 1\n")])
    for _ in 0..<5 { _ = try await client.send(request(server.url("/"))) }
    #expect(server.record.connectionCount == 1)
    #expect(server.record.requests.count == 5)
  }

  @Test func aConnectionThatTheServerClosedIsOpenedAgain() async throws {
    let server = try FaultServer(["/": .raw("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")])
    for _ in 0..<3 { #expect(try await client.send(request(server.url("/"))).text == "ok") }
    #expect(server.record.connectionCount == 3)
  }

  @Test func oneThatDripsDoesNotHoldUpTheOthers() async throws {
    let server = try FaultServer(["/": .text("up 1\n"), "/slow": .drip(everyMilliseconds: 50)])
    let slow = Task { [client] in
      await failure(request(server.url("/slow")) { $0.timeout = .seconds(30) }, client)
    }
    try await withThrowingTaskGroup(of: String.self) { [client] group in
      for _ in 0..<50 { group.addTask { try await client.send(request(server.url("/"))).text } }
      for try await text in group { #expect(text == "up 1\n") }
    }
    // Had the others waited for it, it would have timed out.
    slow.cancel()
    #expect(await slow.value == "cancelled")
  }

  @Test func cancellingEndsTheTransferAtOnce() async throws {
    let server = try FaultServer(["/": .silent])
    let task = Task { [client] in await failure(request(server.url("/")), client) }
    while server.record.requests.isEmpty { await Task.yield() }
    task.cancel()
    #expect(await task.value == "cancelled")
    while server.record.endedCount == 0 { await Task.yield() }
  }

  @Test func aTaskThatIsCancelledAlreadyGetsNothing() async throws {
    let server = try FaultServer(["/": .silent])
    let task = Task { [client] in
      withUnsafeCurrentTask { $0?.cancel() }
      return await failure(request(server.url("/")), client)
    }
    #expect(await task.value == "cancelled")
  }

  @Test func theConnectionsEndWithTheClient() async throws {
    let server = try FaultServer(["/": .text("")])
    var client: HTTPClient? = HTTPClient()
    _ = try await client?.send(request(server.url("/")))
    #expect(server.record.endedCount == 0)
    client = nil
    while server.record.endedCount == 0 { await Task.yield() }
  }

  @Test func aUnixSocketIsReached() async throws {
    let folder = try TemporaryFolder()
    let server = try FaultServer(["/metrics": .text("up 1\n")], socketPath: folder.path("s"))
    let address = try ScrapeAddress(parsing: "unix:\(folder.path("s"))")
    let answer = try await client.send(request(address.url.revealed) { $0.unixSocket = address.unixSocket })
    #expect(answer.text == "up 1\n")
    #expect(server.record.requests.first?.contains("\r\nHost: localhost\r\n") == true)
    let sentence = await failure(request("http://localhost/") { $0.unixSocket = folder.path("absent") }, client)
    #expect(sentence == "no such file or directory")
  }

  @Test func aProxyIsAskedWithItsOwnCredentials() async throws {
    let proxy = try FaultServer(["http://models.example/metrics": .text("up 1\n")])
    let request = request("http://models.example/metrics") {
      $0.proxyURL = Secret("http://ann:pw@127.0.0.1:\(proxy.port)")
    }
    #expect(try await client.send(request).text == "up 1\n")
    #expect(proxy.record.requests.first?.contains("\r\nProxy-Authorization: Basic YW5uOnB3\r\n") == true)
  }

  @Test func proxiesOfTheEnvironmentAreNotUsed() async {
    // In a process of its own, whose environment nobody else reads.
    await #expect(processExitsWith: .success) {
      setenv("http_proxy", "http://127.0.0.1:1", 1)
      let server = try FaultServer(["/": .text("up 1\n")])
      #expect(try await HTTPClient().send(request(server.url("/"))).text == "up 1\n")
    }
  }
}
