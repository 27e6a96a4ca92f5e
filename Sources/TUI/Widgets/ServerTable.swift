import Monitor
import Predictions
import Telemetry

/// The overview's servers, a row each; under a server of which only some replicas answer stands why.
struct ServerTable {
  /// Those that the filter lets through.
  var servers: [ServerSummary]
  var targets: [TargetHealth]
  var time: Timestamp?
  var window: WindowSpan
  /// The row to keep in sight.
  var selected: ServerIdentity?
  /// Whether the overview's selection stands in this table.
  var isActive: Bool
  var unicode: Bool

  /// Lines that the whole table takes, with its heading.
  var wantedHeight: Int { servers.isEmpty ? 0 : 1 + servers.count + partial.count }

  func draw(into grid: inout Grid, rect: Rect) {
    guard !servers.isEmpty else { return }
    let replicas = servers.jobsWithReplicas
    let seen = rows(in: rect)
    let selectedIndex = selectedIndex
    let names = servers[seen].indices.map { index in
      ServerName.line(
        servers[index], isReplica: replicas.contains(servers[index].identity.withoutInstance),
        role: isActive && index == selectedIndex ? .selected : .text)
    }
    let columns = ServerColumns(
      for: servers, window: window, longestName: names.map(\.width).max() ?? 0, width: rect.width - 2)
    grid.place(columns.header(), x: 1, y: 0, in: rect)
    let explained = wantedHeight <= rect.height ? Set(partial) : []
    var y = 1
    for (index, name) in zip(seen, names) where y < rect.height {
      if isActive, index == selectedIndex { grid.place(TextLine("▸", .selected), x: 0, y: y, in: rect) }
      grid.place(line(servers[index], name: name, columns), x: 1, y: y, in: rect)
      y += 1
      guard explained.contains(index), let reason = reason(servers[index]) else { continue }
      grid.place(TextLine("└ " + reason, .dim).cut(to: rect.width - 4), x: 3, y: y, in: rect)
      y += 1
    }
  }

  /// The rows that are on the screen.
  func rows(in rect: Rect) -> Range<Int> {
    let height = max(0, rect.height - 1)
    guard wantedHeight > rect.height else { return servers.indices }
    let first = ListWindow.firstRow(selected: selectedIndex, count: servers.count, height: height)
    return first..<min(servers.count, first + height)
  }

  private var selectedIndex: Int { servers.firstIndex { $0.identity == selected } ?? 0 }

  /// Rows with a line of their own for the reason.
  private var partial: [Int] {
    servers.indices.filter { index in
      if servers[index].alert != nil { return true }
      return if case .partlyUp = servers[index].health { true } else { false }
    }
  }

  private func line(_ server: ServerSummary, name: TextLine, _ columns: ServerColumns) -> TextLine {
    let sentences = sentences(server)
    guard !sentences.isEmpty else { return columns.line(server, name: name, unicode: unicode) }
    return columns.line(server, name: name, sentences: sentences)
  }

  /// What is said in place of figures, the fullest form first.
  private func sentences(_ server: ServerSummary) -> [String] {
    switch server.health {
    case .down: return TargetReason.texts(for: server, targets: targets, at: time)
    case .partlyUp, .waiting, .unknown: return []
    case .up:
      guard server.identity.preset.isEmpty, server.figures.isEmpty else { return [] }
      return ["no known model server; see series (7)"]
    }
  }

  private func reason(_ server: ServerSummary) -> String? {
    guard let alert = server.alert else { return TargetReason.texts(for: server, targets: targets, at: time).first }
    return alert.sentence
  }
}
