import Monitor
import Predictions

/// The columns of the overview's servers: those that any of them fills, and of these as many as the width allows.
struct ServerColumns {
  private enum Kind {
    case name
    case state
    case figure(PanelRole)
    case history
  }

  /// In the order of the screen; of what does not fit the highest number goes first.
  private static let figures: [(role: PanelRole, priority: Int)] = [
    (.requestRate, 8), (.errorRatio, 3), (.errors, 12), (.latency, 9), (.meanLatency, 11), (.timeToFirstToken, 1),
    (.timePerOutputToken, 6), (.queue, 2), (.outputTokens, 5), (.cacheUse, 7), (.gpuUse, 10),
  ]

  private let kinds: [Kind]
  private let table: TableLayout
  private let width: Int

  /// - Parameter longestName: columns that the longest name takes.
  init(for servers: [ServerSummary], window: WindowSpan, longestName: Int, width: Int) {
    var kinds: [Kind] = [.name, .state]
    var columns: [TableLayout.Column] = [
      .init(title: "SERVER", width: min(20, max(14, longestName)), maximum: min(44, longestName), priority: 0),
      .init(title: "STATE", width: 10, priority: 0),
    ]
    let reporting = servers.filter { !$0.figures.isEmpty }
    for (role, priority) in Self.figures {
      let count = reporting.count { $0.figures[role] != nil }
      guard count > 0 else { continue }
      kinds.append(.figure(role))
      // What all servers have compares them, and stays longer than what only some have.
      columns.append(
        .init(
          title: role.columnTitle, alignment: .right, width: role.columnWidth,
          priority: count == reporting.count ? priority : priority + 20))
    }
    kinds.append(.history)
    columns.append(.init(title: TimeText.columnTitle(window), width: 9, maximum: 44, priority: 4))
    self.kinds = kinds
    self.width = width
    table = TableLayout(columns, width: width)
  }

  /// How many buckets the sparkline can show at most.
  static func bucketCount(for servers: [ServerSummary], window: WindowSpan, width: Int) -> Int {
    guard !servers.isEmpty else { return 0 }
    let columns = ServerColumns(for: servers, window: window, longestName: 14, width: width)
    return 2 * (columns.table.width(of: columns.kinds.count - 1) ?? 1)
  }

  func header() -> TextLine { table.header() }

  func line(_ server: ServerSummary, name: TextLine, unicode: Bool) -> TextLine {
    table.row { index in
      let width = table.width(of: index) ?? 0
      switch kinds[index] {
      case .name: return name
      case .state: return StateSign(server.health).line
      case .figure(let role): return FigureCell.line(server.figures[role], of: role, width: width)
      case .history: return server.history.map { Sparkline($0).line(width: width, unicode: unicode) } ?? TextLine()
      }
    }
  }

  /// A row with a sentence in place of its figures: the first that fits.
  func line(_ server: ServerSummary, name: TextLine, sentences: [String]) -> TextLine {
    var line = TextLine()
    for column in table.placed.prefix(2) {
      line.pad(to: column.x)
      line.add((column.index == 0 ? name : StateSign(server.health).line).fitted(to: column.width))
    }
    line.add(" ")
    let texts = sentences.map { TextLine($0, .dim) }
    guard let text = texts.first(where: { line.width + $0.width <= width }) ?? texts.last else { return line }
    line.add(text)
    return line.cut(to: width)
  }
}
