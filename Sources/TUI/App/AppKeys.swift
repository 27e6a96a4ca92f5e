import Monitor
import Predictions

extension App {
  mutating func press(_ key: Key) -> [Effect] {
    notice = nil
    if prompt != nil { return type(key) }
    if alerts.prompt != nil { return typeAboutAlerts(key) }
    if currentView == .series, explorer.prompt != nil { return typeExpression(key) }
    if let effects = answer(key) { return effects }
    let binding = Binding.all.first { $0.keys(in: self).contains(key) && $0.isEnabled(self) }
    guard let binding else {
      refuseAlertKey(key)
      return []
    }
    return perform(binding.action)
  }

  private mutating func type(_ key: Key) -> [Effect] {
    guard var editing = prompt else { return [] }
    switch key {
    case .escape, .control("c"), .control("g"):
      prompt = nil
      if editing.purpose == .filter { setFilter("") }
    case .enter:
      prompt = nil
      switch editing.purpose {
      case .command: return run(editing.text)
      case .moment: return go(to: editing.text)
      case .filter: break
      }
    case .backspace where editing.text.isEmpty:
      prompt = nil
    default:
      if editing.edit(key) {
        prompt = editing
        if editing.purpose == .filter { setFilter(editing.text) }
      }
    }
    return []
  }

  private mutating func run(_ text: String) -> [Effect] {
    guard !text.isEmpty else { return [] }
    if let effects = runAboutTime(text) { return effects }
    guard let binding = CommandPalette.matches(text, in: self).first else {
      notice = "No command that works here begins with “\(text)”."
      return []
    }
    return perform(binding.action)
  }

  private mutating func setFilter(_ text: String) {
    switch currentView {
    case .records:
      recordFilter = text
      scrolls[.records] = nil
    case .series:
      seriesFilter = text
      scrolls[.series] = nil
    case .drift:
      driftList.filter = text
    case .alerts: setAlertFilter(text)
    default:
      modelFilter = text
      selectListedRow()
    }
  }

  mutating func perform(_ action: Action) -> [Effect] {
    switch action {
    case .open where currentView == .series: return openSelectedSeries()
    case .open where currentView == .drift: openSelectedFeature()
    case .open where currentView == .alerts: openSelectedAlert()
    case .overview, .model, .confusion, .curves, .records, .server, .series, .sources, .drift, .slices, .alerts,
      .nextView, .previousView, .open, .back, .help:
      changeView(action)
    case .up, .down, .left, .right, .pageUp, .pageDown, .first, .last: move(action)
    case .filter: prompt = Prompt(purpose: .filter, text: filter)
    case .expression: openExpression()
    case .alone: explorer.showsAlone.toggle()
    case .acknowledge, .acknowledgeAll, .silence, .undo, .giveBack, .note, .mark, .snooze: return answerAlert(action)
    case .incidents: groupAlerts()
    case .sort where currentView == .alerts: sortAlerts()
    case .sort: driftList.order = driftList.nextOrder(hasContributions: hasContributions)
    case .strangest: driftList.showsStrangest.toggle()
    case .previousFeature: stepFeature(-1)
    case .nextFeature: stepFeature(1)
    case .command: prompt = Prompt(purpose: .command)
    case .malformed:
      showsMalformed.toggle()
      scrolls[.records] = nil
    case .replicas: sumsReplicas.toggle()
    case .rocOrPR: curveKind = curveKind == .roc ? .precisionRecall : .roc
    case .normalise: normalization = normalization.next
    case .lowerThreshold: moveThreshold(by: -1)
    case .raiseThreshold: moveThreshold(by: 1)
    case .longerWindow: choose(window: windowLadder.longer)
    case .shorterWindow: choose(window: windowLadder.shorter)
    case .pause: togglePause()
    case .play, .lookBack, .now, .backMinute, .forwardMinute, .backTenMinutes, .forwardTenMinutes, .backHour,
      .forwardHour, .stepBack, .step, .previousMark, .nextMark, .slower, .faster, .goTo, .start, .end, .compare:
      return scrub(action)
    case .theme: return nextTheme()
    case .redraw: return [.redraw]
    case .quit: return [.quit]
    }
    return []
  }

  private mutating func choose(window chosen: WindowSpan?) {
    guard let chosen else { return }
    window = chosen
    hasChosenWindow = true
  }

  private mutating func togglePause() {
    isPaused.toggle()
    guard !isPaused, let heldSnapshot else { return }
    show(heldSnapshot)
    awaitsAnswer = false
  }

  private mutating func moveThreshold(by steps: Double) {
    guard let curves = detail?.curves else { return }
    let range = curves.scoreRange
    // Counted in whole steps from the start of the range, so that going back and forth ends where it began.
    let size = ThresholdStep.size(range)
    let current = ((threshold ?? curves.threshold) - range.lowerBound) / size
    let step = (steps > 0 ? (current + 1e-6).rounded(.down) : (current - 1e-6).rounded(.up)) + steps
    threshold = min(range.upperBound, max(range.lowerBound, range.lowerBound + step * size))
  }

  private mutating func nextTheme() -> [Effect] {
    guard !configuration.themes.isEmpty else { return [] }
    themeIndex = (themeIndex + 1) % configuration.themes.count
    let name = configuration.themes[themeIndex]
    notice = "Theme: \(name)"
    return [.setTheme(name)]
  }
}
