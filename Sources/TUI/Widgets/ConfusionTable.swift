import Analysis
import Monitor

/// A confusion matrix as a table of shaded cells: rows actual, columns predicted, then n and recall, precision below.
struct ConfusionTable {
  let matrix: ConfusionMatrix
  let labels: [String]
  let normalization: ConfusionNormalization
  let now: ConfusionShares
  /// What the matrix is compared with: then the cells say how far each has moved.
  let then: ConfusionShares?

  struct Window {
    var rows: Range<Int>
    var columns: Range<Int>
    var hasPrecision: Bool
  }

  /// - Precondition: one label a class.
  init(
    matrix: ConfusionMatrix, labels: [String], normalization: ConfusionNormalization, then: ConfusionMatrix? = nil
  ) {
    precondition(labels.count == matrix.classCount, "a confusion table has one label a class")
    self.matrix = matrix
    self.labels = labels
    self.normalization = normalization
    now = ConfusionShares(matrix)
    self.then = then.map { ConfusionShares($0) }
  }

  var classCount: Int { matrix.classCount }

  /// The cells off the diagonal that a person should look at first.
  ///
  /// Ordered by their share of the row times the root of their count, so that one record of a tiny class does not lead.
  func worst(_ count: Int) -> [(actual: Int, predicted: Int, share: Double)] {
    var cells: [(actual: Int, predicted: Int, share: Double)] = []
    for actual in 0..<classCount {
      for predicted in 0..<classCount where actual != predicted && matrix[actual, predicted] > 0 {
        cells.append((actual, predicted, now.share(actual, predicted, .row) ?? 0))
      }
    }
    let weight = { (cell: (actual: Int, predicted: Int, share: Double)) in
      cell.share * matrix[cell.actual, cell.predicted].squareRoot()
    }
    return Array(cells.sorted { weight($0) > weight($1) }.prefix(count))
  }

  private var labelWidth: Int { min(16, max(4, labels.map { $0.unicodeScalars.count }.max() ?? 0)) }

  var cellWidth: Int {
    let longest = labels.map { $0.unicodeScalars.count }.max() ?? 0
    let digits = (matrix.counts.max().map { NumberText.count($0, width: 6) } ?? "").count
    let width = max(min(longest, 8), normalization == .none ? digits : 3)
    // A change has a sign, and moves of precision stand below in full.
    return then == nil ? width + 2 : max(6, width + 3)
  }

  /// n and recall.
  private static let sumsWidth = 17

  func window(in rect: Rect, scroll: Scroll) -> Window {
    let visibleColumns = min(classCount, max(0, (rect.width - labelWidth - 2 - Self.sumsWidth) / cellWidth))
    let hasPrecision = rect.height >= 6
    let visibleRows = min(classCount, max(0, rect.height - (hasPrecision ? 2 : 1)))
    let offset = scroll.clamped(to: Scroll(x: classCount - visibleColumns, y: classCount - visibleRows))
    return Window(
      rows: offset.y..<(offset.y + visibleRows), columns: offset.x..<(offset.x + visibleColumns),
      hasPrecision: hasPrecision)
  }

  func draw(into grid: inout Grid, rect: Rect, window: Window) {
    grid.place(headerLine(window).cut(to: rect.width), x: 0, y: 0, in: rect)
    for (y, row) in window.rows.enumerated() {
      grid.place(rowLine(row, window).cut(to: rect.width), x: 0, y: y + 1, in: rect)
    }
    guard window.hasPrecision else { return }
    grid.place(precisionLine(window).cut(to: rect.width), x: 0, y: window.rows.count + 1, in: rect)
  }

  private func headerLine(_ window: Window) -> TextLine {
    var line = TextLine()
    line.pad(to: labelWidth + 2)
    for column in window.columns {
      line.add(" ")
      line.add(TextLine(labels[column], .header).cut(to: cellWidth - 1).fitted(to: cellWidth - 1, .right))
    }
    line.add(TextLine("n", .header).fitted(to: 9, .right))
    line.add(TextLine("recall", .header).fitted(to: 8, .right))
    return line
  }

  private func rowLine(_ row: Int, _ window: Window) -> TextLine {
    var line = TextLine(" ")
    line.add(TextLine(labels[row]).fitted(to: labelWidth, .right))
    line.add(" ")
    for column in window.columns { line.add(cell(row, column)) }
    let count = then.map { ChangeText.text(from: $0.rowSums[row], to: now.rowSums[row], unit: .count, width: 7) }
    line.add(TextLine(count ?? NumberText.count(now.rowSums[row], width: 8)).fitted(to: 9, .right))
    line.add(share(now.recall(row), then?.recall(row), .text).fitted(to: 8, .right))
    return line
  }

  /// A recall or a precision, or how far it has moved.
  private func share(_ value: Double?, _ before: Double?, _ role: Role) -> TextLine {
    let now = NumberText.text(value, unit: .plain, width: 4)
    let text = then == nil ? now : ChangeText.text(from: before, to: value, unit: .plain, width: 5)
    return TextLine(text, text == NumberText.missing ? .missing : role)
  }

  private func precisionLine(_ window: Window) -> TextLine {
    var line = TextLine(TextLine(labelWidth < 9 ? "prec." : "precision", .dim).fitted(to: labelWidth + 1, .right))
    line.add(" ")
    for column in window.columns {
      line.add(share(now.precision(column), then?.precision(column), .dim).fitted(to: cellWidth, .right))
    }
    return line
  }

  private func cell(_ row: Int, _ column: Int) -> TextLine {
    if let then { return changeCell(row, column, since: then) }
    let count = matrix[row, column]
    let rowShare = now.share(row, column, .row) ?? 0
    var line = TextLine(" ")
    guard count != 0 else {
      line.add(TextLine("·", .dim).fitted(to: cellWidth - 1, .right))
      return line
    }
    let heat = row == column ? HeatCell.hit(share: rowShare) : HeatCell.miss(share: rowShare)
    let number = TextLine(text(row, column), row == column ? .text : heat.role).cut(to: cellWidth - 2)
    line.add(Cell(heat.shade, heat.role), count: cellWidth - 1 - number.width)
    line.add(number)
    return line
  }

  private func text(_ row: Int, _ column: Int) -> String {
    guard normalization != .none else { return NumberText.count(matrix[row, column], width: cellWidth - 2) }
    // The caption says percent; repeating the sign in every cell would only add noise.
    return String(NumberText.percent(now.share(row, column, normalization) ?? 0).dropLast(2))
  }
}

extension TextLine {
  fileprivate init(_ line: TextLine) {
    self = line
  }
}
