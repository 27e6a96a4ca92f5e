import Ingest
import Telemetry
import TestSupport
import Testing

/// What a person reads when an address does not answer as it should.
@Suite(.timeLimit(.minutes(1))) struct HTTPFailureTests {
  private let client = HTTPClient()

  private func sentence(_ fault: Fault, _ change: (inout HTTPRequest) -> Void = { _ in }) async throws -> String {
    let server = try FaultServer(["/": fault])
    return await failure(request(server.url("/"), change), client)
  }

  @Test func nobodyListens() async throws {
    let url: String
    do {
      let server = try FaultServer([:])
      _ = try await client.send(request(server.url("/")))
      url = server.url("/")
    }
    // The port is free again as soon as the server's thread has seen its end.
    var sentence = ""
    while sentence != "connection refused", !sentence.hasPrefix("timed out") {
      sentence = await failure(request(url) { $0.timeout = .seconds(2) }, HTTPClient())
    }
    #expect(sentence == "connection refused")
  }

  @Test func theNameIsUnknown() async {
    // Longer than a label of a name may be: no resolver asks anybody.
    let name = String(repeating: "a", count: 64)
    #expect(await failure(request("http://\(name)/"), client) == "no such host “\(name)”")
  }

  @Test func aSilentServerTimesOut() async throws {
    #expect(
      try await sentence(.silent) { $0.timeout = .milliseconds(200) }
        == "timed out after 0.2 s while waiting for the answer")
  }

  @Test func aConnectionThatNobodyTakesTimesOut() async throws {
    let listener = try FullListener()
    #expect(
      await failure(request(listener.url) { $0.timeout = .milliseconds(200) }, client)
        == "timed out after 0.2 s while connecting")
  }

  @Test func aDrippingBodyTimesOut() async throws {
    let sentence = try await sentence(.drip(everyMilliseconds: 20)) { $0.timeout = .milliseconds(250) }
    #expect(sentence.hasPrefix("timed out after 0.25 s while reading the body ("))
    #expect(sentence.hasSuffix(" bytes came)"))
  }

  @Test func anEndlessBodyStopsAtTheLimit() async throws {
    let part = [UInt8](repeating: 10, count: 4_096)
    #expect(
      try await sentence(.endless(part)) { $0.bodyLimitBytes = 3 << 20 } == "body larger than 3 MiB (body_size_limit)")
  }

  @Test func theLimitItselfIsStillAllowed() async throws {
    let server = try FaultServer(["/": .text("12345")])
    #expect(try await client.send(request(server.url("/")) { $0.bodyLimitBytes = 5 }).text == "12345")
    #expect(
      await failure(request(server.url("/")) { $0.bodyLimitBytes = 4 }, client).hasPrefix("body larger than 4 bytes"))
  }

  @Test func aGzipBombStopsAtTheExpandedLimit() async throws {
    // A thousandth of its expansion; without an end.
    let bomb = try gzipped([UInt8](repeating: 0, count: 10 << 20))
    #expect(
      try await sentence(.endless(bomb, headers: ["Content-Encoding: gzip"])) { $0.bodyLimitBytes = 16 << 20 }
        == "body larger than 16 MiB (body_size_limit)")
  }

  @Test func compressedDataThatExpandsToNothingStopsToo() async throws {
    let nothing = Array(repeating: try gzipped([]), count: 1_000).flatMap { $0 }
    #expect(
      try await sentence(.endless(nothing, headers: ["Content-Encoding: gzip"])) { $0.bodyLimitBytes = 1_000 }
        == "body larger than 1000 bytes (body_size_limit)")
  }

  @Test func damagedGzipIsSaid() async throws {
    let packed = try gzipped((0..<20_000).map { UInt8(truncatingIfNeeded: $0 * $0 / 7) })
    let encoding = ["Content-Encoding: gzip"]
    #expect(
      try await sentence(.body(Array(packed.dropLast(9)), headers: encoding)) == "gzip damaged: it ends in the middle")
    var damaged = packed
    damaged[damaged.count / 2] ^= 0xFF
    #expect(try await sentence(.body(damaged, headers: encoding)).hasPrefix("gzip damaged: "))
    #expect(
      try await sentence(.body(Array("up 1\n".utf8), headers: encoding)) == "gzip damaged: incorrect header check")
  }

  @Test func anEncodingThatNobodyAskedForIsSaid() async throws {
    #expect(
      try await sentence(.text("x", headers: ["Content-Encoding: b\u{7}r"]))
        == "the answer is encoded as “b?r”; only gzip was asked for")
  }

  @Test(
    arguments: [
      (Fault.short(by: 512, body: "up 1\n"), "wrong length: the answer ended 512 bytes early"),
      (
        .raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nup 1\n\r\n"),
        "the answer ended early: its last chunk is missing"
      ),
      (.raw(""), "the server closed the connection without an answer"),
      (.reset(), "connection reset"),
      (.reset(after: "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nup"), "connection reset"),
      (.raw("\u{1}\u{2}\u{3}garbage\r\n\r\n"), "not HTTP: the answer has no status line (does the server want https?)"),
      (.raw("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n"), "not HTTP: the answer's header is damaged"),
    ] as [(Fault, String)])
  func brokenAnswersAreSaid(fault: Fault, expected: String) async throws {
    #expect(try await sentence(fault) == expected)
  }

  @Test func aHeaderWithoutEndIsGivenUp() async throws {
    let line = "X-Filler: " + String(repeating: "x", count: 1_000) + "\r\n"
    let header = "HTTP/1.1 200 OK\r\n" + String(repeating: line, count: 1_000)
    #expect(try await sentence(.raw(header)) == "the answer's header is larger than 256 KiB")
  }

  @Test(arguments: ["a\r\nX-Evil: 1", "a\nb", "a\u{0}b"]) func aHeaderCannotSmuggleAnother(value: String) async throws {
    let sentence = try await sentence(.text("")) { $0.headers = [Label("X-A", value)] }
    #expect(sentence == "the header “X-A” has a character that a header must not have")
  }

  @Test(arguments: ["", "metrics", "ftp://x/", "http://", "file:///etc/passwd", "http://ann:hunter2@[/"])
  func whatIsNoAddressIsRefused(url: String) async {
    let sentence = await failure(request(url), client)
    #expect(sentence.hasPrefix("not an address: "))
  }

  @Test func noFailureTellsTheCredentialsOfTheAddress() async throws {
    let server = try FaultServer(["/": .raw("nonsense"), "/reset": .reset()])
    for place in ["127.0.0.1:\(server.port)/", "127.0.0.1:\(server.port)/reset", "127.0.0.1:1/", "[::zz]/", "a b/"] {
      let sentence = await failure(request("http://ann:hunter2@\(place)?token=hunter2"), client)
      #expect(!sentence.contains("hunter2") && !sentence.contains("no failure"))
    }
  }
}
