import Monitor
import Telemetry

/// How grave the looks at features were over the window: a row a feature, a stretch of time a cell.
///
/// Every step of gravity has a glyph and a role, so that either alone says the same. Cells hold a whole number of buckets
/// or buckets a whole number of cells; which buckets share a cell follows from their place on the axis, and the newest
/// stand at the right: a cell's picture stays the same until it moves on by a whole cell.
struct HeatMap {
  let cells: Int
  let bucketCount: Int
  let axis: SeriesProjection.Axis
  var unicode: Bool
  private let cellsPerBucket: Int
  private let bucketsPerCell: Int
  /// Buckets in the newest cell, which may be filling still.
  private let newestCount: Int

  init(axis: SeriesProjection.Axis, bucketCount: Int, cells: Int, unicode: Bool) {
    self.cells = max(0, cells)
    self.bucketCount = max(0, bucketCount)
    self.axis = axis
    self.unicode = unicode
    cellsPerBucket = bucketCount == 0 ? 1 : max(1, self.cells / self.bucketCount)
    bucketsPerCell = self.cells == 0 ? 1 : max(1, (self.bucketCount + self.cells - 1) / self.cells)
    let last = Self.series(axis, count: 0).firstBucket &+ bucketCount &- 1
    newestCount = ((last % bucketsPerCell) + bucketsPerCell) % bucketsPerCell + 1
  }

  /// The cells that buckets stand in, at the right end.
  var used: Int {
    guard bucketsPerCell > 1 else { return min(cells, bucketCount * cellsPerBucket) }
    return min(cells, 1 + (bucketCount - newestCount + bucketsPerCell - 1) / bucketsPerCell)
  }

  func line(_ history: [FeatureDrift.Severity?]) -> TextLine {
    var line = TextLine()
    line.add(.blank, count: cells - used)
    for cell in 0..<used {
      line.add(glyph(severity(history, fromEnd: used - 1 - cell)), count: 1)
    }
    return line
  }

  /// The gravest look of a cell, counted from the newest; `nil` where there was none.
  private func severity(_ history: [FeatureDrift.Severity?], fromEnd cell: Int) -> FeatureDrift.Severity? {
    // How many buckets are newer than the cell's last one and its first one.
    let newer: (last: Int, first: Int)
    if bucketsPerCell == 1 {
      newer = (cell / cellsPerBucket, cell / cellsPerBucket + 1)
    } else {
      newer = (
        cell == 0 ? 0 : newestCount + (cell - 1) * bucketsPerCell, newestCount + cell * bucketsPerCell
      )
    }
    guard newer.last < history.count else { return nil }
    return history.dropLast(newer.last).suffix(newer.first - newer.last).compactMap { $0 }.max()
  }

  private func glyph(_ severity: FeatureDrift.Severity?) -> Cell {
    switch severity {
    case nil: .blank
    case .tooFew: Cell(unicode ? "┄" : ".", .missing)
    case .stable: Cell(unicode ? "·" : "-", .dim)
    case .note: Cell(unicode ? "░" : "+", .heat3)
    case .drift: Cell(unicode ? "▒" : "%", .stateWarning)
    case .strongDrift: Cell(unicode ? "█" : "#", .stateCritical)
    }
  }
}

// The axis under the rows.
extension HeatMap {
  /// Below this the first and the last time say more than ticks.
  private static let narrowest = 40

  /// Draws the axis of the cells in use, which end with the rectangle.
  func drawAxis(into grid: inout Grid, rect: Rect) {
    let place = rect.part(x: rect.width - used, width: used)
    let series = cellSeries
    guard used < Self.narrowest else {
      BucketAxis(series: series).draw(into: &grid, rect: place)
      return
    }
    var line = TextLine()
    line.add(Cell("─", .graphAxis), count: used)
    grid.place(line, x: 0, y: 0, in: place)
    guard let ends = ends(of: series), ends.0.count + ends.1.count + 2 <= used else { return }
    grid.place(TextLine(ends.0 + " ", .graphAxis), x: 0, y: 0, in: place)
    grid.place(TextLine(" " + ends.1, .graphAxis), endingAt: used, y: 0, in: place)
  }

  /// A series whose buckets are the cells in use, or whole numbers of them.
  private var cellSeries: SeriesProjection {
    guard bucketsPerCell > 1 else {
      return Self.series(axis, count: bucketCount)
    }
    let covered = newestCount + (used - 1) * bucketsPerCell
    switch axis {
    case .time(let start, let step):
      let (wide, overflow) = step.nanoseconds.multipliedReportingOverflow(by: Int64(bucketsPerCell))
      let first = start.advanced(by: bucketCount - covered, step)
      return Self.series(.time(start: first, step: overflow ? step : .nanoseconds(wide)), count: used)
    case .count(let start, let step):
      let first = start &+ (bucketCount - covered) &* step
      return Self.series(.count(start: first, step: step &* bucketsPerCell), count: used)
    }
  }

  private func ends(of series: SeriesProjection) -> (String, String)? {
    switch series.axis {
    case .time(let start, let step):
      guard step > .zero else { return nil }
      let end = start.advanced(by: series.values.count, step)
      let seconds: Int64 = end.seconds - start.seconds > 172_800 ? 86_400 : 60
      return (TimeText.tick(start, stepSeconds: seconds), TimeText.tick(end, stepSeconds: seconds))
    case .count(let start, let step):
      let end = Double(start) + Double(series.values.count) * Double(step)
      return (NumberText.count(Double(start), width: 7), NumberText.count(end, width: 7))
    }
  }

  private static func series(_ axis: SeriesProjection.Axis, count: Int) -> SeriesProjection {
    SeriesProjection(id: "", title: "", unit: .plain, axis: axis, values: Array(repeating: nil, count: count))
  }
}
