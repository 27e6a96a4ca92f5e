import Alerting
import Analysis
import Monitor
import Predictions
import Telemetry

// What the second row says in each view.
extension App {
  var titleBar: TitleBar {
    TitleBar(current: currentView, subject: subject, tabs: titleTabs, counts: counts, remark: remark)
  }

  /// A filter that hides rows, and another time that is compared with.
  private var remark: String? {
    let parts = [filterText, pinnedMark].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  private var subject: TextLine? {
    if showsAlertDetail { return alertDetail.map { TextLine($0.entry.episode.name, .strong) } }
    if let openModel { return ModelName.line(openModel, role: .strong) }
    guard let openServer else { return nil }
    guard let summary = snapshot?.servers.first(where: { $0.identity == openServer }) else {
      return TextLine(serverDetail?.title ?? openServer.job, .strong)
    }
    let isReplica = snapshot?.servers.jobsWithReplicas.contains(openServer.withoutInstance) ?? false
    return ServerName.line(summary, isReplica: isReplica, role: .strong)
  }

  private var titleTabs: [ViewKind] {
    if showsAlertDetail { return [.alerts] }
    if openModel != nil { return ViewKind.tabs.filter { $0.isOfModel && (hasWatch || !$0.needsWatch) } }
    return openServer == nil ? availableTabs : [.server, .series, .sources]
  }

  /// How much data the figures stand on, from the fullest form to the shortest.
  private var counts: [String] {
    if currentView == .sources { return sourcesView.map { [$0.countsText] } ?? [] }
    if currentView == .alerts { return alertCounts }
    guard let detail, currentView.needsModel else { return [] }
    if currentView == .drift { return driftCounts }
    let count = "n \(NumberText.count(detail.recordCount))"
    guard detail.recordCount > 0 else { return [count] }
    let percent = NumberText.percent(Double(detail.labelledCount) / Double(detail.recordCount))
    return [
      "\(count) · labelled \(NumberText.count(detail.labelledCount)) (\(percent))", "\(count) · \(percent) labelled",
      count,
    ]
  }

  private var driftCounts: [String] {
    guard let drift = detail?.drift, drift.reference.missingCount == 0, !drift.features.isEmpty else { return [] }
    let drifting = NumberText.count(drift.features.count { $0.finding.verdict == .drift })
    let count = "\(drifting) of \(NumberText.count(drift.features.count)) drift"
    let order = driftFeature == nil && driftList.order != .gravity ? "by \(driftList.order.rawValue) · " : ""
    return [order + count, count]
  }
}
