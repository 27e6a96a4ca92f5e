internal import Telemetry

/// Follows the families of OpenMetrics: which lines belong together, and which rules look at them.
struct OpenMetricsRules: ExpositionRules {
  private static let familyRules: [any FamilyRule.Type] = [
    LabelRule.self, GroupRule.self, CounterRule.self, HistogramRule.self, QuantileRule.self, StateRule.self,
    ExemplarRule.self,
  ]

  private let isStrict: Bool
  private var family: OpenMetricsFamily?
  private var rules: [any FamilyRule] = []
  private var takenNames: Set<ExactName> = []
  private(set) var familyCount = 0

  init(isStrict: Bool) {
    self.isStrict = isStrict
  }

  mutating func metadata(_ metadata: CheckedMetadata, _ report: inout CheckReport) {
    if let family, family.name.utf8.elementsEqual(metadata.name.utf8) {
      if isStrict, family.hasSamples {
        report.fail(at: metadata.offset, "the metadata of \(family.name) stands after its samples")
      }
    } else {
      begin(metadata.name, at: metadata.offset, &report)
    }
    guard var family else { return }
    let isRepeated: Bool
    switch metadata.content {
    case .kind(let kind):
      isRepeated = family.kind != nil
      family.kind = kind
    case .help:
      isRepeated = family.hasHelp
      family.hasHelp = true
    case .unit(let unit):
      isRepeated = family.unit != nil
      family.unit = unit
    }
    if isStrict, isRepeated {
      report.fail(at: metadata.offset, "a second line of the same kind for \(family.name)")
    }
    self.family = family
  }

  mutating func sample(_ sample: CheckedSample, _ report: inout CheckReport) {
    if family?.suffix(of: sample.name) == nil {
      begin(sample.name, at: sample.offset, &report)
      family?.kind = .unknown
    }
    family?.hasSamples = true
    guard isStrict, let family, let suffix = family.suffix(of: sample.name) else { return }
    for index in rules.indices { rules[index].sample(sample, suffix: suffix, in: family, &report) }
  }

  mutating func end(_ report: inout CheckReport) {
    guard let family else { return }
    self.family = nil
    guard isStrict else { return }
    for index in rules.indices { rules[index].end(of: family, &report) }
    checkUnit(of: family, &report)
    let clash = family.names.first { takenNames.contains(ExactName($0)) }
    if let clash {
      report.fail(
        at: family.offset, "the name \(clash) belongs to an earlier family; a family's lines must stand together")
    }
    takenNames.formUnion(family.names.map(ExactName.init))
  }

  private mutating func begin(_ name: String, at offset: Int, _ report: inout CheckReport) {
    end(&report)
    family = OpenMetricsFamily(name: name, offset: offset)
    familyCount += 1
    rules = isStrict ? Self.familyRules.map { $0.init() } : []
  }

  private func checkUnit(of family: OpenMetricsFamily, _ report: inout CheckReport) {
    guard let unit = family.unit, !unit.isEmpty else { return }
    if family.kind == .info || family.kind == .stateSet {
      report.fail(at: family.offset, "\(family.name) cannot have a unit: it is no measurement")
    }
  }
}
