import Monitor
import Predictions
import Telemetry

/// The overview's models, a row each, with the reason for its state under it.
struct ModelTable {
  /// Those that the filter lets through.
  var models: [ModelSummary]
  var time: Timestamp?
  var window: WindowSpan
  /// The row to keep in sight.
  var selected: ModelIdentity?
  /// Whether the overview's selection stands in this table.
  var isActive: Bool
  var unicode: Bool

  /// Draws the heading, the rows and the reasons under them.
  func draw(into grid: inout Grid, rect: Rect) {
    guard !models.isEmpty else { return }
    let layout = OverviewColumns.layout(for: models, window: window, width: rect.width - 2)
    grid.place(layout.header(), x: 1, y: 0, in: rect)
    drawRows(into: &grid, rect: rect.part(y: 1), layout: layout)
  }

  /// Lines that the table takes of those that it may have.
  func height(atMost height: Int) -> Int {
    guard !models.isEmpty, height > 0 else { return 0 }
    let lines = models.count + (reasons(height: height - 1)?.count { $0 != nil } ?? 0)
    return min(height, 1 + lines)
  }

  private var selectedIndex: Int { models.firstIndex { $0.identity == selected } ?? 0 }

  private func drawRows(into grid: inout Grid, rect: Rect, layout: TableLayout) {
    let selectedIndex = selectedIndex
    let reasons = reasons(height: rect.height)
    let first = ListWindow.firstRow(
      selected: selectedIndex, count: models.count, height: reasons == nil ? rect.height : .max)
    var y = 0
    for (index, model) in models.enumerated().dropFirst(first) where y < rect.height {
      let isSelected = isActive && index == selectedIndex
      grid.place(TextLine(isSelected ? "▸" : " ", .selected), x: 0, y: y, in: rect)
      grid.place(
        OverviewColumns(model: model, isSelected: isSelected, unicode: unicode).line(layout), x: 1, y: y, in: rect)
      y += 1
      if let reason = reasons?[index], y < rect.height {
        grid.place(TextLine("└ " + reason, .dim).cut(to: rect.width - 4), x: 3, y: y, in: rect)
        y += 1
      }
    }
  }

  /// What stands under each row: every reason if all fit, else those of the sick and of the selected row.
  ///
  /// `nil` when not even these fit: the list then keeps one line a model, so that paging stays exact.
  private func reasons(height: Int) -> [String?]? {
    let all = models.map { OverviewReason.text(for: $0, at: time) }
    let few = all.enumerated().map { index, reason -> String? in
      if models[index].alert?.sign != nil { return reason }
      switch models[index].health {
      case .silent, .worse: return reason
      case .ok, .tooFew, .unlabelled: break
      }
      if case .watched(let drifting, _, _) = models[index].drift, drifting > 0 { return reason }
      return index == selectedIndex ? reason : nil
    }
    return [all, few].first { models.count + $0.compactMap { $0 }.count <= height }
  }
}
