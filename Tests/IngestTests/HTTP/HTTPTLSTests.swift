import Foundation
import Ingest
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(1))) struct HTTPTLSTests {
  private let client = HTTPClient()
  private let certificates: Certificates

  init() throws { certificates = try Certificates() }

  private func server(_ name: String, asksClient: Bool = false) throws -> TLSServer {
    try certificates.make(name)
    return try TLSServer(
      certificate: certificates.certificate(name), key: certificates.key(name),
      clientAuthority: asksClient ? certificates.authority : nil)
  }

  private func request(_ url: String, _ change: (inout HTTPRequest.TLS) -> Void = { _ in }) -> HTTPRequest {
    var request = HTTPRequest(url: url)
    request.tls.caFile = certificates.authority
    change(&request.tls)
    return request
  }

  @Test func aCertificateOfTheGivenAuthorityIsTrusted() async throws {
    let server = try server("localhost")
    let answer = try await client.send(request(server.url()))
    #expect(answer.text.contains("asked-name: localhost\n"))
    #expect(
      await failure(request(server.url()) { $0.caFile = nil }, client)
        == "TLS: unable to get local issuer certificate")
  }

  @Test func theCertificateOfAnotherHostIsRefused() async throws {
    let server = try server("other.example")
    #expect(await failure(request(server.url()), client) == "TLS: certificate is for other.example, not localhost")
    #expect(
      await failure(request(server.url("127.0.0.1")), client)
        == "TLS: certificate is for other.example, not 127.0.0.1")
  }

  @Test func theServersNameCanBeGiven() async throws {
    let server = try server("other.example")
    let answer = try await client.send(request(server.url()) { $0.serverName = "other.example" })
    #expect(answer.text.contains("asked-name: other.example\n"))
    #expect(answer.text.contains("\r\nHost: localhost:\(server.port)\r\n"))
    #expect(
      await failure(request(server.url()) { $0.serverName = "third.example" }, client)
        == "TLS: certificate is for other.example, not third.example")
  }

  @Test func verificationCanBeSkipped() async throws {
    let server = try server("self")
    #expect(await failure(request(server.url()) { $0.caFile = nil }, client) == "TLS: self-signed certificate")
    #expect(try await client.send(request(server.url()) { $0.skipsVerification = true }).status == 200)
  }

  @Test func aClientsCertificateIsShown() async throws {
    let server = try server("localhost", asksClient: true)
    let refused = await failure(request(server.url()), client)
    #expect(refused.hasPrefix("TLS: ") && refused.contains("handshake failure"), "\(refused)")
    try certificates.make("client")
    let answer = try await client.send(
      request(server.url()) {
        $0.certificateFile = certificates.certificate("client")
        $0.keyFile = certificates.key("client")
      })
    #expect(answer.text.hasSuffix("client: client\n"))
  }

  @Test func filesThatDoNotServeAreSaid() async throws {
    let server = try server("localhost")
    let absent = certificates.folder.path("absent")
    #expect(
      await failure(request(server.url()) { $0.caFile = absent }, client)
        == "TLS: cannot read the CA file \(absent): No such file or directory")
    let key = certificates.key("ca")
    #expect(
      await failure(request(server.url()) { $0.caFile = key }, client)
        == "TLS: the CA file \(key) holds no certificate in PEM")
    try certificates.make("client")
    let sentence = await failure(
      request(server.url()) {
        $0.certificateFile = certificates.certificate("client")
        $0.keyFile = certificates.key("ca")
      }, client)
    #expect(sentence == "TLS: the client's certificate and key do not fit together, or are not PEM")
  }

  @Test func theLowestVersionIsKept() async throws {
    // This server goes no further than TLS 1.2.
    let server = try server("localhost", asksClient: true)
    let sentence = await failure(request(server.url()) { $0.minimumVersion = "TLS13" }, client)
    #expect(sentence.hasPrefix("TLS: ") && sentence.contains("protocol version"), "\(sentence)")
    #expect(
      await failure(request(server.url()) { $0.minimumVersion = "SSL3" }, client)
        == "TLS: the version “SSL3” is none of TLS10, TLS11, TLS12, TLS13")
  }

  @Test func aServerWithoutTLSIsSaid() async throws {
    let server = try FaultServer(["/": .raw("HTTP/1.1 400 Bad Request\r\n\r\n")])
    let sentence = await failure(request("https://localhost:\(server.port)/"), client)
    #expect(sentence == "TLS: the server does not speak it (does it want http?)")
  }
}
