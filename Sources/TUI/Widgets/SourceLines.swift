import Telemetry

/// The sources as lines: all of them when there is room, else those with trouble, else as many of these as fit.
struct SourceLines {
  var sources: [SourceHealth]

  /// - Parameters:
  ///   - atMost: lines that are free.
  ///   - always: lines that troubled sources may take from the models.
  func lines(width: Int, atMost: Int, always: Int) -> [TextLine] {
    guard !sources.isEmpty, width > 0 else { return [] }
    let troubled = [2, 1, 0].flatMap { level in sources.filter { $0.isTroubled && severity($0) == level } }
    let listed: [SourceHealth]
    if sources.count + 1 <= atMost {
      listed = sources
    } else {
      listed = Array(troubled.prefix(max(0, max(atMost, always) - 1)))
    }
    guard !listed.isEmpty else { return [] }
    let layout = TableLayout(
      [
        .init(title: "SOURCE", width: 14, maximum: min(max(26, width / 3), longestName(listed)), priority: 0),
        .init(title: "STATE", width: 11, priority: 0),
        .init(title: hidden(listed), width: 10, maximum: 400, priority: 0),
      ], width: width)
    return [layout.header()] + listed.map { line($0, layout) }
  }

  /// What stops data altogether comes first.
  private func severity(_ source: SourceHealth) -> Int {
    switch source.state {
    case .failed: 2
    case .waiting: 1
    case .reading, .following, .finished: 0
    }
  }

  private func longestName(_ listed: [SourceHealth]) -> Int {
    listed.map { $0.name.unicodeScalars.count }.max() ?? 0
  }

  private func hidden(_ listed: [SourceHealth]) -> String {
    let count = sources.count - listed.count
    return count > 0 ? "\(NumberText.count(count)) MORE" : ""
  }

  private func line(_ source: SourceHealth, _ layout: TableLayout) -> TextLine {
    layout.row { index in
      switch index {
      case 0: TextLine(source.name).cutFront(to: layout.width(of: 0) ?? 0)
      case 1: StateSign(source).line
      default: TextLine(source.summary, source.malformedCount > 0 ? .stateWarning : .dim)
      }
    }
  }
}
