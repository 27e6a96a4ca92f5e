import Analysis
import Monitor
import Predictions
import Telemetry

/// The columns of the drift view's list and what a feature puts into them.
struct FeatureColumns {
  let layout: TableLayout
  private let heatMap: HeatMap?
  /// Whether times need their date to be told apart.
  private let hasDates: Bool

  private let kinds: [Kind]

  private enum Kind: CaseIterable {
    case name, verdict, since, effect, psi, pValue, sizes, window, contribution, history

    /// The order of the list that the column stands for.
    var order: DriftList.Order? {
      switch self {
      case .name: .name
      case .verdict: .gravity
      case .contribution: .contribution
      case .since, .effect, .psi, .pValue, .sizes, .window, .history: nil
      }
    }
  }

  init(for features: [FeatureDrift], order: DriftList.Order, window: WindowSpan, width: Int, unicode: Bool) {
    let hasContributions = features.contains { $0.contribution != nil }
    let kinds = Kind.allCases.filter { $0 != .contribution || hasContributions }
    let hasDates = Set(features.compactMap(\.since).map(TimeText.date)).count > 1
    self.kinds = kinds
    self.hasDates = hasDates
    let layout = TableLayout(
      kinds.map { kind in
        var column = Self.column(kind, features, window, width: width, hasDates: hasDates)
        if kind.order == order { column.title += " ▾" }
        return column
      }, width: width)
    self.layout = layout
    heatMap = features.first.map { first in
      let cells = kinds.firstIndex(of: .history).flatMap(layout.width) ?? 0
      let bucketCount = features.map(\.history.count).max() ?? 0
      return HeatMap(axis: first.axis, bucketCount: bucketCount, cells: cells, unicode: unicode)
    }
  }

  private static func column(
    _ kind: Kind, _ features: [FeatureDrift], _ window: WindowSpan, width: Int, hasDates: Bool
  ) -> TableLayout.Column {
    let longest: (KeyPath<FeatureDrift, String>) -> Int = { path in
      features.map { $0[keyPath: path].unicodeScalars.count }.max() ?? 0
    }
    return switch kind {
    case .name: .init(title: "FEATURE", width: 14, maximum: min(40, longest(\.name)), priority: 0)
    case .verdict: .init(title: "VERDICT", width: 9, priority: 0)
    case .since: .init(title: "SINCE", width: hasDates ? 11 : 5, priority: 2)
    case .effect: .init(title: "h", alignment: .right, width: 4, priority: 3)
    case .psi: .init(title: "PSI", alignment: .right, width: 5, priority: 7)
    case .pValue: .init(title: "P", alignment: .right, width: 7, priority: 4)
    case .sizes: .init(title: "VALUES/REF", alignment: .right, width: 13, priority: 8)
    case .window: .init(title: "OVER", width: max(4, min(14, longest(\.window))), priority: 9)
    case .contribution: .init(title: "CONTRIB", width: 9, maximum: 14, priority: 5)
    case .history:
      .init(title: TimeText.columnTitle(window), width: historyWidth(width: width), priority: 1)
    }
  }

  private func placed(_ kind: Kind) -> TableLayout.Placed? {
    layout.placed.first { kinds[$0.index] == kind }
  }

  /// Cells of the heat map in a table of a width: what the figures beside it need less.
  static func historyWidth(width: Int) -> Int {
    width < 78 ? max(8, width - 50) : 22 + (width - 78) * 3 / 5
  }

  /// Draws the axis of the heat map into a row of the table's width.
  func drawAxis(into grid: inout Grid, rect: Rect) {
    guard let column = placed(.history) else { return }
    heatMap?.drawAxis(into: &grid, rect: rect.part(x: column.x, width: column.width))
  }

  func line(_ feature: FeatureDrift, isSelected: Bool) -> TextLine {
    let line = layout.row { cell(kinds[$0], feature, isSelected: isSelected) }
    if feature.finding.lacksReference { return with(line, ["needs a larger reference"]) }
    guard let wanted = feature.finding.need else { return line }
    let (need, have) = (NumberText.count(wanted), NumberText.count(feature.finding.currentSize))
    return with(line, ["needs \(need) values, has \(have)", "needs \(need), has \(have)", "needs \(need)"])
  }

  private func cell(_ kind: Kind, _ feature: FeatureDrift, isSelected: Bool) -> TextLine {
    let finding = feature.finding
    switch kind {
    case .name: return TextLine(feature.name, isSelected ? .selected : .text)
    case .verdict: return StateSign(finding.verdict).line
    case .since: return feature.since.map { TextLine(since($0)) } ?? TextLine()
    case .effect: return number(finding.effect, DriftText.effect, role: isCertain(finding) ? .strong : .text)
    case .psi: return number(feature.psi, DriftText.effect, role: .text)
    case .pValue: return number(finding.pValue, DriftText.probability, role: isCertain(finding) ? .strong : .text)
    case .sizes:
      let sizes = [finding.currentSize, finding.referenceSize].map { NumberText.count($0, width: 6) }
      return TextLine(sizes.joined(separator: "/"), .dim)
    case .window: return TextLine(feature.window, .dim)
    case .contribution: return contribution(feature.contribution)
    case .history: return heatMap?.line(feature.history) ?? TextLine()
    }
  }

  private func isCertain(_ finding: DriftFinding) -> Bool {
    finding.verdict == .drift || finding.verdict == .warning
  }

  /// Without enough data there is no figure, and nothing stands in its place.
  private func number(_ value: Double?, _ text: (Double?) -> String, role: Role) -> TextLine {
    value.map { TextLine(text($0), role) } ?? TextLine()
  }

  private func since(_ time: Timestamp) -> String {
    let clock = TimeText.tick(time, stepSeconds: 60)
    return hasDates ? "\(TimeText.tick(time, stepSeconds: 86_400)) \(clock)" : clock
  }

  private func contribution(_ share: Double?) -> TextLine {
    guard let share, share.isFinite, let width = placed(.contribution)?.width else { return TextLine() }
    let bar = max(0, width - 6)
    var line = TextLine()
    line.add(Cell("█", .graphLine), count: min(bar, ScreenInt.rounded(max(0, share) * Double(bar))))
    line.pad(to: bar + 1)
    line.add(TextLine(NumberText.percent(share)).fitted(to: 5, .right))
    return line
  }

  /// Writes the first text that fits in the place of the figures.
  private func with(_ line: TextLine, _ texts: [String]) -> TextLine {
    guard let verdict = placed(.verdict) else { return line }
    let start = verdict.x + verdict.width + TableLayout.gap
    let end = placed(.history).map { $0.x - TableLayout.gap } ?? line.width
    let room = max(0, end - start)
    guard let text = texts.first(where: { $0.count <= room }) else { return line }
    return line.replacing(from: start, with: TextLine(text, .dim).fitted(to: room))
  }
}

extension TextLine {
  /// The line with other cells from a column on, as far as they reach.
  fileprivate func replacing(from column: Int, with other: TextLine) -> TextLine {
    var line = TextLine()
    for (index, cell) in cells.enumerated() {
      let offset = index - column
      line.add(other.cells.indices.contains(offset) ? other.cells[offset] : cell, count: 1)
    }
    return line
  }
}
