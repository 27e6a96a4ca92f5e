internal import Predictions

extension MonitorState {
  func outlierDetail(of view: ModelView, _ plan: WindowPlan) -> OutlierDetail? { nil }
}
