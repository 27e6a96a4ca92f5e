public import Monitor
import Predictions

extension App {
  /// What the present view needs of the monitor, for the size of the screen as last told.
  public var request: SnapshotRequest {
    let view = currentView == .help ? viewBeforeHelp : currentView
    var request = SnapshotRequest(window: window, bucketCount: bucketCount(for: view))
    if view.needsModel { request.model = openModel }
    switch view {
    case .model: request.parts = [.series, .fields]
    case .confusion: request.parts = [.confusion]
    case .curves:
      request.parts = [.curves]
      request.threshold = threshold
    case .records: request.includesRecords = true
    case .overview, .help: break
    }
    return request
  }

  /// As many buckets as the widest chart of the view has places for; no screen needs more than the limit.
  private func bucketCount(for view: ViewKind) -> Int {
    let content = ScreenLayout(width: size.width, height: size.height).content
    let count =
      switch view {
      case .overview:
        OverviewColumns.bucketCount(for: snapshot?.models ?? [], window: window, width: content.width - 2)
      case .model: ModelView.bucketCount(in: content)
      case .confusion, .curves, .records, .help: content.width
      }
    return min(max(count, 2), 1_000)
  }
}
