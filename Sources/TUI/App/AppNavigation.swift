import Monitor
import Predictions

extension App {
  mutating func changeView(_ action: Action) {
    switch action {
    case .overview: show(view: .overview)
    case .open: openSelectedRow()
    case .model: show(view: .model)
    case .confusion: show(view: .confusion)
    case .curves: show(view: .curves)
    case .records: show(view: .records)
    case .server: show(view: .server)
    case .series: show(view: .series)
    case .sources: show(view: .sources)
    case .drift: show(view: .drift)
    case .slices: show(view: .slices)
    case .alerts:
      followMention()
      show(view: .alerts)
    case .nextView: step(1)
    case .previousView: step(-1)
    case .back: goBack()
    case .help:
      if currentView == .help {
        currentView = viewBeforeHelp
      } else {
        viewBeforeHelp = currentView
        scrolls[.help] = nil
        currentView = .help
      }
    default: break
    }
  }

  mutating func show(view: ViewKind) {
    if !view.isOfModel {
      openModel = nil
    } else if view.needsModel, openModel == nil {
      open(selectedModel)
    }
    if view == .server {
      if openServer == nil { scrolls[.server] = nil }
      openServer = openServer ?? selectedServer
    } else {
      openServer = nil
    }
    guard !view.needsModel || openModel != nil, view != .server || openServer != nil else { return }
    currentView = view
  }

  private mutating func openSelectedRow() {
    switch selectedRow {
    case .model(let model):
      selectedModel = model
      show(view: .model)
    case .server(let server):
      selectedServer = server
      show(view: .server)
    case nil: break
    }
  }

  private mutating func open(_ model: ModelIdentity?) {
    guard model != openModel else { return }
    openModel = model
    threshold = nil
    scrolls = [:]
    driftFeature = nil
    driftList.selected = nil
    driftList.filter = ""
  }

  /// To the next view that can be shown, round and round.
  private mutating func step(_ direction: Int) {
    let views = availableTabs
    guard let index = views.firstIndex(of: currentView) else { return }
    show(view: views[(index + direction + views.count) % views.count])
  }

  private mutating func goBack() {
    switch currentView {
    case .overview:
      modelFilter = ""
    case .records where !recordFilter.isEmpty:
      recordFilter = ""
    case .series where explorer.text != nil:
      leaveAnswer()
    case .series where !seriesFilter.isEmpty:
      seriesFilter = ""
      scrolls[.series] = nil
    case .help:
      currentView = viewBeforeHelp
    case .drift where driftFeature != nil: closeFeature()
    case .drift where !driftList.filter.isEmpty: driftList.filter = ""
    case .alerts where alerts.open != nil: closeAlert()
    case .alerts where !alerts.filter.isEmpty: setAlertFilter("")
    case .confusion, .curves, .drift, .slices: currentView = .model
    case .records: show(view: openModel == nil ? .overview : .model)
    case .alerts, .model, .server, .series, .sources: show(view: .overview)
    }
  }
}

// Moving the selection on the overview and the picture elsewhere.
extension App {
  mutating func move(_ action: Action) {
    let page = currentView == .series ? seriesPage : max(1, content.height - 3)
    if currentView == .overview {
      moveSelection(action, page: page)
      return
    }
    if showsFeatureList {
      moveFeatureSelection(action)
      return
    }
    if showsAlertList {
      moveAlertSelection(action)
      return
    }
    // The records begin at their end, so that up means further back.
    let isReversed = currentView == .records
    let limit = scrollLimit
    var scroll = scroll
    switch action {
    case .up: scroll.y += isReversed ? 1 : -1
    case .down: scroll.y += isReversed ? -1 : 1
    case .pageUp: scroll.y += isReversed ? page : -page
    case .pageDown: scroll.y += isReversed ? -page : page
    case .first: scroll = Scroll(x: 0, y: isReversed ? limit.y : 0)
    case .last: scroll.y = isReversed ? 0 : limit.y
    case .left: scroll.x -= 1
    case .right: scroll.x += 1
    default: break
    }
    scrolls[currentView] = scroll.clamped(to: limit)
  }

  var content: Rect { ScreenLayout(width: size.width, height: size.height).content }

  /// How far the present view can be moved on a screen of the size as last told.
  var scrollLimit: Scroll {
    switch currentView {
    case .overview, .curves: Scroll()
    case .drift: Scroll(y: featureView?.scrollLimit(in: content) ?? 0)
    case .alerts: Scroll(y: alertView?.scrollLimit(in: content) ?? 0)
    case .slices: Scroll(y: slicesView?.scrollLimit(in: content) ?? 0)
    case .model: Scroll(y: modelView?.scrollLimit(in: content) ?? 0)
    case .confusion: confusionView?.scrollLimit(in: content) ?? Scroll()
    case .records: Scroll(y: recordsView?.scrollLimit(in: content) ?? 0)
    case .server: Scroll(y: serverView?.scrollLimit(in: content) ?? 0)
    // These two have a selected row, which is what their scroll counts.
    case .series: Scroll(y: max(0, seriesRowCount - 1))
    case .sources: Scroll(y: max(0, (sourcesView?.rows.count ?? 0) - 1))
    case .help: Scroll(y: helpView.scrollLimit(in: content))
    }
  }
}
