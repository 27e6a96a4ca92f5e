internal import Foundation
internal import Ingest
internal import Telemetry
internal import TestSupport
internal import Testing

/// The lenient parser against what Prometheus's own parser and the formats' suites say.
struct ExpositionConformanceTests {
  @Test(.enabled(if: SharedData.has("conformance/openmetrics/VERDICTS.tsv")))
  func acceptsWhateverOfOpenMetricsPrometheusAccepts() throws {
    let verdicts = try Self.verdicts("conformance/openmetrics/VERDICTS.tsv")
    #expect(verdicts.count == 211)
    for verdict in verdicts {
      let folder = SharedData.url("conformance/openmetrics/parsers/\(verdict["case"] ?? "")")
      let read = ReadExposition(try Data(contentsOf: folder.appending(path: "metrics")), .openMetrics)
      let isExpected = verdict["prometheus_textparse_HEAD"] == "True" || verdict["shouldParse"] == "True"
      #expect((read.error == nil) == isExpected, "\(verdict["case"] ?? ""): \(read.error?.description ?? "accepted")")
    }
  }

  @Test(.enabled(if: SharedData.has("conformance/text_0.0.4_VERDICTS.tsv")))
  func acceptsWhateverOfTextPrometheusOrItsClientLibraryAccepts() throws {
    let cases = try TextCase.all()
    for verdict in try Self.verdicts("conformance/text_0.0.4_VERDICTS.tsv") {
      let name = verdict["case"] ?? ""
      let input = try #require(cases.first { $0.name == name }, "\(name)")
      let read = ReadExposition(input.bytes, .text)
      let isExpected = verdict["prometheus_textparse_HEAD"] == "True" || verdict["expfmt_HEAD"] == "True"
      #expect((read.error == nil) == isExpected, "\(name): \(read.error?.description ?? "accepted")")
    }
  }

  @Test(.enabled(if: SharedData.has("expositions/decoded")))
  func decodesTheSamplesOfRealServersAsPrometheusDoes() throws {
    let folder = SharedData.url("expositions/decoded")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
    #expect(files.count == 42)
    for file in files {
      let decoded = try DecodedExposition(folder.appending(path: file))
      let body = try Data(contentsOf: SharedData.url("expositions/\(decoded.file)"))
      let read = ReadExposition(body, decoded.format)
      #expect(read.error == nil, "\(file)")
      let entries = read.entries.compactMap { DecodedExposition.canonical($0, decoded.format) }
      #expect(entries.count == decoded.entries.count, "\(file)")
      let difference = zip(entries, decoded.entries).first { $0 != $1 }
      #expect(difference == nil, "\(file): \(String(describing: difference))")
    }
  }

  @Test(.enabled(if: SharedData.has("conformance/openmetrics/VERDICTS.tsv")))
  func checksOpenMetricsToTheLetter() throws {
    for verdict in try Self.verdicts("conformance/openmetrics/VERDICTS.tsv") {
      let name = verdict["case"] ?? ""
      let body = try Data(contentsOf: SharedData.url("conformance/openmetrics/parsers/\(name)/metrics"))
      let result = ExpositionCheck.run(Array(body), format: .openMetrics, isStrict: true)
      #expect(result.isValid == (verdict["shouldParse"] == "True"), "\(name): \(result.findings)")
    }
  }

  @Test(.enabled(if: SharedData.has("conformance/text_0.0.4_expfmt.jsonl")))
  func checksTextAsPrometheusCommonDoes() throws {
    let cases = try TextCase.all()
    #expect(cases.count == 66)
    for input in cases {
      let result = ExpositionCheck.run(input.bytes, format: .text, isStrict: true)
      #expect(result.isValid == input.isValid, "\(input.name): \(result.findings)")
    }
  }

  @Test(.enabled(if: SharedData.has("conformance/text_0.0.4_expfmt.jsonl")))
  func readsTheValuesThatPrometheusCommonReads() throws {
    var sampleCount = 0
    for input in try TextCase.all() where input.isValid {
      let read = ReadExposition(input.bytes, .text)
      var families: [String: (kind: String, help: String)] = [:]
      for entry in read.entries {
        if case .type(let name, let kind) = entry { families[name, default: ("", "")].kind = kind }
        if case .help(let name, let text) = entry { families[name, default: ("", "")].help = text }
      }
      for family in input.families {
        let name = family["name"] as? String ?? ""
        let kind = (family["type"] as? String ?? "").lowercased().replacing("_", with: "")
        #expect((families[name]?.kind ?? "unknown") == kind.replacing("untyped", with: "unknown"), "\(input.name)")
        #expect((families[name]?.help ?? "") == (family["help"] as? String ?? ""), "\(input.name)")
        for sample in family["samples"] as? [[String: Any]] ?? [] {
          sampleCount += 1
          let expected = DecodedExposition.sample(sample, name: sample["name"] as? String)
          // A summary and a histogram have one time there, the latest of their lines.
          let hasOwnTime = ["counter", "gauge", "untyped"].contains(kind)
          let found = read.lines.contains { line in
            var line = line
            if !hasOwnTime { line.milliseconds = (sample["timestamp_ms"] as? Int64) }
            return DecodedExposition.sample(line) == expected
          }
          #expect(found, "\(input.name): \(expected)")
        }
      }
    }
    #expect(sampleCount > 80)
  }

