import Alerting
import Foundation
import Telemetry
import Testing

/// Holds templates against what Prometheus 2.42.0 makes of them: Scripts/make_template_reference.py.
@Suite struct TemplateConformanceTests {
  struct Case: Decodable, CustomTestStringConvertible {
    var template: String
    var value: String?
    /// What it expands to.
    var text: String?
    /// Why it cannot be expanded, and where.
    var fault: String?
    var offset: Int?
    /// Why it does not parse.
    var refused: String?

    var testDescription: String { "\(template) of \(value ?? "nothing")" }
  }

  static let cases: [Case] = {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Scripts/template_reference.json")
    guard let data = try? Data(contentsOf: path) else { return [] }
    return (try? JSONDecoder().decode([Case].self, from: data)) ?? []
  }()

  @Test func thereAreManyCases() {
    #expect(Self.cases.count > 250)
    #expect(Self.cases.filter { $0.text != nil }.count > 180)
  }

  @Test(arguments: cases.filter { $0.text != nil })
  func expandsAsPrometheus(_ reference: Case) throws {
    #expect(try Template(reference.template).text(Self.data(reference)) == reference.text)
  }

  /// Templates that fail in both, for which driftop's own words are plainer, or its place is nearer.
  static let ownWords: Set<String> = [
    "{{ .None }}", "{{ eq $labels $labels }}", "{{ len nil }}", #"{{ match "(" "abc" }}"#,
    #"{{ reReplaceAll "(" "x" "abc" }}"#, "{{ range $labels.none }}a{{ else }}b{{ end }}", "{{ $x = 1 }}",
    "{{ (toTime 1435065584).Foo }}",
  ]
  /// What Prometheus learned after 2.42, with Go 1.23.
  static let newer: Set<String> = ["{{ with 0 }}a{{ else with 1 }}b{{ end }}"]

  @Test(arguments: cases.filter { $0.refused != nil && !newer.contains($0.template) })
  func refusesWhatPrometheusRefuses(_ reference: Case) {
    #expect(throws: TemplateFault.self) { try Template(reference.template) }
  }

  @Test(arguments: cases.filter { $0.fault != nil })
  func failsWithPrometheussReason(_ reference: Case) throws {
    let template = try Template(reference.template)
    let fault = try #require(throws: TemplateFault.self) { try template.text(Self.data(reference)) }
    guard !Self.ownWords.contains(reference.template) else { return }
    #expect(fault.sentence == reference.fault)
    #expect(fault.offset == reference.offset)
  }

  private static let disks = [
    TemplateSample(labels: labels(["instance": "b:9100", "device": "sda"]), value: 3),
    TemplateSample(labels: labels(["instance": "a:9100", "device": "sdb"]), value: 1),
    TemplateSample(labels: labels(["instance": "c:9100"]), value: 2),
  ]

  private static func labels(_ pairs: [String: String], name: String = "disk") -> Labels {
    Labels(name: name, pairs.map { Label($0.key, $0.value) })
  }

  private static func data(_ reference: Case) -> TemplateData {
    TemplateData(
      labels: Labels([Label("instance", "web1.example.org:8080"), Label("job", "vllm")]),
      value: Double(reference.value ?? "") ?? .nan, externalLabels: Labels([Label("region", "eu")]),
      externalURL: "http://prom.example.org:9090/base", time: Timestamp(seconds: 0)
    ) { expression throws(TemplateFault) in
      switch expression {
      case "disk": disks
      case "disk > 1": disks.filter { $0.value > 1 }
      case "absent_metric": []
      default: throw TemplateFault("1:6: parse error: unclosed left parenthesis")
      }
    }
  }
}
