import ConfigurationFiles
import Foundation
import Telemetry
import Testing

@testable import Ingest

@Suite struct ScrapeConfigurationTests {
  private static let whole = """
    global:
      scrape_interval: 5s
      evaluation_interval: 30s
      external_labels: {cluster: a}
      sample_limit: 1000
    rule_files: [rules/*.yml]
    alerting:
      alertmanagers: [{static_configs: [{targets: ['localhost:9093']}]}]
    scrape_configs:
    - job_name: vllm
      scrape_interval: 1m30s
      metrics_path: /m
      scheme: https
      params: {module: [a, b]}
      honor_labels: yes
      honor_timestamps: false
      body_size_limit: 10MB
      follow_redirects: false
      fallback_scrape_protocol: OpenMetricsText1.0.0
      basic_auth: {username: ann, password_file: secrets/password}
      tls_config: {ca_file: /etc/ca.pem, min_version: TLS12, server_name: models, insecure_skip_verify: true}
      http_headers: {X-Team: {values: [red], files: [team]}}
      proxy_url: http://ann:hunter2@proxy:3128
      static_configs: [{targets: ['a:1'], labels: {team: red}}]
      file_sd_configs: [{files: ['targets/*.json'], refresh_interval: 1m}]
      kubernetes_sd_configs: [{role: pod}]
      relabel_configs: [{source_labels: [__address__], target_label: host}]
    - job_name: plain
    """

