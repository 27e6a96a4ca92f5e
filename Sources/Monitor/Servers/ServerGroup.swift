internal import Telemetry

/// One row of the overview: a preset, and the targets that it sums.
struct ServerGroup {
  var identity: ServerIdentity
  var preset: ServerPreset
  var members: [Member] = []

  struct Member {
    var number: Int
    var target: TelemetryState.Target
    /// `nil` while nothing is known of it.
    var server: TargetPanels.Server?
  }

  /// Targets without a preset are called by their job.
  var title: String { preset.id.isEmpty ? identity.job : preset.title }
}

extension TelemetryState {
  /// The rows of the overview, in the order of the targets; a target that several presets recognise has as many.
  ///
  /// - Parameter sums: whether the targets of one job and preset are one row.
  /// - Complexity: O(n log n) in the targets.
  func serverGroups(sums: Bool) -> [ServerGroup] {
    var groups: [ServerGroup] = []
    var places: [ServerIdentity: Int] = [:]
    var unknown: [ServerGroup.Member] = []
    func add(_ member: ServerGroup.Member, _ preset: ServerPreset) {
      let health = member.target.health
      let identity = ServerIdentity(preset: preset.id, job: health.job, instance: sums ? nil : health.instance)
      let place = places[identity] ?? groups.count
      if place == groups.count {
        places[identity] = place
        groups.append(ServerGroup(identity: identity, preset: preset))
      }
      groups[place].members.append(member)
    }
    for (number, target) in targets.sorted(by: { $0.key < $1.key }) {
      for server in target.panels.servers {
        add(ServerGroup.Member(number: number, target: target, server: server), server.preset)
      }
      if target.panels.servers.isEmpty { unknown.append(ServerGroup.Member(number: number, target: target)) }
    }
    let known = groups
    for member in unknown {
      // A replica that has never answered is most likely what its siblings are.
      let hasSiblings = sums && member.target.successCount == 0
      let sibling = hasSiblings ? known.first { $0.identity.job == member.target.health.job } : nil
      add(member, sibling?.preset ?? .process)
    }
    return groups
  }
}

extension ServerGroup {
  var health: ServerSummary.Health {
    var up = 0
    var down = 0
    for member in members {
      switch member.target.health.state {
      case .waiting: break
      case .up: up += 1
      case .down: down += 1
      }
    }
    if up + down == 0 { return .waiting }
    if down == 0 { return .up }
    return up == 0 ? .down : .partlyUp(up: up, of: members.count)
  }

  /// Why the first target that does not answer does not.
  var trouble: String? {
    for member in members {
      if case .down(let reason) = member.target.health.state { return reason }
    }
    return nil
  }

  var downSince: Timestamp? { members.compactMap(\.target.downSince).min() }

  /// What it serves, sorted by bytes.
  var models: [String] {
    let values = members.compactMap(\.server?.models)
    if values.count == 1 { return values[0] }
    return Set(values.flatMap { $0 }).sortedByBytes()
  }
}
