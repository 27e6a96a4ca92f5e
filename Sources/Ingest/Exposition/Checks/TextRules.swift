internal import Telemetry

/// What text 0.0.4 asks beyond the grammar of its lines, as prometheus/common reads it.
struct TextRules: ExpositionRules {
  private struct Family {
    var kind: MetricMetadata.Kind?
    var hasHelp = false
    var hasSamples = false
  }

  private let isStrict: Bool
  private var families: [ExactName: Family] = [:]

  init(isStrict: Bool) {
    self.isStrict = isStrict
  }

  var familyCount: Int { families.count }

  mutating func metadata(_ metadata: CheckedMetadata, _ report: inout CheckReport) {
    var family = families[ExactName(metadata.name)] ?? Family()
    switch metadata.content {
    case .kind(let kind):
      if isStrict, family.kind != nil {
        report.fail(at: metadata.offset, "a second TYPE line for \(metadata.name)")
      } else if isStrict, family.hasSamples {
        report.fail(at: metadata.offset, "the TYPE of \(metadata.name) stands after its samples")
      }
      family.kind = kind
      if kind == .counter, !metadata.name.hasSuffix("_total") {
        report.warn(at: metadata.offset, "the counter \(metadata.name) does not end in _total")
      }
    case .help:
      if isStrict, family.hasHelp { report.fail(at: metadata.offset, "a second HELP line for \(metadata.name)") }
      family.hasHelp = true
    case .unit: break
    }
    families[ExactName(metadata.name)] = family
  }

  mutating func sample(_ sample: CheckedSample, _ report: inout CheckReport) {
    let name = familyName(of: sample.name)
    families[name, default: Family()].hasSamples = true
    guard isStrict else { return }
    LabelRule.check(sample.labels, of: sample, &report)
    let suffix = sample.name.dropFirst(name.text.count)
    switch families[name]?.kind {
    case .summary where suffix.isEmpty: Self.checkBound("quantile", of: sample, &report)
    case .histogram, .gaugeHistogram:
      if suffix == "_bucket" { Self.checkBound("le", of: sample, &report) }
      if suffix == "_bucket" || suffix == "_count", sample.value < 0 {
        report.fail(at: sample.offset, "the histogram \(name.text) counts a negative number of observations")
      }
    default: break
    }
  }

  func end(_ report: inout CheckReport) {}

  /// The family of the sample's own name, or the summary or histogram that it is a part of.
  private func familyName(of name: String) -> ExactName {
    guard families[ExactName(name)] == nil else { return ExactName(name) }
    for suffix in ["_count", "_sum", "_bucket"] where name.hasSuffix(suffix) {
      let base = ExactName(String(name.dropLast(suffix.count)))
      switch families[base]?.kind {
      case .histogram, .gaugeHistogram: return base
      case .summary where suffix != "_bucket": return base
      default: break
      }
    }
    return ExactName(name)
  }

  private static func checkBound(_ label: String, of sample: CheckedSample, _ report: inout CheckReport) {
    guard let text = sample[label], sample.number(of: label) == nil else { return }
    report.fail(at: sample.offset, "expected a number in the label \(label), found “\(text)”")
  }
}