  @Test func takesAWholeConfiguration() throws {
    let configuration = try ScrapeConfiguration(yaml: Self.whole, path: "/etc/prometheus/prometheus.yml")
    let job = try #require(configuration.jobs.first)
    #expect(configuration.jobs.map(\.name) == ["vllm", "plain"])
    #expect(job.interval == .seconds(90))
    #expect(job.timeout == .seconds(5))
    #expect(job.metricsPath == "/m")
    #expect(job.scheme == "https")
    #expect(job.parameters.first?.values == ["a", "b"])
    #expect(job.honorsLabels)
    #expect(!job.honorsTimestamps)
    #expect(!job.connection.followsRedirects)
    #expect(job.bodySizeLimitBytes == 10 << 20)
    #expect(job.sampleLimit == 1000)
    #expect(job.fallbackFormat == .openMetrics)
    #expect(job.connection.tls.caFile == "/etc/ca.pem")
    #expect(job.connection.tls.skipsVerification)
    #expect(job.connection.proxyURL == Secret("http://ann:hunter2@proxy:3128"))
    #expect(job.groups == [TargetGroup(targets: ["a:1"], labels: [Label("team", "red")])])
    #expect(
      job.fileDiscoveries == [
        FileDiscovery(patterns: ["/etc/prometheus/targets/*.json"], refreshInterval: .seconds(60))
      ])
    #expect(job.relabelRules.count == 1)
    guard case .basic("ann", nil, .file("/etc/prometheus/secrets/password")) = job.connection.authorization else {
      Issue.record("expected basic authorization with a file of the password")
      return
    }
  }

  @Test func namesTheFilesOfRulesAndWhatTheyAreEvaluatedWith() throws {
    let configuration = try ScrapeConfiguration(yaml: Self.whole, path: "/etc/prometheus/prometheus.yml")
    let rules = configuration.rules
    #expect(rules.patterns.map(\.path) == ["/etc/prometheus/rules/*.yml"])
    #expect(rules.patterns.map(\.line) == [6])
    #expect(rules.evaluationInterval == .seconds(30))
    #expect(rules.externalLabels == Labels([Label("cluster", "a")]))
    #expect(try ScrapeConfiguration(yaml: "{}", path: "").rules.evaluationInterval == .seconds(60))
  }

  @Test func saysWhatHasNoEffect() throws {
    let configuration = try ScrapeConfiguration(yaml: Self.whole, path: "prometheus.yml")
    #expect(
      configuration.unused == [
        "prometheus.yml:26: job “vllm”: kubernetes_sd_configs is not supported; use file_sd_configs"
      ])
  }

  @Test(arguments: [
    ("scrape_config: []", "p.yml:1: configuration: unknown key “scrape_config”; did you mean “scrape_configs”?"),
    (
      "scrape_configs: [{metrics_path: /m}]",
      "p.yml:1: scrape_configs: job_name is missing; expected a name of its own for each job"
    ),
    ("scrape_configs:\n- job_name: a\n- job_name: a", "p.yml:3: scrape_configs: two jobs are named “a”; rename one"),
    (
      "scrape_configs:\n- job_name: a\n  scrape_interval: 15",
      "p.yml:3: scrape_interval: expected a duration such as 30s or 1m30s"
    ),
    (
      "scrape_configs:\n- job_name: a\n  scrape_interval: 5s\n  scrape_timeout: 6s",
      "p.yml:4: scrape_timeout: longer than scrape_interval; expected at most that"
    ),
    (
      "scrape_configs:\n- job_name: a\n  basic_auth: {password: hunter2, password_file: x}",
      "p.yml:3: basic_auth: password and password_file exclude each other; keep one"
    ),
    (
      "scrape_configs:\n- job_name: a\n  bearer_token: hunter2\n  basic_auth: {}\n  authorization: {}",
      "p.yml:2: scrape_configs: basic_auth and authorization and bearer_token exclude each other; keep one"
    ),
    ("scrape_configs:\n- job_name: a\n  basic_auth: {password: [hunter2]}", "p.yml:3: password: expected one text"),
    ("scrape_configs:\n- job_name: a\n  honor_labels: 1", "p.yml:3: honor_labels: expected true or false"),
    (
      "scrape_configs:\n- job_name: a\n  body_size_limit: 10",
      "p.yml:3: body_size_limit: expected a size such as 10MB or 512KB"
    ),
    (
      "scrape_configs:\n- job_name: a\n  static_configs: [{targets: ['http://a:1']}]",
      "p.yml:3: targets: expected host:port without scheme and path, which are set by scheme and metrics_path"
    ),
    (
      "scrape_configs:\n- job_name: a\n  relabel_configs:\n  - action: hashmod",
      "p.yml:4: relabel_configs: action hashmod: modulus is missing; expected a number above 0"
    ),
    ("scrape_configs: {}", "p.yml:1: scrape_configs: expected a list (lines that begin with “- ”)"),
  ])
  func faultsHaveAPlaceAndAnExpectation(yaml: String, message: String) throws {
    let error = try #require(throws: ConfigurationError.self) {
      try ScrapeConfiguration(yaml: yaml, path: "p.yml")
    }
    #expect("\(error)" == message)
  }

  /// Each is accepted by `promtool check config` of Prometheus 2.42.
  @Test(arguments: [
    "body_size_limit: 0", "scrape_interval: 0s", "scrape_interval: 2d1h", "scrape_timeout:", "proxy_url: ''",
    "relabel_configs: [{action: keep}]", "relabel_configs: [{target_label: x, replacement: '', action: Replace}]",
    "bearer_token: a", "follow_redirects:", "params: {a: ['1', 2]}", "static_configs: [{targets: }]",
    "body_size_limit: 1.5MiB", "relabel_configs: [&r {target_label: x}, {<<: *r, source_labels: [y]}]",
    "ec2_sd_configs: [{region: eu-west-1}]",
  ])
  func acceptsWhatPrometheusAccepts(line: String) throws {
    let yaml = "scrape_configs:\n- job_name: 7\n  \(line)\n"
    #expect(try ScrapeConfiguration(yaml: yaml, path: "p.yml").jobs.map(\.name) == ["7"])
  }

  /// Each is refused by it.
  @Test(arguments: [
    "body_size_limit: 10M", "sample_limit: -1", "authorization: {type: basic}", "params: {a: b}",
    "tls_config: {cert_file: a}", "relabel_configs: [{source_labels: a, target_label: b}]",
  ])
  func refusesWhatPrometheusRefuses(line: String) {
    let yaml = "scrape_configs:\n- job_name: 7\n  \(line)\n"
    #expect(throws: ConfigurationError.self) { try ScrapeConfiguration(yaml: yaml, path: "p.yml") }
  }

  @Test func jobsMayStandInFilesOfTheirOwn() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder.appending(path: "jobs"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = "scrape_configs: [{job_name: b, file_sd_configs: [{files: [t.json]}]}]"
    try Data(text.utf8).write(to: folder.appending(path: "jobs/b.yml"))
    let configuration = try ScrapeConfiguration(
      yaml: "scrape_configs: [{job_name: a}]\nscrape_config_files: ['jobs/*.yml']",
      path: folder.path() + "/prometheus.yml")
    #expect(configuration.jobs.map(\.name) == ["a", "b"])
    #expect(configuration.jobs.last?.fileDiscoveries.first?.patterns == [folder.path() + "/jobs/t.json"])
  }

  @Test func whatIsNotYAMLIsNotQuoted() throws {
    let yaml = "scrape_configs:\n- job_name: a\n  bearer_token: \"hunter2\n"
    let error = try #require(throws: ConfigurationError.self) {
      try ScrapeConfiguration(yaml: yaml, path: "p.yml")
    }
    #expect(!"\(error)".contains("hunter2"))
  }

  @Test(arguments: [("1m30s", 90_000), ("500ms", 500), ("1d2h", 93_600_000), ("0", 0), ("1y1w", 32_140_800_000)])
  func readsDurations(text: String, milliseconds: Int) {
    #expect(PrometheusDuration.parse(text) == .milliseconds(milliseconds))
  }

  @Test(arguments: ["", "5", "s", "1s1m", "1m1m", "1.5s", "-1s", "99999999999999y", "1 s"])
  func refusesWhatIsNoDuration(text: String) {
    #expect(PrometheusDuration.parse(text) == nil)
  }
}
