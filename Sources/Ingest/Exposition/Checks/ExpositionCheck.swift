internal import Telemetry

/// Reads a whole exposition and says what is wrong with it, where a scrape would stop at the first error.
///
///     let result = ExpositionCheck.run(Array("up 1\n".utf8), format: .text, isStrict: true)
///     result.findings.isEmpty  // true
///
/// Strict reading of OpenMetrics is the specification's to the letter; strict reading of text is that of
/// prometheus/common, which is stricter than a Prometheus server. Not strict is what a server would take.
///
/// - Reference: OpenMetrics 1.0.0; "Exposition formats" of the Prometheus documentation, version 0.0.4.
public enum ExpositionCheck {
  /// How many findings, and how many warnings, are kept.
  public static let findingLimit = 100

  public struct Result: Hashable, Sendable {
    /// What makes the exposition unreadable or invalid, by line.
    public var findings: [ExpositionError] = []
    /// What is allowed but unwise.
    public var warnings: [ExpositionError] = []
    /// All findings, those beyond ``ExpositionCheck/findingLimit`` among them.
    public var findingCount = 0
    /// All warnings likewise.
    public var warningCount = 0
    public var familyCount = 0
    public var sampleCount = 0
    /// Samples with the same labels are one series.
    public var seriesCount = 0

    public var isValid: Bool { findingCount == 0 }
  }

  /// - Complexity: O(n log n) in the bytes; one set of all series is held.
  public static func run(_ bytes: [UInt8], format: ExpositionFormat, isStrict: Bool) -> Result {
    bytes.withUnsafeBufferPointer { buffer in
      var pass = CheckPass(buffer, format: format, isStrict: isStrict)
      return pass.run()
    }
  }
}

/// One walk over the entries that hands each to the rules.
private struct CheckPass {
  private var parser: ExpositionParser
  private var report: CheckReport
  private var rules: any ExpositionRules
  private var lints = SeriesLints()
  private var sampleCount = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, format: ExpositionFormat, isStrict: Bool) {
    parser = ExpositionParser(bytes, ExpositionGrammar(format: format, isStrict: isStrict))
    report = CheckReport(bytes)
    rules = format == .openMetrics ? OpenMetricsRules(isStrict: isStrict) : TextRules(isStrict: isStrict)
  }

  mutating func run() -> ExpositionCheck.Result {
    while true {
      do throws(ExpositionFault) {
        guard let entry = try parser.nextOrFault() else { break }
        take(entry)
      } catch {
        report.fail(error)
        parser.skipLine()
      }
    }
    rules.end(&report)
    return report.result(
      familyCount: rules.familyCount, sampleCount: sampleCount, seriesCount: lints.seriesCount)
  }

  private mutating func take(_ entry: ExpositionEntry) {
    let offset = parser.entryStart
    switch entry {
    case .sample(let sample):
      sampleCount += 1
      let checked = CheckedSample(sample, in: parser)
      rules.sample(checked, &report)
      lints.sample(checked, &report)
    case .type(let name, let kind):
      rules.metadata(CheckedMetadata(name: parser.text(name), offset: offset, content: .kind(kind)), &report)
    case .help(let name, let text):
      let content = CheckedMetadata.Content.help(parser.text(text))
      rules.metadata(CheckedMetadata(name: parser.text(name), offset: offset, content: content), &report)
    case .unit(let name, let unit):
      let content = CheckedMetadata.Content.unit(parser.text(unit))
      rules.metadata(CheckedMetadata(name: parser.text(name), offset: offset, content: content), &report)
    }
  }
}
