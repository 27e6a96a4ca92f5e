import Monitor
import Predictions

extension App {
  /// The whole screen, at any size down to 0×0.
  public func view(size: (width: Int, height: Int)) -> Grid {
    var grid = Grid(width: size.width, height: size.height)
    let layout = ScreenLayout(width: grid.width, height: grid.height)
    var header = HeaderBar(snapshot: snapshot, window: snapshot?.window ?? window, isPaused: isPaused, clock: clock)
    header.isGoingBack = isLookingBack && snapshot?.playback == nil
    header.draw(into: &grid, rect: layout.header)
    titleBar.draw(into: &grid, rect: layout.title)
    drawContent(into: &grid, rect: layout.content)
    drawTime(into: &grid, rect: layout.timeLine)
    Footer(app: self).draw(into: &grid, rect: layout.footer)
    if !abilities.unicode { grid.reduceToASCII() }
    return grid
  }

  private func drawTime(into grid: inout Grid, rect: Rect) {
    guard let snapshot else { return }
    guard let playback = snapshot.playback else { return TimeLine(snapshot: snapshot).draw(into: &grid, rect: rect) }
    TransportBar(playback: playback, window: snapshot.window).draw(into: &grid, rect: rect)
  }

  func drawContent(into grid: inout Grid, rect: Rect) {
    switch currentView {
    case .help: helpView.draw(into: &grid, rect: rect)
    case .overview: overviewView?.draw(into: &grid, rect: rect)
    case .model: modelView?.draw(into: &grid, rect: rect)
    case .confusion: confusionView?.draw(into: &grid, rect: rect)
    case .curves: curvesView?.draw(into: &grid, rect: rect)
    case .drift: drawDrift(into: &grid, rect: rect)
    case .alerts: drawAlerts(into: &grid, rect: rect)
    case .slices: slicesView?.draw(into: &grid, rect: rect)
    case .records: recordsView?.draw(into: &grid, rect: rect)
    case .server: serverView?.draw(into: &grid, rect: rect)
    case .series: drawExplorer(into: &grid, rect: rect)
    case .sources: sourcesView?.draw(into: &grid, rect: rect)
    }
    if let waiting { MessageText.draw(waiting, into: &grid, rect: rect) }
  }

  /// What is said while there is nothing to draw.
  private var waiting: String? {
    guard currentView != .help else { return nil }
    guard let snapshot else { return "Reading." }
    if currentView == .records { return snapshot.records == nil ? "Reading the last records." : nil }
    if currentView == .series {
      return snapshot.series == nil && explorer.text == nil && explorer.prompt == nil ? "Reading the series." : nil
    }
    if currentView == .server { return waitingForServer(snapshot) }
    if currentView == .drift, detail != nil { return waitingForDrift }
    guard currentView.needsModel, detail == nil else { return nil }
    guard let openModel else { return "No model yet: no prediction has been read." }
    guard snapshot.models.contains(where: { $0.identity == openModel }) else {
      return "This model has no record in the window; a longer one (+) may have some."
    }
    return "Reading this model's figures."
  }

  private func waitingForServer(_ snapshot: Snapshot) -> String? {
    guard serverDetail == nil else { return nil }
    guard let openServer else {
      guard let server = snapshot.queryServer else { return "No server yet: nothing has been scraped." }
      return "No server yet: none is known by the metrics of \(server)."
    }
    guard snapshot.servers.contains(where: { $0.identity == openServer }) else {
      return "This server is no longer among the targets."
    }
    return "Reading this server's figures."
  }

  var overviewView: OverviewView? {
    snapshot.map { snapshot in
      OverviewView(
        snapshot: snapshot, models: listedModels, servers: listedServers, selected: selectedRow,
        lastModel: selectedModel, lastServer: selectedServer, filter: modelFilter, unicode: abilities.unicode)
    }
  }

  var serverView: ServerView? {
    serverDetail.map { detail in
      ServerView(
        detail: detail, summary: snapshot?.servers.first { $0.identity == detail.identity }, time: snapshot?.time,
        unicode: abilities.unicode, scroll: scroll.y)
    }
  }

  private func drawExplorer(into grid: inout Grid, rect: Rect) {
    let view = expressionView
    if explorer.text == nil {
      seriesView?.draw(into: &grid, rect: view == nil ? rect : rect.part(y: ExpressionView.headHeight))
    }
    // Over the list, which the candidates may cover.
    view?.draw(into: &grid, rect: rect)
  }

  private var seriesView: SeriesView? {
    snapshot?.series.map {
      SeriesView(list: $0, selected: scroll.y, unicode: abilities.unicode, queryServer: snapshot?.queryServer)
    }
  }

  var sourcesView: SourcesView? {
    snapshot.map {
      SourcesView(sources: $0.sources, targets: $0.targets, time: $0.time, selected: scroll.y)
    }
  }

  var modelView: ModelView? {
    detail.map { detail in
      ModelView(
        summary: snapshot?.models.first { $0.identity == detail.identity }, detail: detail, time: snapshot?.time,
        unicode: abilities.unicode, scroll: scroll.y, pinned: pinnedModel)
    }
  }

  var confusionView: ConfusionView? {
    detail.map { ConfusionView(detail: $0, normalization: normalization, scroll: scroll, pinned: pinnedModel) }
  }

  private var curvesView: CurvesView? {
    detail.map { CurvesView(detail: $0, kind: curveKind, unicode: abilities.unicode, pinned: pinnedModel) }
  }

  var slicesView: SlicesView? {
    detail?.slices.map { SlicesView(slices: $0, scroll: scroll.y) }
  }

  var recordsView: RecordsView? {
    snapshot?.records.map { records in
      RecordsView(
        records: records, shown: listedRecords,
        regressionModels: Set((snapshot?.models ?? []).filter { $0.task == .regression }.map(\.identity)),
        isOneModel: openModel != nil, showsMalformed: showsMalformed && !records.malformed.isEmpty, scroll: scroll.y,
        hasMetrics: hasMetrics)
    }
  }

  var helpView: HelpView {
    var app = self
    app.currentView = viewBeforeHelp
    return HelpView(app: app, scroll: scroll.y)
  }
}
