internal import Predictions

extension MonitorState {
  func qualityCourse(of view: ModelView, _ plan: WindowPlan) -> QualityCourse? { nil }
}
