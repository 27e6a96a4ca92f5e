import Analysis
import Monitor

/// Groups with their rates, a row each, and how far each lies from the largest group.
struct GroupTable {
  var groups: [SliceDetail.Group]

  private static let rates: [GroupGaps.Rate] = [
    .positiveRate, .truePositiveRate, .falsePositiveRate, .precision, .accuracy,
  ]
  /// ".812 −.104*", with the intervals beside it ".812 [.79, .84] −.104 [−.13, −.08]*".
  private static let shortWidth = 11
  private static let longWidth = 40

  func lines(width: Int) -> [TextLine] {
    let shown = Self.rates.filter { rate in groups.contains { $0.rates[rate] != nil } }
    let longest = groups.map { TextLine($0.value).width }.max() ?? 0
    let layout = TableLayout(
      [
        .init(title: "GROUP", width: 8, maximum: min(40, max(8, longest)), priority: 0),
        .init(title: "N", alignment: .right, width: 6, priority: 1),
        .init(title: "LABELS", alignment: .right, width: 6, priority: 2),
      ]
        + shown.enumerated().map { place, rate in
          .init(title: Self.title(rate), width: Self.shortWidth, maximum: Self.longWidth, priority: 3 + place)
        }, width: width)
    var lines = [layout.header()]
    for group in groups {
      lines.append(
        layout.row { index in
          switch index {
          case 0: TextLine(group.value, .strong)
          case 1: TextLine(NumberText.count(group.count, width: 6))
          case 2: TextLine(NumberText.count(group.labelledCount, width: 6))
          default: cell(shown[index - 3], group, width: layout.width(of: index) ?? 0)
          }
        })
    }
    guard let largest = groups.first(where: \.isLargest), groups.count > 1 else { return lines }
    let legend = "Second numbers: gap to \(largest.value), the largest group; * where the 95 % interval leaves out 0."
    return lines + TextWrap.lines(legend, width: width, role: .dim)
  }

  private static func title(_ rate: GroupGaps.Rate) -> String {
    switch rate {
    case .positiveRate: "POSITIVE"
    case .truePositiveRate: "TPR"
    case .falsePositiveRate: "FPR"
    case .precision: "PRECISION"
    case .accuracy: "ACCURACY"
    }
  }

  private func cell(_ rate: GroupGaps.Rate, _ group: SliceDetail.Group, width: Int) -> TextLine {
    guard let own = group.rates[rate] else { return TextLine("◌ too few", .stateUnknown) }
    let isLong = width >= Self.longWidth
    var line = TextLine(NumberText.plain(own.value, width: 5))
    if isLong { line.add(" \(FigureText.interval(own.interval, unit: .plain))", .dim) }
    guard let gap = group.gaps[rate] else { return line }
    let isCertain = !gap.interval.contains(0)
    line.pad(to: isLong ? 18 : 5)
    line.add((gap.value > 0 ? "+" : "") + NumberText.plain(gap.value, width: 5), isCertain ? .stateWarning : .dim)
    if isLong { line.add(" \(FigureText.interval(gap.interval, unit: .plain))", .dim) }
    if isCertain { line.add("*", .stateWarning) }
    return line
  }
}
