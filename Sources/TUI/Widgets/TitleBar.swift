import Monitor
import Predictions

/// The second row: the views, with the open model in front of its own, and how much data it stands on.
struct TitleBar {
  var current: ViewKind
  var model: ModelIdentity?
  var detail: ModelDetail?
  var hasModel: Bool
  /// What is said of a filter that hides rows.
  var filter: String?

  func draw(into grid: inout Grid, rect: Rect) {
    var line = TextLine(" ")
    if let model {
      line.add(ModelName.line(model, role: .strong).cut(to: max(8, rect.width / 3)))
      line.add(" › ", .dim)
    }
    let tabs = ViewKind.tabs.filter { kind in
      model == nil ? hasModel || !kind.needsModel : kind != .overview
    }
    if current == .help {
      line.add("help", .strong)
    } else {
      for (index, kind) in tabs.enumerated() {
        if index > 0 { line.add(" · ", .dim) }
        line.add(kind.rawValue, kind == current ? .strong : .dim)
      }
    }
    grid.place(line, x: 0, y: 0, in: rect)
    let room = rect.width - line.width - 3
    if let filter {
      var text = TextLine(filter, .stateWarning).cut(to: max(0, room))
      text.add(" ")
      grid.place(text, endingAt: rect.width, y: 0, in: rect)
      return
    }
    guard let counts = countsTexts.first(where: { $0.count <= room }) else { return }
    grid.place(TextLine(counts + " "), endingAt: rect.width, y: 0, in: rect)
  }

  /// How much data the figures stand on, from the fullest form to the shortest.
  private var countsTexts: [String] {
    guard let detail, current.needsModel else { return [] }
    let count = "n \(NumberText.count(detail.recordCount))"
    guard detail.recordCount > 0 else { return [count] }
    let percent = NumberText.percent(Double(detail.labelledCount) / Double(detail.recordCount))
    return [
      "\(count) · labelled \(NumberText.count(detail.labelledCount)) (\(percent))", "\(count) · \(percent) labelled",
      count,
    ]
  }
}
