import ConfigurationFiles
import Telemetry
import Testing

@testable import Ingest

@Suite struct AlertmanagerServerConfigurationTests {
  private func configured(_ yaml: String) throws(ConfigurationError) -> AlertmanagerServer.Configured {
    try AlertmanagerServer.configured(yaml: yaml, path: "/etc/p/prometheus.yml")
  }

  @Test func alertmanagersAreReadAsPrometheusReadsThem() throws {
    let configured = try configured(
      """
      rule_files: [a.yml]
      alerting:
        alert_relabel_configs: []
        alertmanagers:
          - scheme: https
            path_prefix: am
            timeout: 3s
            api_version: v2
            basic_auth: {username: ann, password_file: pw}
            static_configs: [{targets: ['a:9093', 'b:9093']}]
          - dns_sd_configs: [{names: [x]}]
      """)
    #expect(configured.servers.map(\.shownURL) == ["https://a:9093/am", "https://b:9093/am"])
    #expect(configured.servers[0].timeout == .seconds(3))
    #expect(
      configured.unused == [
        "/etc/p/prometheus.yml:3: alert_relabel_configs is not used by driftop",
        "/etc/p/prometheus.yml:11: dns_sd_configs is not used by driftop; name the Alertmanagers under static_configs",
      ])
    #expect(throws: HTTPFailure.self, "the file with the password is missing") {
      try configured.servers[0].request("status")
    }
  }

  @Test func noneIsNone() throws {
    #expect(try configured("scrape_configs: []").servers.isEmpty)
    #expect(try configured("").servers.isEmpty)
  }

  @Test func credentialsGoWithTheRequestAndAreNotShown() throws {
    let configured = try configured(
      "alerting: {alertmanagers: [{authorization: {credentials: hunter2}, static_configs: [{targets: [a]}]}]}")
    let request = try #require(try configured.servers.first?.request("alerts", .postJSON("[]")))
    #expect(request.url == "http://a/api/v2/alerts")
    guard case .header("Bearer", Secret("hunter2")) = request.authorization else {
      Issue.record("expected the credentials")
      return
    }
    #expect(!"\(request)".contains("hunter2"))
  }

  @Test(
    arguments: [
      ("alerting: {alertmanager: []}", "1: alerting: unknown key “alertmanager”; did you mean “alertmanagers”?"),
      ("alerting: {alertmanagers: [{api_version: v1}]}", "1: api_version: expected v2"),
      ("alerting: {alertmanagers: [{scheme: ftp}]}", "1: alertmanagers: scheme: expected http or https"),
    ])
  func whatIsWrongIsSaidWithItsPlace(yaml: String, sentence: String) {
    let error = #expect(throws: ConfigurationError.self) { try configured(yaml) }
    #expect(error?.description == "/etc/p/prometheus.yml:\(sentence)")
  }
}
