import Monitor

/// A server's panels as charts in one column, or in two on a wide screen, with the time under the last of each.
struct ServerCharts {
  private let panels: [PanelProjection]
  private let columnCount: Int
  private let columnWidth: Int
  private let chartHeight: Int

  private static let gap = 2
  private static let widthForTwo = 100
  private static let lowest = 4
  private static let highest = 10

  /// - Parameters:
  ///   - available: rows on the screen.
  ///   - below: rows that stand under the charts.
  init(panels: [PanelProjection], width: Int, available: Int, below: Int) {
    self.panels = panels.filter { !$0.lines.isEmpty }
    columnCount = width >= Self.widthForTwo && self.panels.count > 1 ? 2 : 1
    columnWidth = Self.columnWidth(width: width, count: columnCount)
    let rows = max(1, (self.panels.count + columnCount - 1) / columnCount)
    // Beside everything else if that leaves charts worth looking at, else as large as all charts fit on a screen.
    let besideAll = (available - 1 - below) / rows
    let alone = (available - 1) / rows
    chartHeight = min(Self.highest, max(Self.lowest, besideAll > Self.lowest ? besideAll : alone))
  }

  static func bucketCount(width: Int) -> Int {
    LineChart.bucketCount(width: columnWidth(width: width, count: width >= widthForTwo ? 2 : 1))
  }

  private static func columnWidth(width: Int, count: Int) -> Int {
    max(0, (width - gap * (count - 1)) / count)
  }

  private var rowCount: Int { (panels.count + columnCount - 1) / columnCount }

  /// Rows with the axis.
  var height: Int { panels.isEmpty ? 0 : rowCount * chartHeight + 1 }

  func draw(into grid: inout Grid, rows: ScrolledRows, unicode: Bool) {
    for (index, panel) in panels.enumerated() {
      let place = Rect(
        x: index % columnCount * (columnWidth + Self.gap), y: index / columnCount * chartHeight, width: columnWidth,
        height: chartHeight)
      rows.draw(place, into: &grid) { grid, rect in
        PanelChart(panel: panel, unicode: unicode).draw(into: &grid, rect: rect)
      }
      guard index + columnCount >= panels.count, let series = panel.lines.first?.series else { continue }
      let axis = Rect(x: place.x, y: place.maxY, width: columnWidth, height: 1)
      rows.draw(axis, into: &grid) { grid, rect in
        grid.place(TextLine("└", .graphAxis), x: LineChart.axisWidth - 1, y: 0, in: rect)
        BucketAxis(series: series).draw(into: &grid, rect: rect.part(x: LineChart.axisWidth))
      }
    }
  }
}
