import Monitor
import Predictions

extension App {
  mutating func changeView(_ action: Action) {
    switch action {
    case .overview: show(view: .overview)
    case .model, .open: show(view: .model)
    case .confusion: show(view: .confusion)
    case .curves: show(view: .curves)
    case .records: show(view: .records)
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

  private mutating func show(view: ViewKind) {
    if view == .overview {
      openModel = nil
    } else if view.needsModel, openModel == nil {
      open(selectedModel)
    }
    guard !view.needsModel || openModel != nil else { return }
    currentView = view
  }

  private mutating func open(_ model: ModelIdentity?) {
    guard model != openModel else { return }
    openModel = model
    threshold = nil
    scrolls = [:]
  }

  /// To the next view that can be shown, round and round.
  private mutating func step(_ direction: Int) {
    let views = ViewKind.tabs.filter { !$0.needsModel || hasModel }
    guard let index = views.firstIndex(of: currentView) else { return }
    show(view: views[(index + direction + views.count) % views.count])
  }

  private mutating func goBack() {
    switch currentView {
    case .overview:
      modelFilter = ""
    case .records where !recordFilter.isEmpty:
      recordFilter = ""
    case .help:
      currentView = viewBeforeHelp
    case .confusion, .curves: currentView = .model
    case .records: show(view: openModel == nil ? .overview : .model)
    case .model: show(view: .overview)
    }
  }
}

// Moving the selection on the overview and the picture elsewhere.
extension App {
  mutating func move(_ action: Action) {
    let page = max(1, content.height - 3)
    if currentView == .overview {
      moveSelection(action, page: page)
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

  private mutating func moveSelection(_ action: Action, page: Int) {
    let models = listedModels
    guard !models.isEmpty else { return }
    var index = models.firstIndex { $0.identity == selectedModel } ?? 0
    switch action {
    case .up: index -= 1
    case .down: index += 1
    case .pageUp: index -= page
    case .pageDown: index += page
    case .first: index = 0
    case .last: index = models.count - 1
    default: break
    }
    selectedModel = models[min(max(0, index), models.count - 1)].identity
  }

  var content: Rect { ScreenLayout(width: size.width, height: size.height).content }

  /// How far the present view can be moved on a screen of the size as last told.
  var scrollLimit: Scroll {
    switch currentView {
    case .overview, .curves: Scroll()
    case .model: Scroll(y: modelView?.scrollLimit(in: content) ?? 0)
    case .confusion: confusionView?.scrollLimit(in: content) ?? Scroll()
    case .records: Scroll(y: recordsView?.scrollLimit(in: content) ?? 0)
    case .help: Scroll(y: helpView.scrollLimit(in: content))
    }
  }
}
