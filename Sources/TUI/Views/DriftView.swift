import Monitor
import Predictions
import Telemetry

/// How a model's features differ from the reference: what it comes to, then every feature with its course.
struct DriftView {
  var drift: DriftDetail
  var list: DriftList
  var window: WindowSpan
  /// Those that the filter lets through, in the order that was chosen.
  var features: [FeatureDrift] = []
  var selected = 0
  /// The strangest records, when they are wanted.
  var outliers: OutlierDetail?
  var time: Timestamp?
  var unicode = true

  init(drift: DriftDetail, list: DriftList, window: WindowSpan) {
    self.drift = drift
    self.list = list
    self.window = window
  }

  /// More than there are cells, since steps of time seldom fill them: a cell then holds some of the finer ones.
  static func bucketCount(width: Int) -> Int { 3 * FeatureColumns.historyWidth(width: width - 2) }

  func draw(into grid: inout Grid, rect: Rect) {
    let areas = areas(of: rect)
    for (y, line) in head(in: rect).enumerated() { grid.place(line, x: 0, y: y, in: rect) }
    if features.isEmpty {
      let sentence = TextLine(" " + (emptySentence ?? ""), .dim)
      grid.place(sentence.cut(to: rect.width), x: 0, y: 0, in: areas.table)
    } else {
      table.draw(into: &grid, rect: areas.table)
    }
    if let outliers { StrangerTable(detail: outliers).draw(into: &grid, rect: areas.strangest) }
    if let unwatched { grid.place(unwatched.cut(to: rect.width), x: 0, y: 0, in: areas.unwatched) }
  }

  /// How many features a screen shows, if none has a line under it.
  func rowCount(in rect: Rect) -> Int {
    table.rowHeight(in: areas(of: rect).table)
  }

  private var table: FeatureTable {
    FeatureTable(features: features, selected: selected, order: list.order, window: window, unicode: unicode)
  }

  /// Half at most, so that the features keep some rows.
  private func head(in rect: Rect) -> [TextLine] {
    let share = rect.height >= 4 ? max(1, rect.height / 2) : 0
    return DriftHead(drift: drift, time: time)
      .lines(width: rect.width, atMost: features.isEmpty ? rect.height : share)
  }

  private func areas(of rect: Rect) -> (table: Rect, strangest: Rect, unwatched: Rect) {
    let head = head(in: rect).count
    let top = head + (head > 0 && rect.height >= 8 ? 1 : 0)
    // Only where nothing that is watched has to go for it.
    let room = rect.height - top
    let bottom = outliers == nil && unwatched != nil && table.wantedHeight + 2 <= room ? 2 : 0
    let below = outliers.map { min(StrangerTable(detail: $0).height, room / 2) } ?? 0
    let gap = below > 0 && room > below ? 1 : 0
    return (
      rect.part(y: top, height: max(0, room - bottom - below - gap)),
      rect.part(y: rect.height - below, height: below),
      rect.part(y: rect.height - 1, height: bottom > 0 ? 1 : 0)
    )
  }

  private var emptySentence: String? {
    if !list.filter.isEmpty, !drift.features.isEmpty { return "No feature matches “\(list.filter)”." }
    return drift.reference.missingCount > 0 ? nil : "No feature is watched."
  }

  private var unwatched: TextLine? {
    guard !drift.unwatched.isEmpty else { return nil }
    return TextLine(" not watched: " + drift.unwatched.joined(separator: " · "), .dim)
  }
}
