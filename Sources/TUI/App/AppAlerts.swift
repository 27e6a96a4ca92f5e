import Alerting
import Monitor
import Telemetry

// The alerts view: a list with a selection, one of which may be open.
extension App {
  var showsAlertList: Bool { currentView == .alerts && alerts.open == nil }

  var showsAlertDetail: Bool { currentView == .alerts && alerts.open != nil }

  /// The open alert's detail, once a snapshot has brought it.
  var alertDetail: AlertDetail? {
    guard let open = alerts.open, let detail = snapshot?.alert, detail.entry.episode.id == open else { return nil }
    return detail
  }

  var alertsView: AlertsView? {
    guard let snapshot, let summary = snapshot.alerts else { return nil }
    var view = AlertsView(rows: alerts.rows, summary: summary)
    view.selected = alerts.selectedIndex
    view.filter = alerts.filter
    view.time = snapshot.time
    view.conditions = alerts.conditions
    view.unicode = abilities.unicode
    view.isRead = snapshot.alertList != nil
    return view
  }

  var alertView: AlertView? {
    alertDetail.map { AlertView(detail: $0, time: snapshot?.time, unicode: abilities.unicode, scroll: scroll.y) }
  }

  func drawAlerts(into grid: inout Grid, rect: Rect) {
    guard alerts.open != nil else {
      if let alertsView {
        alertsView.draw(into: &grid, rect: rect)
      } else if snapshot != nil {
        MessageText.draw("No rules are evaluated.", into: &grid, rect: rect)
      }
      return
    }
    if let alertView {
      alertView.draw(into: &grid, rect: rect)
    } else if snapshot != nil {
      let isListed = alerts.rows.index(of: alerts.open) != nil
      MessageText.draw(
        isListed ? "Reading this alert." : "This alert is no longer on the board; Esc for the others.", into: &grid,
        rect: rect)
    }
  }

  mutating func openSelectedAlert() {
    guard let entry = alerts.selectedEntry else { return }
    alerts.selected = entry.episode.id
    alerts.open = entry.episode.id
    scrolls[.alerts] = nil
  }

  mutating func closeAlert() {
    alerts.open = nil
    scrolls[.alerts] = nil
  }

  mutating func moveAlertSelection(_ action: Action) {
    let page = alertsView?.rowCount(in: content) ?? 1
    let index = alerts.selectedIndex
    switch action {
    case .up: alerts.select(index - 1)
    case .down: alerts.select(index + 1)
    case .pageUp: alerts.select(index - page)
    case .pageDown: alerts.select(index + page)
    case .first: alerts.select(0)
    case .last: alerts.select(.max)
    default: break
    }
  }

  mutating func setAlertFilter(_ text: String) {
    alerts.filter = text
    alerts.arrange()
  }

  mutating func sortAlerts() {
    alerts.order = alerts.order.next
    alerts.arrange()
  }

  mutating func groupAlerts() {
    alerts.isGrouped.toggle()
    alerts.arrange()
  }

  /// From a row of the overview to its gravest alert, if it needs somebody.
  mutating func followMention() {
    guard currentView == .overview, let mention = mentionedAlert, mention.standing == .firing else { return }
    alerts.selected = mention.id
    alerts.open = nil
  }

  /// What the selected row of the overview says of its alerts.
  var mentionedAlert: AlertMention? {
    guard currentView == .overview, let snapshot else { return nil }
    switch selectedRow {
    case .model(let model): return snapshot.models.first { $0.identity == model }?.alert
    case .server(let server): return snapshot.servers.first { $0.identity == server }?.alert
    case nil: return nil
    }
  }

  /// What stands at the right of the title.
  var alertCounts: [String] {
    guard alerts.open == nil, alerts.count > 0 else { return [] }
    let count = AlertText.count(alerts.count)
    let order = alerts.order == .need ? "" : "by \(alerts.order.rawValue) · "
    return [order + count + (alerts.isGrouped ? "" : ", one by one"), order + count, count]
  }
}
