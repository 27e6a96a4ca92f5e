internal import Telemetry

@testable internal import Ingest

/// An exposition read to its end, or to what is wrong with it.
struct ReadExposition {
  struct Line: Hashable {
    var labels: Labels
    var value: Double
    var milliseconds: Int64?
    var exemplarLabels: Labels?
    var exemplarValue: Double?
    var exemplarMilliseconds: Int64?

    init(
      _ labels: Labels, _ value: Double, milliseconds: Int64? = nil, exemplar: ExpositionExemplar? = nil
    ) {
      self.labels = labels
      self.value = value
      self.milliseconds = milliseconds
      exemplarLabels = exemplar.map { Labels($0.labels) }
      exemplarValue = exemplar?.value
      exemplarMilliseconds = exemplar?.milliseconds
    }
  }

  enum Entry: Hashable {
    case type(String, String)
    case help(String, String)
    case unit(String, String)
    case sample(Line)
  }

  var entries: [Entry] = []
  var error: ExpositionError?

  var lines: [Line] {
    entries.compactMap { if case .sample(let line) = $0 { line } else { nil } }
  }

  init(_ input: some Sequence<UInt8>, _ format: ExpositionFormat) {
    let bytes = Array(input)
    withPadded(bytes) { buffer in
      var parser = ExpositionParser(buffer, format: format)
      do throws(ExpositionError) {
        while let entry = try parser.next() { entries.append(Self.entry(entry, parser)) }
      } catch {
        self.error = error
      }
    }
  }

  private static func entry(_ entry: ExpositionEntry, _ parser: ExpositionParser) -> Entry {
    switch entry {
    case .type(let name, let kind): .type(parser.text(name), kind.rawValue)
    case .help(let name, let text): .help(parser.text(name), parser.text(text))
    case .unit(let name, let unit): .unit(parser.text(name), parser.text(unit))
    case .sample(let sample):
      .sample(
        Line(
          parser.labels(), sample.value, milliseconds: sample.milliseconds,
          exemplar: sample.hasExemplar ? parser.exemplar() : nil))
    }
  }
}
