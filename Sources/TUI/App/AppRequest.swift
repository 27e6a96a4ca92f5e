public import Monitor
import Predictions

extension App {
  /// What the present view needs of the monitor, for the size of the screen as last told.
  public var request: SnapshotRequest {
    let view = currentView == .help ? viewBeforeHelp : currentView
    var request = SnapshotRequest(window: window, bucketCount: bucketCount(for: view))
    if view.needsModel { request.model = openModel }
    request.sumsReplicas = sumsReplicas
    switch view {
    case .overview: request.seenServers = seenServers
    case .model: request.parts = [.series, .fields, .course]
    case .drift:
      request.parts = [.drift, .outliers]
      request.feature = driftFeature
    case .slices: request.parts = [.slices]
    case .confusion: request.parts = [.confusion]
    case .curves:
      request.parts = [.curves]
      request.threshold = threshold
    case .records: request.includesRecords = true
    case .server: request.server = openServer
    case .series:
      if let text = explorer.text {
        request.expression = expressionRequest(text)
      } else {
        request.series = seriesRequest
      }
      request.completion = explorer.prompt?.request
    case .alerts:
      request.includesAlerts = true
      request.alert = alerts.open
    case .sources, .help: break
    }
    return request
  }

  /// As many buckets as the widest chart of the view has places for; no screen needs more than the limit.
  private func bucketCount(for view: ViewKind) -> Int {
    let count =
      switch view {
      case .overview:
        max(
          OverviewColumns.bucketCount(for: snapshot?.models ?? [], window: window, width: content.width - 2),
          ServerColumns.bucketCount(for: snapshot?.servers ?? [], window: window, width: content.width - 2))
      case .model: ModelView.bucketCount(in: content)
      case .server: ServerView.bucketCount(in: content)
      case .series:
        explorer.text == nil
          ? SeriesView.bucketCount(width: content.width) : LineChart.bucketCount(width: content.width)
      case .drift: DriftView.bucketCount(width: content.width)
      case .alerts: AlertView.bucketCount(width: content.width)
      case .confusion, .curves, .records, .sources, .slices, .help: content.width
      }
    return min(max(count, 2), 1_000)
  }

  /// The rows on the screen, widened to whole fifties so that moving about seldom asks for others.
  private var seenServers: Range<Int> {
    let block = 50
    guard let snapshot, let seen = overviewView?.seenServers(in: content), !seen.isEmpty else { return 0..<block }
    // The request counts all servers, the screen those that the filter lets through.
    let listed = listedServers[seen]
    guard let first = snapshot.servers.firstIndex(where: { $0.identity == listed.first?.identity }),
      let last = snapshot.servers.lastIndex(where: { $0.identity == listed.last?.identity })
    else { return 0..<block }
    return first / block * block..<last / block * block + block
  }

  private var seriesRequest: SeriesListRequest {
    let count = seriesPage
    let first = ListWindow.firstRow(
      selected: scrolls[.series]?.y ?? 0, count: snapshot?.series?.matchCount ?? 0, height: count)
    return SeriesListRequest(filter: seriesFilter, first: first, count: count)
  }
}
