internal import Telemetry

extension TelemetryState {
  /// More parts than this are no table to read.
  private static let longestPartList = 100

  /// The panels of one server over the window, computed again when one of its targets was scraped or a bucket began.
  func detail(
    of group: ServerGroup, _ grid: BucketGrid, now: Timestamp, _ cache: inout ServerCache
  ) -> ServerDetail {
    let members = ServerCache.MemberVersions(group.members, now: now).coarse
    let key = ServerCache.DetailKey(identity: group.identity, members: members, grid: grid)
    var detail: ServerDetail
    if let known = cache.detail, known.key == key {
      detail = known.detail
    } else {
      detail = panels(of: group, grid, now: now, &cache)
      cache.detail = (key, detail)
    }
    detail.targets = group.members.map(\.target.health)
    detail.notes = notes(group)
    return detail
  }

  private func panels(
    of group: ServerGroup, _ grid: BucketGrid, now: Timestamp, _ cache: inout ServerCache
  ) -> ServerDetail {
    var detail = ServerDetail(identity: group.identity, title: group.title)
    let figures = figures(of: group, now: now, &cache)
    let panels = group.preset.panels.indices.compactMap { panel(at: $0, group, grid, figures[$0]) }
    detail.panels = panels.sorted { PanelRole.order($0.role) < PanelRole.order($1.role) }
    if let label = partLabel(group) {
      detail.partLabel = label
      let names = partNames(group, label)
      detail.partCount = names.count
      detail.parts = names.prefix(Self.longestPartList).map { part(named: $0, label, group, now: now) }
    }
    return detail
  }

  private func panel(
    at index: Int, _ group: ServerGroup, _ grid: BucketGrid, _ figure: PanelTotals?
  ) -> PanelProjection? {
    let series = group.members.compactMap { $0.server?.panels.first { $0.panel == index } }
    guard let query = series.first?.query, let history = history(of: index, group, grid) else { return nil }
    let descriptor = group.preset.panels[index]
    let lines = lines(descriptor, history, figure, grid)
    // What is known to be counted stays when it is still; a share of nothing or a quantile of nothing is left out.
    let hasAny = lines.contains { $0.value != nil || $0.series.values.contains { $0 != nil } }
    guard hasAny || history.shape == .total || history.shape == .difference else { return nil }
    var notes = query.note.map { [$0] } ?? []
    if group.members.allSatisfy(\.target.hasSingleScrape), query.isRelative { notes.append("since the server started") }
    if case .summary = query.form, series.contains(where: { $0.hasSeveralParts }) {
      notes.append("the highest of all parts")
    }
    var projection = PanelProjection(
      role: descriptor.role, title: descriptor.title, unit: descriptor.role.unit, lines: lines,
      note: notes.isEmpty ? nil : notes.joined(separator: "; "))
    projection.expression = expression(query, group, grid)
    return projection.banded()
  }

  /// The same as PromQL, with the names that the members have.
  private func expression(_ query: PanelQuery, _ group: ServerGroup, _ grid: BucketGrid) -> String? {
    let pace = group.members.map(\.target.pace).max { $0.interval < $1.interval } ?? .unknown
    let spelled = query.spelled { name in group.members.contains { $0.target.panels.names[name] != nil } }
    return spelled.first.map {
      PanelExpression($0, PanelScope(of: group.identity), range: pace.rateRange(bucket: grid.step)).text
    }
  }

  private func lines(
    _ panel: PanelDescriptor, _ history: PanelTotals, _ figure: PanelTotals?, _ grid: BucketGrid
  ) -> [PanelProjection.Line] {
    func line(_ title: String, _ value: Double?, _ values: [Double?]) -> PanelProjection.Line {
      let series = SeriesProjection(
        id: panel.role.rawValue, title: title.isEmpty ? panel.title : title, unit: panel.role.unit, axis: grid.axis,
        values: values)
      return PanelProjection.Line(title: title, value: value, series: series)
    }
    let quantiles = Set(history.quantiles + (figure?.quantiles ?? [])).sorted()
    guard quantiles.isEmpty else {
      return quantiles.map { quantile in
        line(
          PanelProjection.Line.title(ofQuantile: quantile), figure?.quantile(quantile, 0),
          (0..<grid.count).map { history.quantile(quantile, $0) })
      }
    }
    return [line("", figure?.value(0), (0..<grid.count).map(history.value))]
  }

  private func notes(_ group: ServerGroup) -> [String] {
    var notes: [String] = []
    for note in group.members.flatMap(\.target.health.notes) where !notes.contains(note) { notes.append(note) }
    return notes
  }

  // MARK: Parts

  /// The first group label that tells something apart.
  private func partLabel(_ group: ServerGroup) -> String? {
    group.preset.groupLabels.first { partNames(group, $0).count > 1 }
  }

  private func partNames(_ group: ServerGroup, _ label: String) -> [String] {
    let series = group.members.flatMap { $0.server?.panels.flatMap(\.series) ?? [] }
    return Set(series.compactMap { store.labels(of: $0)[label] })
      .sortedByBytes()
  }

  private func part(named name: String, _ label: String, _ group: ServerGroup, now: Timestamp) -> ServerDetail.Part {
    var merged: [Int: PanelTotals] = [:]
    for member in group.members where member.target.isCurrent(now) && !member.target.isDown {
      let totals = figures(of: member) { store.labels(of: $0)[label]?.utf8.elementsEqual(name.utf8) ?? false }
      Self.merge(totals, into: &merged)
    }
    return ServerDetail.Part(name: name, figures: Self.numbers(merged, group.preset))
  }
}

extension PanelQuery {
  /// Whether totals since the start of a server say something: shares, means and quantiles.
  fileprivate var isRelative: Bool {
    switch form {
    case .rateRatio, .quantiles: true
    default: false
    }
  }
}

extension PanelSeries {
  fileprivate var hasSeveralParts: Bool { Set(upper.map(\.bound)).count < upper.count }
}

extension PanelRole {
  private static let places = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })

  static func order(_ role: PanelRole) -> Int { places[role] ?? 0 }
}

extension PanelProjection.Line {
  /// "p95", "p99.9".
  static func title(ofQuantile quantile: Double) -> String {
    let percent = (quantile * 100_000).rounded() / 1_000
    return percent == percent.rounded() ? "p\(Int(percent))" : "p\(percent)"
  }
}
