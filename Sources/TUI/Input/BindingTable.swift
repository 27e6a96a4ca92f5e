extension Binding {
  /// Every key that does something, in the order of the help screen and the footer.
  public static let all: [Binding] = views + alertKeys + time + moving + data + program

  private static let views: [Binding] = [
    Binding([.character("1")], .overview, in: .views, help: "all models and servers"),
    Binding([.character("2")], .model, in: .views, help: "one model over time") { $0.hasModel },
    Binding([.character("3")], .confusion, in: .views, help: "confusion matrix") { $0.hasModel },
    Binding([.character("4")], .curves, in: .views, help: "ROC and precision–recall") { $0.hasModel },
    Binding([.character("5")], .records, in: .views, help: "records, malformed lines"),
    Binding([.character("6")], .server, in: .views, help: "one server over time") { $0.hasServer },
    Binding([.character("7")], .series, in: .views, help: "every scraped series") { $0.hasMetrics },
    Binding([.character("8")], .sources, in: .views, help: "logs and scraped targets"),
    Binding([.character("9")], .drift, in: .views, help: "drift against the reference") { $0.hasModel && $0.hasWatch },
    Binding([.character("0")], .slices, in: .views, help: "segments and groups") { $0.hasModel && $0.hasWatch },
    Binding([.character("i")], .alerts, in: .views, help: "alerts and incidents") { $0.hasAlerts },
    Binding([.tab], .nextView, in: .views, help: "next view") { $0.hasTabs },
    Binding([.backTab], .previousView, in: .views, help: "previous view") { $0.hasTabs },
    Binding([.enter], .open, in: .views, help: "open what is selected", footer: "open") {
      ($0.currentView == .overview && $0.selectedRow != nil) || ($0.currentView == .series && $0.selectedSeries != nil)
        || ($0.showsFeatureList && $0.selectedFeature != nil) || ($0.showsAlertList && $0.entryAtHand != nil)
    },
    Binding([.escape], .back, in: .views, help: "back, or clear the filter", footer: "back") { $0.canGoBack },
  ]

  private static let alertKeys: [Binding] = [
    Binding([.character("a")], .acknowledge, in: .alerts, help: "acknowledge, with a note", footer: "ack") {
      $0.isAlertAlive
    },
    Binding([.character("A")], .acknowledgeAll, in: .alerts, help: "acknowledge all shown", footer: "ack all") {
      $0.openAlertCount > 1
    },
    Binding([.character("s")], .silence, in: .alerts, help: "silence by labels", footer: "silence") {
      $0.entryAtHand != nil
    },
    Binding([.character("z")], .snooze, in: .alerts, help: "snooze until a time", footer: "snooze") {
      $0.isAlertAlive
    },
    Binding([.character("n")], .note, in: .alerts, help: "note", footer: "note") { $0.entryAtHand != nil },
    Binding([.character("!")], .mark, in: .alerts, help: "mark: real, noise, none", footer: "mark") {
      $0.entryAtHand != nil
    },
    Binding([.character("u")], .undo, in: .alerts, help: "undo what was done last", footer: "undo") {
      !$0.alerts.undoing.isEmpty || $0.canGiveBack
    },
    Binding([.character("U")], .giveBack, in: .alerts, help: "give back, end the silence") { $0.canGiveBack },
    Binding([.character("v")], .incidents, in: .alerts, help: "incidents or one by one", footer: "group") {
      $0.showsAlertList && $0.alerts.count > 1
    },
  ]

  private static let moving: [Binding] = [
    Binding([.up, .character("k")], .up, in: .moving, help: "up", footer: "move") { $0.canMoveVertically },
    Binding([.down, .character("j")], .down, in: .moving, help: "down", footer: "move") { $0.canMoveVertically },
    Binding([.left, .character("h")], .left, in: .moving, help: "columns to the left") { $0.canMoveSideways },
    Binding([.right, .character("l")], .right, in: .moving, help: "columns to the right") { $0.canMoveSideways },
    Binding([.pageUp, .control("b")], .pageUp, in: .moving, help: "a screen up") { $0.canMoveVertically },
    Binding([.pageDown, .control("f")], .pageDown, in: .moving, help: "a screen down") { $0.canMoveVertically },
    Binding([.home, .character("g")], .first, in: .moving, help: "to the top") { $0.canMoveVertically },
    Binding([.end, .character("G")], .last, in: .moving, help: "to the end") { $0.canMoveVertically },
  ]

  private static let data: [Binding] = [
    Binding([.character("%")], .normalise, in: .data, help: "counts, % row, column, all", footer: "normalise") {
      $0.currentView == .confusion && $0.hasConfusion
    },
    Binding([.left, .character("h")], .lowerThreshold, in: .data, help: "lower threshold", footer: "threshold") {
      $0.currentView == .curves && $0.hasCurves
    },
    Binding([.right, .character("l")], .raiseThreshold, in: .data, help: "higher threshold", footer: "threshold") {
      $0.currentView == .curves && $0.hasCurves
    },
    Binding([.character("p")], .rocOrPR, in: .data, help: "ROC or precision–recall", footer: "ROC/PR") {
      $0.currentView == .curves && $0.hasCurves
    },
    Binding([.character("m")], .malformed, in: .data, help: "records or malformed lines", footer: "malformed") {
      $0.currentView == .records && $0.hasMalformedLines
    },
    Binding([.character("/")], .filter, in: .data, help: "filter the rows", footer: "filter") {
      ([.overview, .records, .series].contains($0.currentView) && !$0.showsAnswer)
        || ($0.showsFeatureList && $0.hasFeatures) || ($0.showsAlertList && $0.alerts.count > 0)
    },
    Binding([.character("e")], .expression, in: .data, help: "a PromQL expression", footer: "expression") {
      $0.currentView == .series || !$0.panelExpressions.isEmpty
    },
    Binding([.character("o")], .alone, in: .data, help: "graph: one row or all", footer: "one/all") {
      $0.showsAnswer && $0.seriesRowCount > 1
    },
    Binding([.character("o")], .sort, in: .data, help: "sort the rows in other ways", footer: "sort") {
      ($0.showsFeatureList && $0.listedFeatures.count > 1) || ($0.showsAlertList && $0.alerts.rows.count > 1)
    },
    Binding([.character("x")], .strangest, in: .data, help: "the strangest records", footer: "strangest") {
      $0.showsFeatureList && $0.hasStrangest
    },
    Binding([.left, .character("h")], .previousFeature, in: .data, help: "feature before", footer: "feature") {
      $0.currentView == .drift && $0.featureView != nil && $0.listedFeatures.count > 1
    },
    Binding([.right, .character("l")], .nextFeature, in: .data, help: "feature after", footer: "feature") {
      $0.currentView == .drift && $0.featureView != nil && $0.listedFeatures.count > 1
    },
    Binding([.character("r")], .replicas, in: .data, help: "replicas summed or listed", footer: "replicas") {
      ($0.currentView == .overview || $0.currentView == .server) && $0.hasReplicas
    },
    Binding([.character("+")], .longerWindow, in: .data, help: "longer window", footer: "window") {
      $0.currentView != .help && $0.windowLadder.longer != nil
    },
    Binding([.character("-")], .shorterWindow, in: .data, help: "shorter window", footer: "window") {
      $0.currentView != .help && $0.windowLadder.shorter != nil
    },
  ]

  private static let program: [Binding] = [
    Binding([.character(":")], .command, in: .program, help: "command by name", footer: "command"),
    Binding([.character(" ")], .pause, in: .program, help: "freeze the screen", footer: "pause") {
      $0.currentView != .help && !$0.isInPast
    },
    Binding([.character("t")], .theme, in: .program, help: "next theme") { $0.configuration.themes.count > 1 },
    Binding([.control("l")], .redraw, in: .program, help: "draw the screen anew"),
    Binding([.character("?"), .function(1)], .help, in: .program, help: "this page, and back", footer: "help"),
    Binding([.character("q"), .control("c")], .quit, in: .program, help: "quit", footer: "quit"),
  ]
}
