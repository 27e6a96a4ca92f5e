import Analysis
import Monitor

/// Every statistic of a check with its value, where it alone would have to lie to be called drift, and its p-value.
struct StatisticTable {
  var finding: DriftFinding

  func lines(width: Int) -> [TextLine] {
    guard !finding.statistics.isEmpty else { return [] }
    let longest = finding.statistics.map { $0.id.unicodeScalars.count }.max() ?? 0
    let layout = TableLayout(
      [
        .init(title: "STATISTIC", width: min(18, max(9, longest)), maximum: longest, priority: 0),
        .init(title: "VALUE", alignment: .right, width: 6, priority: 0),
        .init(title: "THRESHOLD", alignment: .right, width: 9, priority: 1),
        .init(title: "P", alignment: .right, width: 7, priority: 0),
      ], width: width)
    return [layout.header()]
      + finding.statistics.map { statistic in
        // The one that spoke most clearly is loud; the sentence below names it for who sees no colours.
        let role: Role = statistic.id == finding.decisive && isCertain ? .strong : .text
        return layout.row { cell($0, statistic, role) }
      }
  }

  private var isCertain: Bool { finding.verdict == .drift || finding.verdict == .warning }

  private func cell(_ column: Int, _ statistic: DriftFinding.Statistic, _ role: Role) -> TextLine {
    switch column {
    case 0: TextLine(DriftText.statistic(statistic.id), role)
    case 1: TextLine(NumberText.plain(statistic.value, width: 6), role)
    case 2: statistic.threshold.map { TextLine(NumberText.plain($0, width: 6), .dim) } ?? TextLine()
    default: statistic.pValue.map { TextLine(DriftText.probability($0), role) } ?? TextLine()
    }
  }
}