  @Test(.enabled(if: SharedData.has("expositions/decoded")))
  func findsNothingWrongWithRealServersThatPrometheusReads() throws {
    let folder = SharedData.url("expositions")
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted() {
      guard file.hasSuffix(".prom") else { continue }
      let body = Array(try Data(contentsOf: folder.appending(path: file)))
      let result = ExpositionCheck.run(body, format: .text, isStrict: false)
      #expect(result.isValid && result.sampleCount >= result.seriesCount && result.seriesCount > 0, "\(file)")
    }
  }

  static func verdicts(_ path: String) throws -> [[String: String]] {
    let rows = try SharedData.text(path).split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(rows.first)
    return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }
}

/// A case of prometheus/common's text parser tests, dumped by running its parser.
struct TextCase {
  let name: String
  let bytes: [UInt8]
  let isValid: Bool
  let families: [[String: Any]]

  static func all() throws -> [TextCase] {
    try SharedData.text("conformance/text_0.0.4_expfmt.jsonl").split(separator: "\n").map { line in
      let object = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let encoded = (object["input_base64"] as? String).flatMap { Data(base64Encoded: $0) }
      return TextCase(
        name: object["name"] as? String ?? "",
        bytes: encoded.map(Array.init) ?? Array((object["input"] as? String ?? "").utf8),
        isValid: object["valid"] as? Bool ?? false, families: object["families"] as? [[String: Any]] ?? [])
    }
  }
}

/// What Prometheus's parser makes of a file, as one text for each entry.
struct DecodedExposition {
  let file: String
  let format: ExpositionFormat
  let entries: [String]

  init(_ url: URL) throws {
    let objects = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    let header = try #require(objects.first)
    file = header["file"] as? String ?? ""
    format = (header["format"] as? String)?.contains("openmetrics") == true ? .openMetrics : .text
    entries = objects.dropFirst().compactMap(Self.text)
  }

  private static func text(_ object: [String: Any]) -> String? {
    switch object["kind"] as? String {
    case "sample": sample(object)
    case "comment", nil: nil
    case let kind?: "\(kind) \(object["name"] as? String ?? "") \(object["text"] as? String ?? "")"
    }
  }

  /// - Parameter name: where it is not among the labels.
  static func sample(_ object: [String: Any], name: String? = nil) -> String {
    let pairs = (object["labels"] as? [[String]] ?? []) + (name.map { [["__name__", $0]] } ?? [])
    var text = "sample \(labels(pairs)) \(number(object["value"] as? String))"
    if let stamp = object["timestamp_ms"] as? Int64 { text += " @\(stamp)" }
    for exemplar in object["exemplars"] as? [[String: Any]] ?? [] {
      text += " # \(labels(exemplar["labels"] as? [[String]] ?? [])) \(number(exemplar["value"] as? String))"
      if let stamp = exemplar["timestamp_ms"] as? Int64 { text += " @\(stamp)" }
    }
    return text
  }

  /// The same text for an entry of ours; Prometheus turns the `_created` samples of OpenMetrics into start times.
  static func canonical(_ entry: ReadExposition.Entry, _ format: ExpositionFormat) -> String? {
    switch entry {
    case .type(let name, let kind): return "type \(name) \(kind)"
    case .help(let name, let text): return "help \(name) \(text)"
    case .unit(let name, let unit): return "unit \(name) \(unit)"
    case .sample(let line):
      let isStart = format == .openMetrics && line.labels.metricName.hasSuffix("_created")
      return isStart ? nil : sample(line)
    }
  }

  static func sample(_ line: ReadExposition.Line) -> String {
    var text = "sample \(labels(line.labels.pairs.map { [$0.name, $0.value] })) \(line.value)"
    if let stamp = line.milliseconds { text += " @\(stamp)" }
    if let labels = line.exemplarLabels, let value = line.exemplarValue {
      text += " # \(Self.labels(labels.pairs.map { [$0.name, $0.value] })) \(value)"
      if let stamp = line.exemplarMilliseconds { text += " @\(stamp)" }
    }
    return text
  }

  /// Labels whose values were made anonymous in the samples after Prometheus had decoded them.
  private static let anonymous: Set = ["address", "Hostname", "hostname", "nodename"]

  /// Bounds as numbers: Prometheus respells them, `100` as `100.0`.
  private static func labels(_ labels: [[String]]) -> String {
    labels.filter { $0.last != "" }.map { pair in
      if anonymous.contains(pair.first ?? "") { return "\(pair.first ?? "")" }
      let isBound = pair.first == "le" || pair.first == "quantile"
      return "\(pair.first ?? "")=\(isBound ? number(pair.last) : pair.last ?? "")"
    }.sorted().joined(separator: ",")
  }

  private static func number(_ text: String?) -> String {
    text.flatMap(Double.init).map { "\($0)" } ?? text ?? ""
  }
}
