import Monitor

/// Reference and current distribution of numbers laid over each other: a bar a bin, whose part that only one of them
/// reaches has the glyph of that one.
struct ComparisonChart {
  var comparison: FeatureComparison
  var unicode: Bool

  static let axisWidth = 7
  private static let widestBar = 4

  /// Columns that the bars and their axis take of those that they may have.
  func width(atMost width: Int) -> Int {
    min(width, Self.axisWidth + barWidth(width) * comparison.bins.count)
  }

  func draw(into grid: inout Grid, rect: Rect) {
    guard rect.height >= 3, rect.width > Self.axisWidth, !comparison.bins.isEmpty else { return }
    let plot = rect.part(x: Self.axisWidth, height: rect.height - 1)
    let highest = comparison.bins.map { max(Overlay.share($0.reference), Overlay.share($0.current)) }.max() ?? 0
    drawAxis(into: &grid, rect: rect.part(width: Self.axisWidth, height: rect.height - 1), highest: highest)
    guard highest > 0 else { return }
    let bar = barWidth(rect.width)
    for (index, bin) in comparison.bins.enumerated() {
      drawBar(bin, into: &grid, rect: plot.part(x: index * bar, width: bar), highest: highest)
    }
    drawEdges(into: &grid, rect: rect.part(x: Self.axisWidth - 1, y: rect.height - 1), bar: bar)
  }

  private func barWidth(_ width: Int) -> Int {
    min(Self.widestBar, max(1, (width - Self.axisWidth) / max(1, comparison.bins.count)))
  }

  private func drawBar(_ bin: FeatureComparison.Bin, into grid: inout Grid, rect: Rect, highest: Double) {
    let reference = height(bin.reference, highest, rect.height)
    let current = height(bin.current, highest, rect.height)
    for level in 0..<rect.height {
      guard let cell = Overlay.cell(reference: level < reference, current: level < current, unicode: unicode) else {
        continue
      }
      var line = TextLine()
      line.add(cell, count: rect.width)
      grid.place(line, x: 0, y: rect.height - 1 - level, in: rect)
    }
  }

  /// What is there has at least one row, so that a rare bin differs from an empty one.
  private func height(_ share: Double, _ highest: Double, _ rows: Int) -> Int {
    let share = Overlay.share(share)
    return share > 0 ? max(1, ScreenInt.rounded(share / highest * Double(rows))) : 0
  }

  private func drawAxis(into grid: inout Grid, rect: Rect, highest: Double) {
    for y in 0..<rect.height {
      let label = y == 0 ? NumberText.percent(highest) : y == rect.height - 1 ? "0 %" : nil
      var line = TextLine(label ?? "", .graphAxis).fitted(to: rect.width - 2, .right)
      line.add(label == nil ? " │" : " ┤", .graphAxis)
      grid.place(line, x: 0, y: y, in: rect)
    }
  }

  /// Lower edges under the bars that they belong to, as many as have room.
  private func drawEdges(into grid: inout Grid, rect: Rect, bar: Int) {
    var line = TextLine("└", .graphAxis)
    line.add(Cell("─", .graphAxis), count: min(rect.width - 1, bar * comparison.bins.count))
    grid.place(line, x: 0, y: 0, in: rect)
    var free = 1
    for (index, bin) in comparison.bins.enumerated() {
      let x = 1 + index * bar
      let label = TextLine("┴" + bin.label + " ", .graphAxis)
      guard x >= free, x + label.width <= min(rect.width, line.width + 1), label.width <= 12 else { continue }
      grid.place(label, x: x, y: 0, in: rect)
      free = x + label.width + 2
    }
  }
}
