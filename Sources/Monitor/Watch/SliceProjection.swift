internal import Predictions

extension MonitorState {
  func sliceDetail(of view: ModelView) -> SliceDetail? { nil }
}
