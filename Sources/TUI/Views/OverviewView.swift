import Monitor
import Predictions
import Telemetry

/// All models, then all servers, a row each, and below them the sources that a person should look at.
struct OverviewView {
  var snapshot: Snapshot
  /// The models and servers that the filter lets through.
  var models: [ModelSummary]
  var servers: [ServerSummary]
  var selected: OverviewRow?
  /// The rows to keep in sight in the table that the selection is not in.
  var lastModel: ModelIdentity?
  var lastServer: ServerIdentity?
  var filter: String
  var unicode: Bool

  func draw(into grid: inout Grid, rect: Rect) {
    let areas = areas(of: rect)
    if models.isEmpty, servers.isEmpty {
      grid.place(TextLine(" " + emptySentence, .dim).cut(to: rect.width), x: 0, y: 0, in: rect)
    }
    modelTable.draw(into: &grid, rect: areas.models)
    serverTable.draw(into: &grid, rect: areas.servers)
    for (index, line) in areas.sources.enumerated() {
      grid.place(line, x: 1, y: areas.sourcesRow + index, in: rect)
    }
  }

  /// The rows of the listed servers that are on the screen.
  func seenServers(in rect: Rect) -> Range<Int> {
    serverTable.rows(in: areas(of: rect).servers)
  }

  private var modelTable: ModelTable {
    var isActive = false
    if case .model = selected { isActive = true }
    return ModelTable(
      models: models, time: snapshot.time, window: snapshot.window, selected: lastModel, isActive: isActive,
      unicode: unicode)
  }

  private var serverTable: ServerTable {
    var isActive = false
    if case .server = selected { isActive = true }
    return ServerTable(
      servers: servers, targets: snapshot.targets, time: snapshot.time, window: snapshot.window, selected: lastServer,
      isActive: isActive, unicode: unicode)
  }

  private var emptySentence: String {
    if !filter.isEmpty { return "No \(snapshot.servers.isEmpty ? "model" : "model or server") matches “\(filter)”." }
    if !snapshot.targets.isEmpty { return "Nothing has been scraped yet." }
    if let server = snapshot.queryServer { return "No model yet: none is known by the metrics of \(server)." }
    if snapshot.sources.isEmpty { return "No model yet, and no source to read." }
    return "No model yet: no prediction has been read."
  }
}

// How the rows are shared out between the two tables and the sources.
extension OverviewView {
  private struct Areas {
    var models: Rect
    var servers: Rect
    var sources: [TextLine]
    var sourcesRow: Int
  }

  /// Fewer rows than this hold one table only, the one with the selection.
  private static let lowestForBoth = 6

  private func areas(of rect: Rect) -> Areas {
    let sources = sourceLines(in: rect)
    let room = max(0, rect.height - (sources.isEmpty ? 0 : sources.count + 1))
    var modelHeight = modelTable.height(atMost: room)
    var serverHeight = min(serverTable.wantedHeight, room)
    if modelHeight > 0, serverHeight > 0 {
      if room < Self.lowestForBoth {
        if case .server = selected { modelHeight = 0 } else { serverHeight = 0 }
      } else {
        // The servers may have what plain rows of models leave, or half.
        let least = min(serverHeight, max(room / 2, room - 2 - models.count))
        modelHeight = modelTable.height(atMost: room - 1 - least)
        serverHeight = min(serverHeight, room - 1 - modelHeight)
      }
    }
    let gap = modelHeight > 0 && serverHeight > 0 ? 1 : 0
    let used = modelHeight + gap + serverHeight
    return Areas(
      models: rect.part(height: modelHeight), servers: rect.part(y: modelHeight + gap, height: serverHeight),
      sources: sources, sourcesRow: max(1, used) + 1)
  }

  private func sourceLines(in rect: Rect) -> [TextLine] {
    let modelLines = models.isEmpty ? 0 : models.count * 2 + 1
    let serverLines = servers.isEmpty ? 0 : serverTable.wantedHeight + (models.isEmpty ? 0 : 1)
    return SourceLines(sources: snapshot.sources).lines(
      width: rect.width - 2, atMost: max(0, rect.height - max(1, modelLines + serverLines) - 2),
      always: max(0, rect.height / 3))
  }
}
