internal import Ingest
internal import PromQL
internal import Telemetry

extension MonitorState {
  /// More parts than this are no table to read.
  private static let longestPartList = 100

  /// The panels of one server over the window, as a query server answers them.
  func queriedDetail(of group: QueriedGroup, _ grid: BucketGrid, _ cache: inout SnapshotCache) -> ServerDetail {
    var detail = ServerDetail(identity: group.identity, title: group.preset.title)
    detail.panels = group.preset.panels.compactMap { queriedPanel($0, group, grid, &cache) }
      .sorted { PanelRole.order($0.role) < PanelRole.order($1.role) }
    addParts(to: &detail, group, &cache)
    return detail
  }

  private func queriedPanel(
    _ panel: PanelDescriptor, _ group: QueriedGroup, _ grid: BucketGrid, _ cache: inout SnapshotCache
  ) -> PanelProjection? {
    let queries = answers.metrics?.queries(of: panel) ?? []
    let scope = PanelScope(of: group.identity)
    var figures = PanelAnswers()
    for (place, query) in queries.enumerated() {
      let text = PanelExpression(query, scope, range: group.pace.rateRange()).text
      figures.add(answer(to: WantedQuery(text, .latest), &cache), ofQuery: place)
    }
    let row = Labels([])
    let chosen = figures.rows[row]?.query ?? 0
    guard queries.indices.contains(chosen) else { return nil }
    let query = queries[chosen]
    let text = PanelExpression(query, scope, range: group.pace.rateRange(bucket: grid.step)).text
    let question = WantedQuery(text, .course(length: grid.step * Int64(grid.count), step: grid.step))
    // What was measured last no longer holds.
    let present = group.health == .down ? [] : figures.lines(of: row)
    let lines = lines(of: panel, present, answer(to: question, &cache), grid)
    guard lines.contains(where: { $0.value != nil || $0.series.values.contains { $0 != nil } }) else { return nil }
    var projection = PanelProjection(
      role: panel.role, title: panel.title, unit: panel.role.unit, lines: lines, note: query.note)
    projection.expression = text
    return projection.banded()
  }

  private func lines(
    of panel: PanelDescriptor, _ figures: [PanelAnswers.Line], _ course: TimedAnswer?, _ grid: BucketGrid
  ) -> [PanelProjection.Line] {
    var samples: [Double?: [Sample]] = [:]
    for element in course?.matrix ?? [] { samples[PanelAnswers.row(of: element.labels).quantile] = element.samples }
    let quantiles = Set(samples.keys).union(figures.map(\.quantile)).sorted { ($0 ?? 0) < ($1 ?? 0) }
    return quantiles.map { quantile in
      let figure = figures.first { $0.quantile == quantile }?.value
      let title = quantile.map(PanelProjection.Line.title(ofQuantile:)) ?? ""
      let values =
        course?.values(samples[quantile] ?? [], grid, latest: figure) ?? Array(repeating: nil, count: grid.count)
      let series = SeriesProjection(
        id: panel.role.rawValue, title: title.isEmpty ? panel.title : title, unit: panel.role.unit, axis: grid.axis,
        values: values)
      return PanelProjection.Line(title: title, value: figure, series: series)
    }
  }

  // MARK: Parts

  /// The models or parts of the server, by the first group label that tells some apart.
  private func addParts(to detail: inout ServerDetail, _ group: QueriedGroup, _ cache: inout SnapshotCache) {
    let server = PanelScope(of: group.identity)
    guard let question = ServerDiscovery.parts(of: group.preset, in: server) else { return }
    let elements = answer(to: question, &cache)?.vector ?? []
    for label in group.preset.groupLabels {
      let names = Set(elements.compactMap { $0.labels[label] }).sortedByBytes()
      guard names.count > 1 else { continue }
      let scope = PanelScope(matching: server.tests, by: [label])
      let figures = figures(of: QueriedKind(group), scope, &cache)
      detail.partLabel = label
      detail.partCount = names.count
      detail.parts = names.prefix(Self.longestPartList).map { name in
        ServerDetail.Part(name: name, figures: figures[Labels([Label(label, name)])] ?? [:])
      }
      return
    }
  }
}
