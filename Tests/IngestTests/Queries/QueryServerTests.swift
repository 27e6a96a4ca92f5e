import Telemetry
import Testing

@testable import Ingest

@Suite struct QueryServerTests {
  @Test(
    arguments: [
      ("http://localhost:9090", "http://localhost:9090", "http://localhost:9090/api/v1/query?query=up"),
      ("localhost:9090", "http://localhost:9090", "http://localhost:9090/api/v1/query?query=up"),
      ("https://m.example/prometheus/", "https://m.example/prometheus", nil),
      ("http://vm:8481/select/0/prometheus", "http://vm:8481/select/0/prometheus", nil),
      ("http://h:9090/api/v1", "http://h:9090", "http://h:9090/api/v1/query?query=up"),
      ("http://h:9090/a/api/v1/query?x=1", "http://h:9090/a", "http://h:9090/a/api/v1/query?x=1&query=up"),
      ("http://ann:hunter2@h/p#top", "http://h/p", "http://h/p/api/v1/query?query=up"),
      ("HTTP://h:9090", "http://h:9090", "http://h:9090/api/v1/query?query=up"),
      ("unix:/run/p.sock", "unix:/run/p.sock", "http://localhost/api/v1/query?query=up"),
      ("unix:/run/p.sock:/prom", "unix:/run/p.sock:/prom", "http://localhost/prom/api/v1/query?query=up"),
    ])
  func theAddressIsWhatStandsInFrontOfTheAPI(text: String, shown: String, url: String?) throws {
    let server = try QueryServer(parsing: text)
    #expect(server.shownURL.lowercased() == shown)
    let request = try server.request(.init(path: "query", parameters: [("query", "up")]))
    #expect(request.url == url ?? "\(text.last == "/" ? String(text.dropLast()) : text)/api/v1/query?query=up")
    #expect((request.unixSocket != nil) == text.hasPrefix("unix:"))
  }

  @Test func whatIsSecretIsSentAndNeverShown() throws {
    let server = try QueryServer(parsing: "https://ann:hunter2@m.example/p?token=hunter3")
    let request = try server.request(.init(path: "query", parameters: [("query", "a{b=\"c d\"}")]))
    #expect(request.url == "https://m.example/p/api/v1/query?token=hunter3&query=a%7Bb%3D%22c+d%22%7D")
    guard case .basic("ann", let password) = request.authorization else {
      Issue.record("expected basic authorization")
      return
    }
    #expect(password.revealed == "hunter2")
    var dumped = ""
    dump(server, to: &dumped)
    #expect(!("\(server)" + dumped + server.shownURL).contains("hunter"))
  }

  @Test(arguments: ["ftp://ann:hunter2@h", "http://ann:hunter2@", "http://ann:hunter2@h:99999", "http://h h/"])
  func whatIsNoAddressIsSaidWithoutItsPassword(text: String) {
    do throws(HTTPFailure) {
      _ = try QueryServer(parsing: text)
      Issue.record("taken")
    } catch {
      #expect(!error.sentence.contains("hunter"))
    }
  }

  @Test func theConfigurationGoesWithEachRequest() throws {
    let yaml = """
      authorization: {credentials: hunter2}
      http_headers: {X-Scope-OrgID: {values: [team]}}
      follow_redirects: false
      tls_config: {ca_file: ca.pem}
      """
    let configuration = try HTTPConfiguration(yaml: yaml, path: "/etc/driftop/http.yml")
    let request = try QueryServer(parsing: "https://ann:pw@h", configuration).request(.init(path: "labels"))
    #expect(request.url == "https://h/api/v1/labels")
    #expect(request.headers.contains(Label("X-Scope-OrgID", "team")))
    #expect(!request.followsRedirects)
    #expect(request.tls.caFile == "/etc/driftop/ca.pem")
    guard case .header("Bearer", Secret("hunter2")) = request.authorization else {
      Issue.record("expected the header of the configuration")
      return
    }
  }

  @Test func longQuestionsArePosted() throws {
    let server = try QueryServer(parsing: "http://h/?token=x")
    let query = String(repeating: "a", count: 2_001)
    var call = QueryServer.Call(path: "query", parameters: [("query", query)], canBePosted: true)
    let posted = try server.request(call)
    #expect(posted.url == "http://h/api/v1/query?token=x")
    #expect(posted.method == .postForm("query=\(query)"))
    call.canBePosted = false
    #expect(try server.request(call).method == .get)
    call = .init(path: "query", parameters: [("query", "up")], canBePosted: true)
    #expect(try server.request(call).method == .get)
  }

  @Test func addressesOfAnAPIAreKnownByTheirPath() {
    #expect(QueryServer.isAddress("http://h:9090/api/v1"))
    #expect(QueryServer.isAddress("https://h/prometheus/api/v1/?token=x"))
    #expect(!QueryServer.isAddress("http://h:9090/metrics"))
    #expect(!QueryServer.isAddress("http://h:9090"))
  }
}
