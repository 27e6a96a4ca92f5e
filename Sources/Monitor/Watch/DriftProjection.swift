internal import Predictions

extension MonitorState {
  func driftSummary(of view: ModelView) -> DriftSummary? { nil }

  func driftDetail(of view: ModelView, _ plan: WindowPlan, _ request: SnapshotRequest) -> DriftDetail? { nil }
}
