import Monitor

/// The segments in which a model's quality fell, and the gaps between groups.
struct SlicesView {
  var slices: SliceDetail
  var scroll: Int

  func draw(into grid: inout Grid, rect: Rect) {}
}
