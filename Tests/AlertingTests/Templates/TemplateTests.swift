import Alerting
import Telemetry
import Testing

@Suite struct TemplateTests {
  private func text(_ source: String, value: Double = 1, time: Timestamp = Timestamp(seconds: 0)) throws -> String {
    try Template(source).text(
      TemplateData(labels: Labels([Label("job", "vllm")]), value: value, externalURL: "http://h/p", time: time))
  }

  @Test(arguments: [
    ("a {{ $nothing }}", 5, "undefined variable $nothing"),
    ("{{ humanise $value }}", 3, "function \"humanise\" not defined"),
    ("{{ if true }}x", 14, "the template ends inside {{if}}: {{end}} is missing"),
    ("x{{ 1 ", 6, "unclosed action: “}}” is missing"),
    ("{{ \u{1B} }}", 3, "an action cannot hold a control character"),
  ])
  func saysWhereItDoesNotParse(source: String, offset: Int, sentence: String) throws {
    let fault = try #require(throws: TemplateFault.self) { try Template(source) }
    #expect(fault == TemplateFault(sentence, offset: offset))
  }

  @Test func theTimeIsTheEvaluations() throws {
    let time = Timestamp(seconds: 86_400)
    #expect(try text("{{ now | humanizeTimestamp }}", time: time) == "1970-01-02 00:00:00 +0000 UTC")
  }

  /// What Prometheus 3 added.
  @Test(arguments: [
    ("{{ toDuration 90.5 }}", "1m30.5s"), ("{{ toDuration 0.0015 }}", "1.5ms"), ("{{ toDuration 0 }}", "0s"),
    ("{{ toDuration -3600 }}", "-1h0m0s"), ("{{ urlQueryEscape \"a b&c\" }}", "a+b%26c"),
    ("{{ range 3 }}{{ . }}{{ end }}", "012"), ("{{ with \"\" }}a{{ else with 1 }}b{{ end }}", "b"),
    ("{{ toJson $labels }}", #"{"job":"vllm"}"#),
  ])
  func knowsNewerFunctions(source: String, expected: String) throws {
    #expect(try text(source) == expected)
  }

  @Test(arguments: [
    // Doubles a text in each round.
    #"{{ $x := "0123456789" }}{{ range 100 }}{{ $x = printf "%s%s" $x $x }}{{ end }}"#,
    #"{{ range 100000 }}{{ printf "%5000d" . }}{{ end }}"#,
    #"{{ printf "%10000[1]d%10000[1]d%10000[1]d" 1 | reReplaceAll " " "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" }}"#,
  ])
  func aTextThatIsTooLongIsAFault(source: String) throws {
    let fault = try #require(throws: TemplateFault.self) { try text(source) }
    #expect(fault.sentence == "the text is longer than 1 MiB")
  }

  @Test(arguments: [
    "{{ define \"x\" }}{{ template \"x\" }}{{ end }}{{ template \"x\" }}",
    "{{ range 1000000000 }}{{ end }}",
    "{{ range 1000 }}{{ range 1000 }}{{ $y := 1 }}{{ end }}{{ end }}",
    String(repeating: "(", count: 5_000).replacing("(", with: "{{ if true }}"),
    "{{ " + String(repeating: "(", count: 5_000) + "1" + String(repeating: ")", count: 5_000) + " }}",
  ])
  func whatDoesNotComeToAnEndIsAFault(source: String) {
    #expect(throws: TemplateFault.self) { try text(source) }
  }

  @Test func anyCutOfATemplateIsTakenOrRefused() {
    let whole =
      #"{{- if gt $value 1.5 -}}{{ range $i, $s := query "up" }}{{ $s.Labels.job | printf "%-5.2s" }}{{ end }}{{ end }}"#
    for length in 0...whole.utf8.count {
      let cut = String(decoding: whole.utf8.prefix(length), as: UTF8.self)
      let template = try? Template(cut)
      #expect((template == nil) == (length > 1 && length < whole.utf8.count), "\(cut)")
    }
  }
}
