import Analysis
import Monitor
import Predictions

/// What the cells of the matrix are divided by.
enum ConfusionNormalization: String, CaseIterable, Sendable {
  case none = "counts"
  case row = "% of row"
  case column = "% of column"
  case all = "% of all"

  var next: ConfusionNormalization {
    switch self {
    case .none: .row
    case .row: .column
    case .column: .all
    case .all: .none
    }
  }
}

/// The confusion matrix of the window, with the number and the recall of each class, and the worst confusions below.
struct ConfusionView {
  var detail: ModelDetail
  var normalization: ConfusionNormalization
  /// First visible column and row.
  var scroll: Scroll
  var pinned: PinnedModel?

  func draw(into grid: inout Grid, rect: Rect) {
    guard let table else {
      MessageText.draw(explanation, into: &grid, rect: rect)
      return
    }
    let summary = summaryLine(width: rect.width)
    let summaryHeight = rect.height >= 6 ? 2 : 0
    let window = table.window(in: rect.part(y: 1, height: rect.height - 1 - summaryHeight), scroll: scroll)
    grid.place(caption(window).cut(to: rect.width), x: 0, y: 0, in: rect)
    table.draw(into: &grid, rect: rect.part(y: 1, height: rect.height - 1 - summaryHeight), window: window)
    guard summaryHeight > 0 else { return }
    let tableHeight = 1 + window.rows.count + (window.hasPrecision ? 1 : 0)
    grid.place(summary.cut(to: rect.width), x: 0, y: tableHeight + 2, in: rect)
  }

  func scrollLimit(in rect: Rect) -> Scroll {
    guard let table else { return Scroll() }
    let window = table.window(
      in: rect.part(y: 1, height: rect.height - 1 - (rect.height >= 6 ? 2 : 0)), scroll: Scroll())
    return Scroll(x: table.classCount - window.columns.count, y: table.classCount - window.rows.count)
  }

  private var table: ConfusionTable? {
    guard let matrix = detail.confusion, matrix.classCount > 0 else { return nil }
    let labels = (0..<matrix.classCount).map { $0 < detail.classes.count ? detail.classes[$0] : "class \($0 + 1)" }
    return ConfusionTable(
      matrix: matrix, labels: labels, normalization: normalization, then: pinned?.confusion(inOrderOf: labels))
  }

  private func caption(_ window: ConfusionTable.Window) -> TextLine {
    var line = TextLine(" \(normalization.rawValue)", .text)
    if let pinned, table?.then != nil { line.add(", \(pinned.now) minus \(pinned.time)", .strong) }
    line.add(" · rows actual, columns predicted", .dim)
    let count = detail.confusion?.classCount ?? 0
    if window.rows.count < count || window.columns.count < count {
      line.add(" · rows \(span(window.rows)) and columns \(span(window.columns)) of \(count)", .dim)
    }
    return line
  }

  private func span(_ range: Range<Int>) -> String {
    range.isEmpty ? "0" : "\(range.lowerBound + 1)–\(range.upperBound)"
  }

  /// The leading figures and as many of the worst confusions as fit whole.
  private func summaryLine(width: Int) -> TextLine {
    var line = TextLine(" ")
    for figure in detail.figures.prefix(2) {
      line.add(FigureText.line(figure))
      line.add("   ")
    }
    guard let table else { return line }
    let worst = table.worst(3)
    guard !worst.isEmpty else { return line }
    for (index, cell) in worst.enumerated() {
      var item = TextLine(index == 0 ? "worst: " : ", ")
      item.add("\(table.labels[cell.actual])→\(table.labels[cell.predicted])", .strong)
      item.add(" (\(NumberText.percent(cell.share)))", .text)
      guard line.width + item.width <= width else { break }
      line.add(item)
    }
    return line
  }

  private var explanation: String {
    switch detail.task {
    case .regression: "A regression model predicts numbers, not classes; it has no confusion matrix."
    case .unlabelled: "This log has no actual values, so there is nothing to confuse."
    case .binary, .multiclass:
      detail.labelledCount == 0
        ? "No record in the window has both an actual and a predicted class yet."
        : "The confusion matrix is being computed."
    }
  }
}
