import Monitor
import Predictions
import Telemetry

/// All models, a row each, and below them the sources that a person should look at.
struct OverviewView {
  var snapshot: Snapshot
  /// The models that the filter lets through.
  var models: [ModelSummary]
  var selected: ModelIdentity?
  var filter: String
  var unicode: Bool

  func draw(into grid: inout Grid, rect: Rect) {
    let sources = SourceLines(sources: snapshot.sources).lines(
      width: rect.width - 2, atMost: max(0, models.isEmpty ? rect.height - 3 : rect.height - models.count * 2 - 3),
      always: max(0, rect.height / 3))
    guard !models.isEmpty else {
      grid.place(TextLine(" " + emptySentence, .dim).cut(to: rect.width), x: 0, y: 0, in: rect)
      for (index, line) in sources.enumerated() { grid.place(line, x: 1, y: index + 2, in: rect) }
      return
    }
    let layout = OverviewColumns.layout(for: models, window: snapshot.window, width: rect.width - 2)
    grid.place(layout.header(), x: 1, y: 0, in: rect)
    let listHeight = max(0, rect.height - 1 - (sources.isEmpty ? 0 : sources.count + 1))
    let used = drawModels(into: &grid, rect: rect.part(y: 1, height: listHeight), layout: layout)
    for (index, line) in sources.enumerated() { grid.place(line, x: 1, y: used + 2 + index, in: rect) }
  }

  /// Draws the rows and the reasons under them; returns the number of lines used.
  private func drawModels(into grid: inout Grid, rect: Rect, layout: TableLayout) -> Int {
    let selectedIndex = models.firstIndex { $0.identity == selected } ?? 0
    let reasons = reasons(selectedIndex: selectedIndex, height: rect.height)
    let first = ListWindow.firstRow(
      selected: selectedIndex, count: models.count, height: reasons == nil ? rect.height : .max)
    var y = 0
    for (index, model) in models.enumerated().dropFirst(first) where y < rect.height {
      let isSelected = index == selectedIndex
      grid.place(TextLine(isSelected ? "▸" : " ", .selected), x: 0, y: y, in: rect)
      grid.place(
        OverviewColumns(model: model, isSelected: isSelected, unicode: unicode).line(layout), x: 1, y: y, in: rect)
      y += 1
      if let reason = reasons?[index], y < rect.height {
        grid.place(TextLine("└ " + reason, .dim).cut(to: rect.width - 4), x: 3, y: y, in: rect)
        y += 1
      }
    }
    return y
  }

  /// What stands under each row: every reason if all fit, else those of the sick and of the selected row.
  ///
  /// `nil` when not even these fit: the list then keeps one line a model, so that paging stays exact.
  private func reasons(selectedIndex: Int, height: Int) -> [String?]? {
    let all = models.map { OverviewReason.text(for: $0, at: snapshot.time) }
    let few = all.enumerated().map { index, reason -> String? in
      if case .silent = models[index].health { return reason }
      return index == selectedIndex ? reason : nil
    }
    return [all, few].first { models.count + $0.compactMap { $0 }.count <= height }
  }

  private var emptySentence: String {
    if !filter.isEmpty { return "No model matches “\(filter)”." }
    if snapshot.sources.isEmpty { return "No model yet, and no source to read." }
    return "No model yet: no prediction has been read."
  }
}

/// Why a model's state is what it is, in one sentence.
enum OverviewReason {
  static func text(for model: ModelSummary, at time: Timestamp?) -> String? {
    switch model.health {
    case .ok:
      guard let quality = model.quality, quality.value == nil, let reason = quality.reason else { return nil }
      return "\(quality.title): \(reason)"
    case .tooFew(let need):
      return "\(records(model.recordCount)) in the window; \(NumberText.count(need)) would do"
    case .unlabelled:
      return "\(records(model.recordCount)) in the window, none with a label"
    case .silent(let since):
      guard let time, time > since else { return "nothing since \(TimeText.clock(since))" }
      return "nothing since \(TimeText.clock(since)), for \(TimeText.text(time - since))"
    }
  }

  private static func records(_ count: Int) -> String {
    "\(NumberText.count(count)) \(count == 1 ? "record" : "records")"
  }
}
