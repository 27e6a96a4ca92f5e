import Monitor
import Predictions
import Telemetry

// What the second row says in each view.
extension App {
  var titleBar: TitleBar {
    TitleBar(current: currentView, subject: subject, tabs: titleTabs, counts: counts, filter: filterText)
  }

  private var subject: TextLine? {
    if let openModel { return ModelName.line(openModel, role: .strong) }
    guard let openServer else { return nil }
    guard let summary = snapshot?.servers.first(where: { $0.identity == openServer }) else {
      return TextLine(serverDetail?.title ?? openServer.job, .strong)
    }
    let isReplica = snapshot?.servers.jobsWithReplicas.contains(openServer.withoutInstance) ?? false
    return ServerName.line(summary, isReplica: isReplica, role: .strong)
  }

  private var titleTabs: [ViewKind] {
    if openModel != nil { return ViewKind.tabs.filter(\.isOfModel) }
    return openServer == nil ? availableTabs : [.server, .series, .sources]
  }

  /// How much data the figures stand on, from the fullest form to the shortest.
  private var counts: [String] {
    if currentView == .sources { return sourcesView.map { [$0.countsText] } ?? [] }
    guard let detail, currentView.needsModel else { return [] }
    let count = "n \(NumberText.count(detail.recordCount))"
    guard detail.recordCount > 0 else { return [count] }
    let percent = NumberText.percent(Double(detail.labelledCount) / Double(detail.recordCount))
    return [
      "\(count) · labelled \(NumberText.count(detail.labelledCount)) (\(percent))", "\(count) · \(percent) labelled",
      count,
    ]
  }
}
