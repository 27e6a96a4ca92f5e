internal import Telemetry

/// The series behind one panel of one target, and the query that reads them.
struct PanelSeries: Sendable, Codable {
  /// The panel's place in its preset.
  var panel: Int
  var query: PanelQuery
  var upper: [Operand]
  var lower: [Operand]

  /// A series, with the number of its `le` or `quantile` label where the query goes by it.
  struct Operand: Sendable, Codable {
    var series: SeriesID
    var bound: Double
  }

  /// The same with only some of the series.
  func filtered(_ isWanted: (SeriesID) -> Bool) -> PanelSeries {
    var copy = self
    copy.upper = upper.filter { isWanted($0.series) }
    copy.lower = lower.filter { isWanted($0.series) }
    return copy
  }

  var series: [SeriesID] { (upper + lower).map(\.series) }
}

/// Finds the series of a preset's panels among those of one target.
struct PanelResolver {
  var names: [String: Set<SeriesID>]
  var store: SeriesStore
  var metadata: [String: MetricMetadata]

  /// The panels that the target's metrics fill, each by the first of its queries that finds its series.
  func panels(of preset: ServerPreset) -> [PanelSeries] {
    preset.panels.enumerated().compactMap { index, panel in
      for query in panel.queries {
        if let found = resolve(query, panel: index) { return found }
      }
      return nil
    }
  }

  private func resolve(_ query: PanelQuery, panel: Int) -> PanelSeries? {
    let (upper, lower) = query.operands
    let numerators = upper.map { operands($0, query) }
    let denominators = lower.map { operands($0, query) }
    // Of a sum some parts may be missing; a divisor without one of its parts would be too small.
    guard numerators.contains(where: { $0 != nil }), denominators.allSatisfy({ $0 != nil }) else { return nil }
    return PanelSeries(
      panel: panel, query: query, upper: numerators.compactMap { $0 }.flatMap { $0 },
      lower: denominators.compactMap { $0 }.flatMap { $0 })
  }

  /// - Returns: `nil` when the target has no such metric; empty when no series of it passes the tests.
  private func operands(_ selector: SeriesSelector, _ query: PanelQuery) -> [PanelSeries.Operand]? {
    let spellings = PresetIndex.spellings(of: query.sampleName(of: selector))
    guard let name = spellings.first(where: { names[$0] != nil }), let all = names[name] else { return nil }
    // In one order, so that the same scrapes give the same sums to the last bit.
    let ordered = all.sorted { $0.index < $1.index }
    if query.boundLabel == "le", isGauge(selector) { return nil }
    let tests = selector.matchers
    // Without the label nothing can be said: no error among series that know of none is not an absence of errors.
    guard tests.allSatisfy({ test in all.contains { store.labels(of: $0)[test.name] != nil } }) else { return nil }
    var found: [PanelSeries.Operand] = []
    for series in ordered {
      let labels = store.labels(of: series)
      guard tests.allSatisfy({ $0.accepts(labels[$0.name] ?? "") }) else { continue }
      guard let label = query.boundLabel else {
        found.append(PanelSeries.Operand(series: series, bound: .nan))
        continue
      }
      guard let bound = labels[label].flatMap({ Double($0) }), !bound.isNaN else { continue }
      found.append(PanelSeries.Operand(series: series, bound: bound))
    }
    return found.isEmpty && query.boundLabel != nil ? nil : found
  }

  /// A gauge may have an `le` label too, whose series are not cumulative.
  private func isGauge(_ selector: SeriesSelector) -> Bool {
    let names = PresetIndex.spellings(of: selector.name)
    return (names + names.map { $0 + "_bucket" }).contains { metadata[$0]?.kind == .gauge }
  }
}

extension SeriesSelector {
  /// - Precondition: patterns are valid; those of the presets are tested to be.
  var matchers: [LabelMatcher] {
    tests.compactMap { name, test -> LabelMatcher? in
      switch test {
      case .equal(let value): LabelMatcher(name, .equal(value))
      case .notEqual(let value): LabelMatcher(name, .notEqual(value))
      case .matches(let text): (try? Pattern(text)).map { LabelMatcher(name, .matches($0)) }
      case .doesNotMatch(let text): (try? Pattern(text)).map { LabelMatcher(name, .doesNotMatch($0)) }
      }
    }
  }
}
