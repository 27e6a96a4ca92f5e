import ConfigurationFiles
import Testing

@testable import Ingest

@Suite struct QueryServerConfigurationTests {
  private func server(_ yaml: String) throws(ConfigurationError) -> QueryServer? {
    try QueryServer(yaml: yaml, path: "/etc/driftop/d.yml")
  }

  @Test func anAddressAloneOrWithTheKeysOfAnHTTPConfiguration() throws {
    #expect(try server("theme: x") == nil)
    #expect(try server("") == nil)
    #expect(try server("prometheus: http://h:9090")?.shownURL == "http://h:9090")
    let yaml = "prometheus:\n  url: http://h:9090/p\n  bearer_token: hunter2\n  http_headers: {X: {values: [y]}}"
    let request = try server(yaml)?.request(.init(path: "labels"))
    #expect(request?.url == "http://h:9090/p/api/v1/labels")
    guard case .header("Bearer", Secret("hunter2")) = request?.authorization else {
      Issue.record("expected the header of the configuration")
      return
    }
  }

  @Test(
    arguments: [
      ("prometheus: {basic_auth: {}}", "1: prometheus: url is missing; expected an address as http://localhost:9090"),
      ("a: 1\nprometheus: {ur: http://h}", "2: prometheus: unknown key “ur”; did you mean “url”?"),
      ("prometheus: [http://ann:hunter2@h]", "1: prometheus: expected “key: value” lines"),
      (
        "prometheus:\n  url: ftp://ann:hunter2@h",
        "2: url: not a server's address: write http://host:9090, https://host/prometheus or unix:/path.sock"
      ),
    ])
  func whatIsWrongIsSaidWithItsPlaceAndWithoutSecrets(yaml: String, sentence: String) {
    do throws(ConfigurationError) {
      _ = try server(yaml)
      Issue.record("taken")
    } catch {
      #expect(error.description == "/etc/driftop/d.yml:\(sentence)")
    }
  }
}
