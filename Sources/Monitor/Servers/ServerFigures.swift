internal import Telemetry

extension TelemetryState.Target {
  var pace: ScrapePace { ScrapePace(interval: max(1, health.interval.nanoseconds / 1_000_000)) }

  /// Whether rates are not known yet.
  var hasSingleScrape: Bool { successCount <= 1 }

  var isDown: Bool {
    if case .down = health.state { true } else { false }
  }

  /// Whether what it said last still holds, though nothing says that it has ended.
  func isCurrent(_ now: Timestamp) -> Bool {
    now.milliseconds - lastBatch.milliseconds <= pace.longestGap
  }
}

extension TelemetryState {
  /// The figures of one target's panels, over the stretch that ends with its last scrape.
  func figures(of member: ServerGroup.Member, where isWanted: ((SeriesID) -> Bool)? = nil) -> [Int: PanelTotals] {
    guard let server = member.server else { return [:] }
    let target = member.target
    var figures: [Int: PanelTotals] = [:]
    for panel in server.panels {
      var span = target.pace.figureSpan
      if case .quantiles = panel.query.form { span = target.pace.quantileSpan }
      let evaluation = PanelEvaluation(
        store: store, grid: BucketGrid(figureEndingAt: target.lastBatch.milliseconds, span: span), pace: target.pace,
        purpose: target.hasSingleScrape ? .lifetime : .figure)
      figures[panel.panel] = evaluation.totals(isWanted.map { panel.filtered($0) } ?? panel)
    }
    return figures
  }

  /// The figures of all members together, those of targets without a new scrape from the cache.
  func figures(of group: ServerGroup, now: Timestamp, _ cache: inout ServerCache) -> [Int: PanelTotals] {
    var merged: [Int: PanelTotals] = [:]
    for member in group.members where member.target.isCurrent(now) && !member.target.isDown {
      let key = ServerCache.MemberKey(target: member.number, preset: group.identity.preset)
      let totals: [Int: PanelTotals]
      if let known = cache.figures[key], known.version == member.target.version {
        totals = known.totals
      } else {
        totals = figures(of: member)
        cache.figures[key] = ServerCache.Figures(version: member.target.version, totals: totals)
      }
      Self.merge(totals, into: &merged)
    }
    return merged
  }

  static func merge(_ totals: [Int: PanelTotals], into merged: inout [Int: PanelTotals]) {
    for (panel, totals) in totals {
      if merged[panel] == nil { merged[panel] = totals } else { merged[panel]?.merge(totals) }
    }
  }

  /// One number for each role: of panels that share one, the first that has any.
  static func numbers(_ figures: [Int: PanelTotals], _ preset: ServerPreset) -> [PanelRole: Double] {
    var numbers: [PanelRole: Double] = [:]
    for (index, panel) in preset.panels.enumerated() where numbers[panel.role] == nil {
      guard let figure = figures[index]?.figure(panel.role), figure.isFinite else { continue }
      numbers[panel.role] = figure
    }
    return numbers
  }

  /// The course of one panel over all members.
  func history(of panel: Int, _ group: ServerGroup, _ grid: BucketGrid) -> PanelTotals? {
    var merged: PanelTotals?
    for member in group.members {
      guard let totals = history(of: panel, member, grid) else { continue }
      if merged == nil { merged = totals } else { merged?.merge(totals) }
    }
    return merged
  }

  func history(of panel: Int, _ member: ServerGroup.Member, _ grid: BucketGrid) -> PanelTotals? {
    guard let series = member.server?.panels.first(where: { $0.panel == panel }) else { return nil }
    return PanelEvaluation(store: store, grid: grid, pace: member.target.pace, purpose: .history).totals(series)
  }
}
