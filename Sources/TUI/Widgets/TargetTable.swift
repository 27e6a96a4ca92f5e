import Monitor
import Telemetry

/// The targets behind one server: their addresses, whether they answer, and why not.
struct TargetTable {
  var targets: [TargetHealth]
  var time: Timestamp?

  /// More targets than this are counted, not listed; the sources view has them all.
  private static let most = 200

  func lines(width: Int) -> [TextLine] {
    guard !targets.isEmpty, width > 0 else { return [] }
    let longest = targets.prefix(Self.most).map { $0.url.unicodeScalars.count }.max() ?? 0
    let layout = TableLayout(
      [
        .init(title: "TARGET", width: 20, maximum: min(longest, width * 2 / 3), priority: 0),
        .init(title: "STATE", width: 9, priority: 0),
        .init(title: "SAMPLES", alignment: .right, width: 8, priority: 2),
        .init(title: "SCRAPE", alignment: .right, width: 6, priority: 1),
      ], width: width)
    var lines = [layout.header()]
    for target in targets.prefix(Self.most) {
      lines.append(layout.row { cell($0, target, layout) })
      let reason = TargetReason.text(for: target, at: time).map { [$0] } ?? []
      for sentence in reason + target.notes { lines.append(TextLine("  └ " + sentence, .dim).cut(to: width)) }
    }
    if targets.count > Self.most { lines.append(TextLine("\(NumberText.count(targets.count - Self.most)) more", .dim)) }
    return lines
  }

  private func cell(_ column: Int, _ target: TargetHealth, _ layout: TableLayout) -> TextLine {
    switch column {
    case 0: TextLine(target.url)
    case 1: StateSign(target).line
    case 2: target.state == .up ? TextLine(NumberText.count(target.keptCount, width: 8)) : TextLine()
    default: target.duration.map { TextLine(NumberText.seconds($0.inSeconds)) } ?? TextLine()
    }
  }
}
