import Alerting
import Monitor
import Predictions
import Telemetry

extension Snapshot {
  /// Whether this snapshot holds what a request asked for, rather than something asked for earlier.
  func answers(_ request: SnapshotRequest) -> Bool {
    guard window == request.window, !request.includesRecords || records != nil else { return false }
    guard answersMetrics(request), answersAlerts(request) else { return false }
    guard let model = request.model else { return true }
    // A model without a record in the window has no detail to wait for.
    guard models.contains(where: { $0.identity == model }) else { return true }
    guard let detail, detail.identity == model else { return false }
    guard answersDrift(request) else { return false }
    guard let wanted = request.threshold, request.parts.contains(.curves), let curves = detail.curves else {
      return true
    }
    return abs(curves.threshold - wanted) < 1e-9
  }

  /// Whether the drift is there, with the feature that was asked for; a model without a reference has none to wait for.
  private func answersDrift(_ request: SnapshotRequest) -> Bool {
    guard request.parts.contains(.drift) else { return true }
    guard let drift = detail?.drift else {
      return models.first { $0.identity == request.model }?.drift == nil
    }
    guard let wanted = request.feature else { return true }
    guard drift.features.contains(where: { $0.name.utf8.elementsEqual(wanted.utf8) }) else { return true }
    return drift.comparison?.name.utf8.elementsEqual(wanted.utf8) == true
  }

  private func answersMetrics(_ request: SnapshotRequest) -> Bool {
    // A summed row has no instance; rows of both kinds never stand together.
    guard servers.allSatisfy({ ($0.identity.instance == nil) == request.sumsReplicas }) else { return false }
    if let wanted = request.server, servers.contains(where: { $0.identity == wanted }), server?.identity != wanted {
      return false
    }
    guard answersExpression(request) else { return false }
    guard let wanted = request.series else { return true }
    guard let series else { return false }
    guard series.filter.utf8.elementsEqual(wanted.filter.utf8) else { return false }
    return series.first == wanted.first || wanted.first >= series.matchCount
  }

  /// Whether the alerts are there, with the one that was asked for while it is on the board.
  private func answersAlerts(_ request: SnapshotRequest) -> Bool {
    guard request.includesAlerts, alerts != nil else { return true }
    guard let alertList else { return false }
    guard let wanted = request.alert, alert?.entry.episode.id != wanted else { return true }
    return !alertList.entries.contains { $0.episode.id == wanted }
  }

  private func answersExpression(_ request: SnapshotRequest) -> Bool {
    if let wanted = request.completion, completion?.request != wanted { return false }
    guard let wanted = request.expression else { return true }
    guard let expression, expression.text.utf8.elementsEqual(wanted.text.utf8), !expression.isWaiting else {
      return false
    }
    return expression.first == wanted.first || wanted.first >= expression.rowCount
  }
}
