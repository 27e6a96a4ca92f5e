import Monitor
import Predictions
import Telemetry

/// The features of a model, a row each with its course, what is wrong with their values under those it concerns, and the
/// axis of the courses below.
struct FeatureTable {
  var features: [FeatureDrift]
  var selected: Int
  var order: DriftList.Order
  var window: WindowSpan
  var unicode: Bool

  func draw(into grid: inout Grid, rect: Rect) {
    let columns = FeatureColumns(
      for: features, order: order, window: window, width: rect.width - 2, unicode: unicode)
    grid.place(columns.layout.header(), x: 1, y: 0, in: rect)
    let height = rowHeight(in: rect)
    var y = 1
    for index in page(height: height) {
      let feature = features[index]
      if index == selected { grid.place(TextLine("▸", .selected), x: 0, y: y, in: rect) }
      grid.place(columns.line(feature, isSelected: index == selected), x: 1, y: y, in: rect)
      y += 1
      guard !feature.faults.isEmpty, y < 1 + height else { continue }
      let faults = feature.faults.joined(separator: " · ")
      grid.place(TextLine("└ " + faults, .dim).cut(to: rect.width - 4), x: 3, y: y, in: rect)
      y += 1
    }
    if hasAxis(rect) {
      columns.drawAxis(into: &grid, rect: rect.part(x: 1, y: y, width: rect.width - 2, height: 1))
    }
  }

  /// How many rows of features and of their faults fit.
  func rowHeight(in rect: Rect) -> Int {
    max(0, rect.height - 1 - (hasAxis(rect) ? 1 : 0))
  }

  /// Lines that all features take with their heading and their axis.
  var wantedHeight: Int {
    2 + features.reduce(0) { $0 + ($1.faults.isEmpty ? 1 : 2) }
  }

  /// The features on the screen. Pages are cut from the first feature on, so that the list stands still while the
  /// selection moves inside one.
  func page(height: Int) -> Range<Int> {
    guard height > 0 else { return 0..<0 }
    var start = 0
    var used = 0
    for (index, feature) in features.enumerated() {
      let lines = min(height, feature.faults.isEmpty ? 1 : 2)
      if used + lines > height {
        if selected < index { return start..<index }
        start = index
        used = 0
      }
      used += lines
    }
    return start..<features.count
  }

  private func hasAxis(_ rect: Rect) -> Bool { rect.height >= 6 }
}
