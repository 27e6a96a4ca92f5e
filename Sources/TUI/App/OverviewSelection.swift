import Monitor
import Predictions

/// What the overview's selection stands on.
enum OverviewRow: Equatable {
  case model(ModelIdentity)
  case server(ServerIdentity)
}

// The selection of the overview goes through the models and then the servers, as if they were one table.
extension App {
  private var rows: [OverviewRow] {
    listedModels.map { .model($0.identity) } + listedServers.map { .server($0.identity) }
  }

  /// The selected row; `nil` while nothing is listed.
  var selectedRow: OverviewRow? {
    let rows = rows
    let wanted: OverviewRow? = selectsServers ? selectedServer.map { .server($0) } : selectedModel.map { .model($0) }
    guard let wanted, rows.contains(wanted) else { return rows.first }
    return wanted
  }

  mutating func moveSelection(_ action: Action, page: Int) {
    let rows = rows
    guard !rows.isEmpty else { return }
    var index = selectedRow.flatMap { rows.firstIndex(of: $0) } ?? 0
    switch action {
    case .up: index -= 1
    case .down: index += 1
    case .pageUp: index -= page
    case .pageDown: index += page
    case .first: index = 0
    case .last: index = rows.count - 1
    default: break
    }
    select(rows[min(max(0, index), rows.count - 1)])
  }

  /// Puts the selection on a row that the filter lets through.
  mutating func selectListedRow() {
    if !listedModels.contains(where: { $0.identity == selectedModel }), let first = listedModels.first {
      selectedModel = first.identity
    }
    if !listedServers.contains(where: { $0.identity == selectedServer }), let first = listedServers.first {
      selectedServer = first.identity
    }
    if let row = selectedRow { select(row) }
  }

  private mutating func select(_ row: OverviewRow) {
    switch row {
    case .model(let model):
      selectedModel = model
      selectsServers = false
    case .server(let server):
      selectedServer = server
      selectsServers = true
    }
  }

  /// Keeps the selected and the open server when servers come and go, or are summed and listed again.
  mutating func followServers(_ servers: [ServerIdentity]) {
    if let openServer { self.openServer = Self.successor(of: openServer, in: servers) ?? openServer }
    selectedServer = selectedServer.flatMap { Self.successor(of: $0, in: servers) } ?? servers.first
    guard !hasSeenServers, let first = servers.first else { return }
    hasSeenServers = true
    if currentView == .server, openServer == nil { openServer = first }
  }

  /// The same server, or one of its job.
  private static func successor(of server: ServerIdentity, in servers: [ServerIdentity]) -> ServerIdentity? {
    servers.first { $0 == server } ?? servers.first { $0.withoutInstance == server.withoutInstance }
  }
}

extension Sequence<ServerSummary> {
  /// The jobs that have more than one row, so that only the instance tells them apart.
  var jobsWithReplicas: Set<ServerIdentity> {
    var seen: Set<ServerIdentity> = []
    return Set(map(\.identity.withoutInstance).filter { !seen.insert($0).inserted })
  }
}

extension ServerIdentity {
  /// What the replicas of a job have in common.
  var withoutInstance: ServerIdentity {
    ServerIdentity(preset: preset, job: job)
  }
}
