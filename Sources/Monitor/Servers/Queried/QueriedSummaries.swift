internal import Ingest
internal import PromQL
internal import Telemetry

extension MonitorState {
  /// Adds the rows that a query server tells of, and the server that the request asks for if it is among them.
  func fillQueried(_ snapshot: inout Snapshot, _ request: SnapshotRequest, _ cache: inout SnapshotCache) {
    guard hasQueryServer else { return }
    let time = now ?? Timestamp(seconds: 0)
    let grid = BucketGrid(
      request.window, now: time, first: time - telemetry.store.limits.retention, bucketCount: request.bucketCount)
    let key = QueriedCache.Key(
      version: answers.version, targetCount: snapshot.targets.count, firstRow: snapshot.servers.count, grid: grid,
      sums: request.sumsReplicas, seen: request.isOverview ? request.seenServers : nil)
    let rows = queriedRows(key, snapshot.targets, &cache)
    snapshot.servers += rows.summaries
    guard snapshot.server == nil, let wanted = request.server else { return }
    let groups = QueriedGroup.all(rows.targets, sums: wanted.instance == nil)
    if let asked = groups.first(where: { $0.identity == wanted }) {
      snapshot.server = queriedDetail(of: asked, grid, &cache)
    }
  }

  private func queriedRows(
    _ key: QueriedCache.Key, _ scraped: [TargetHealth], _ cache: inout SnapshotCache
  ) -> QueriedCache.Rows {
    if let known = cache.queried.rows(for: key) {
      for question in known.questions { cache.answers.want(question) }
      return known
    }
    let before = cache.answers.wanted
    // What is scraped has every sample.
    let known = Set(scraped.map { Label($0.job, $0.instance) })
    let targets = QueriedTarget.all { answer(to: $0, &cache) }.filter { !known.contains(Label($0.job, $0.instance)) }
    let groups = QueriedGroup.all(targets, sums: key.sums)
    var rows: [Labels: [String: ServerSummary]] = [:]
    for kind in QueriedKind.all(groups, key) {
      for (row, summary) in summaries(of: kind, key, &cache) { rows[row, default: [:]][kind.preset.id] = summary }
    }
    let found = QueriedCache.Rows(
      targets: targets, summaries: groups.compactMap { rows[$0.labels]?[$0.preset.id] },
      questions: cache.answers.wanted.subtracting(before))
    cache.queried.keep(found, for: key)
    return found
  }

  private func summaries(
    of kind: QueriedKind, _ key: QueriedCache.Key, _ cache: inout SnapshotCache
  ) -> [(Labels, ServerSummary)] {
    let models = models(of: kind, &cache)
    let isSeen = key.seen != nil
    let figures = isSeen ? figures(of: kind, PanelScope(by: kind.rowLabels), &cache) : [:]
    let histories = isSeen ? histories(of: kind, figures, key.grid, &cache) : [:]
    return kind.groups.map { group in
      var summary = ServerSummary(identity: group.identity, title: group.preset.title, health: group.health)
      summary.replicaCount = group.members.count
      summary.models = models[group.labels] ?? []
      // What was measured last no longer holds.
      if group.health != .down { summary.figures = figures[group.labels] ?? [:] }
      summary.history = histories[group.labels]
      return (group.labels, summary)
    }
  }

  /// What the servers of a kind serve, sorted by bytes.
  private func models(of kind: QueriedKind, _ cache: inout SnapshotCache) -> [Labels: [String]] {
    guard let label = kind.preset.groupLabels.first, let question = ServerDiscovery.models(of: kind.preset) else {
      return [:]
    }
    var models: [Labels: Set<String>] = [:]
    for element in answer(to: question, &cache)?.vector ?? [] {
      guard let model = element.labels[label] else { continue }
      models[element.labels.only(kind.rowLabels), default: []].insert(model)
    }
    return models.mapValues { $0.sortedByBytes() }
  }

  /// One number for each row and role that the overview shows: of panels that share a role, the first that has any.
  func figures(
    of kind: QueriedKind, _ scope: PanelScope, _ cache: inout SnapshotCache
  ) -> [Labels: [PanelRole: Double]] {
    var figures: [Labels: [PanelRole: Double]] = [:]
    for panel in kind.preset.panels where panel.role.isInOverview {
      var panelAnswers = PanelAnswers()
      for (place, query) in (answers.metrics?.queries(of: panel) ?? []).enumerated() {
        let expression = PanelExpression(query, scope, range: kind.pace.rateRange())
        let question = WantedQuery(expression.text(ofQuantile: panel.role.figureQuantile), .latest)
        panelAnswers.add(answer(to: question, &cache), ofQuery: place)
      }
      for row in panelAnswers.rows.keys where figures[row]?[panel.role] == nil {
        if let figure = panelAnswers.figure(of: row, panel.role) { figures[row, default: [:]][panel.role] = figure }
      }
    }
    return figures
  }

  private func histories(
    of kind: QueriedKind, _ figures: [Labels: [PanelRole: Double]], _ grid: BucketGrid, _ cache: inout SnapshotCache
  ) -> [Labels: SeriesProjection] {
    var histories: [Labels: SeriesProjection] = [:]
    guard let scope = kind.seenScope, let (panel, queries) = historyPanel(of: kind.preset) else { return [:] }
    for query in queries {
      let expression = PanelExpression(query, scope, range: kind.pace.rateRange(bucket: grid.step))
      let question = WantedQuery(expression.text, .course(length: grid.step * Int64(grid.count), step: grid.step))
      guard let answer = answer(to: question, &cache) else { continue }
      for element in answer.matrix where histories[element.labels] == nil {
        let values = answer.values(element.samples, grid, latest: figures[element.labels]?[panel.role])
        histories[element.labels] = SeriesProjection(
          id: panel.role.rawValue, title: panel.title, unit: panel.role.unit, axis: grid.axis, values: values)
      }
    }
    return histories
  }

  /// What a row's sparkline is about, and the ways to ask for it.
  private func historyPanel(of preset: ServerPreset) -> (panel: PanelDescriptor, queries: [PanelQuery])? {
    for role in PanelRole.historyRoles {
      guard let panel = preset.panels.first(where: { $0.role == role }) else { continue }
      if let queries = answers.metrics?.queries(of: panel), !queries.isEmpty { return (panel, queries) }
    }
    return nil
  }
}

extension Labels {
  /// Some of the labels.
  fileprivate func only(_ names: [String]) -> Labels { Labels(pairs.filter { names.contains($0.name) }) }
}
