internal import Telemetry

extension TelemetryState {
  /// The overview's rows and the server that the request asks for.
  ///
  /// - Parameter cache: what earlier snapshots computed; the same state gives the same with an empty one.
  func fill(_ snapshot: inout Snapshot, _ request: SnapshotRequest, _ cache: inout ServerCache) {
    guard let now = snapshot.time, let first = targets.values.map(\.firstBatch).min() else { return }
    let kept = max(first, now - store.limits.retention)
    let grid = BucketGrid(request.window, now: now, first: min(kept, now), bucketCount: request.bucketCount)
    let groups = serverGroups(sums: request.sumsReplicas)
    snapshot.servers = groups.enumerated().map { index, group in
      summary(of: group, request.seenServers.contains(index) ? grid : nil, now: now, &cache)
    }
    cache.keep({ targets[$0] != nil }, count: targets.count)
    guard let wanted = request.server else { return }
    let asked =
      groups.first { $0.identity == wanted }
      ?? serverGroups(sums: wanted.instance == nil).first { $0.identity == wanted }
    if let asked { snapshot.server = detail(of: asked, grid, now: now, &cache) }
  }

  private func summary(
    of group: ServerGroup, _ grid: BucketGrid?, now: Timestamp, _ cache: inout ServerCache
  ) -> ServerSummary {
    var summary = ServerSummary(identity: group.identity, title: group.title, health: group.health)
    summary.models = group.models
    summary.trouble = group.trouble
    summary.downSince = group.downSince
    summary.replicaCount = group.members.count
    summary.sampleCount = group.members.reduce(0) { $0 + $1.target.health.keptCount }
    let members = ServerCache.MemberVersions(group.members, now: now)
    if let known = cache.rows[group.identity], known.members == members {
      summary.figures = known.figures
    } else {
      summary.figures = Self.numbers(figures(of: group, now: now, &cache), group.preset)
      cache.rows[group.identity] = ServerCache.Row(members: members, figures: summary.figures)
    }
    if let grid { summary.history = history(of: group, grid, &cache) }
    return summary
  }

  private func history(
    of group: ServerGroup, _ grid: BucketGrid, _ cache: inout ServerCache
  ) -> SeriesProjection? {
    let offered = Set(group.members.flatMap { $0.server?.panels.map(\.panel) ?? [] })
    let panels = group.preset.panels
    let places = PanelRole.historyRoles.lazy.compactMap { role in
      panels.indices.first { panels[$0].role == role && offered.contains($0) }
    }
    guard let place = places.first else { return nil }
    var merged: PanelTotals?
    for member in group.members {
      let key = ServerCache.MemberKey(target: member.number, preset: group.identity.preset)
      var totals: PanelTotals?
      if let known = cache.histories[key], known.version == member.target.version, known.grid == grid {
        totals = known.totals
      } else if let computed = history(of: place, member, grid) {
        totals = computed
        cache.histories[key] = ServerCache.History(version: member.target.version, grid: grid, totals: computed)
      }
      guard let totals else { continue }
      if merged == nil { merged = totals } else { merged?.merge(totals) }
    }
    return merged.map { totals in
      SeriesProjection(
        id: panels[place].role.rawValue, title: panels[place].title, unit: panels[place].role.unit, axis: grid.axis,
        values: (0..<grid.count).map(totals.value))
    }
  }
}
