import Monitor
import Predictions
import Telemetry

// What the views, the bindings and the footer want to know.
extension App {
  /// The models that the filter lets through.
  var listedModels: [ModelSummary] {
    let models = snapshot?.models ?? []
    guard !modelFilter.isEmpty else { return models }
    return models.filter { TextFilter.matches(modelFilter, [$0.identity.model, $0.identity.version]) }
  }

  /// The servers that the filter lets through.
  var listedServers: [ServerSummary] {
    let servers = snapshot?.servers ?? []
    guard !modelFilter.isEmpty else { return servers }
    return servers.filter {
      TextFilter.matches(modelFilter, [$0.title, $0.identity.job, $0.identity.instance] + $0.models)
    }
  }

  /// The records of the open model, or of all, that the filter lets through.
  var listedRecords: [RecordList.Record] {
    (snapshot?.records?.last ?? []).filter { record in
      guard openModel == nil || record.identity == openModel else { return false }
      return recordFilter.isEmpty
        || TextFilter.matches(
          recordFilter,
          [record.identity.model, record.identity.version, record.id, record.actual, record.predicted, record.text])
    }
  }

  /// The open model's detail, once a snapshot has brought it.
  var detail: ModelDetail? {
    guard let openModel, let detail = snapshot?.detail, detail.identity == openModel else { return nil }
    return detail
  }

  /// The open server's detail, once a snapshot has brought it.
  var serverDetail: ServerDetail? {
    guard let openServer, let detail = snapshot?.server, detail.identity == openServer else { return nil }
    return detail
  }

  var hasModel: Bool { openModel != nil || listedModels.contains { $0.identity == selectedModel } }

  var hasServer: Bool { openServer != nil || listedServers.contains { $0.identity == selectedServer } }

  /// Whether anything is scraped; without it the screen is that of logs alone.
  var hasMetrics: Bool {
    snapshot.map { !$0.servers.isEmpty || !$0.targets.isEmpty || $0.queryServer != nil } ?? false
  }

  /// Whether summing replicas would change the rows, or has.
  var hasReplicas: Bool {
    sumsReplicas || snapshot?.servers.jobsWithReplicas.isEmpty == false
  }

  /// The views that can be shown, in the order of Tab; the present one is always among them.
  var availableTabs: [ViewKind] {
    ViewKind.tabs.filter { kind in
      switch kind {
      case currentView, .overview: true
      case .model, .confusion, .curves: hasModel
      case .drift, .slices: hasModel && hasWatch
      case .records:
        !hasMetrics || snapshot.map { !$0.models.isEmpty || $0.sources.contains(where: \.holdsRecords) } ?? true
      case .server: hasServer
      case .series, .sources: hasMetrics
      case .alerts: hasAlerts
      case .help: false
      }
    }
  }

  /// Whether models are held against a reference.
  var hasWatch: Bool { snapshot?.models.contains { $0.drift != nil } ?? false }

  /// Whether rules are evaluated.
  var hasAlerts: Bool { snapshot?.alerts != nil }

  var hasTabs: Bool { currentView != .help }

  var canGoBack: Bool { currentView != .overview || !modelFilter.isEmpty }

  var hasConfusion: Bool { detail?.confusion != nil }

  var hasCurves: Bool { detail?.curves.map { !$0.roc.isEmpty } ?? false }

  var hasMalformedLines: Bool { snapshot?.records?.malformed.isEmpty == false }

  var canMoveVertically: Bool {
    if currentView == .overview { return listedModels.count + listedServers.count > 1 }
    if showsAlertList { return alerts.rows.count > 1 }
    return showsFeatureList ? listedFeatures.count > 1 : scrollLimit.y > 0
  }

  var canMoveSideways: Bool { scrollLimit.x > 0 }

  var windowLadder: WindowLadder {
    let countsRecords =
      snapshot?.models.contains { model in
        if case .count = model.traffic.axis { true } else { false }
      } ?? false
    return WindowLadder(current: window, countsRecords: countsRecords)
  }

  var scroll: Scroll { scrolls[currentView] ?? Scroll() }
}
