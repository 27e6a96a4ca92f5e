internal import Telemetry

/// One row of the overview that a query server tells of: a preset, and the targets that it sums.
struct QueriedGroup {
  var identity: ServerIdentity
  var preset: ServerPreset
  var members: [QueriedTarget] = []

  /// The rows, in the order of the targets; a target that several presets recognise has as many.
  ///
  /// - Parameter sums: whether the targets of one job and preset are one row.
  static func all(_ targets: [QueriedTarget], sums: Bool) -> [QueriedGroup] {
    var groups: [QueriedGroup] = []
    var places: [ServerIdentity: Int] = [:]
    for target in targets {
      for preset in target.presets {
        let identity = ServerIdentity(preset: preset.id, job: target.job, instance: sums ? nil : target.instance)
        let place = places[identity] ?? groups.count
        if place == groups.count {
          places[identity] = place
          groups.append(QueriedGroup(identity: identity, preset: preset))
        }
        groups[place].members.append(target)
      }
    }
    return groups
  }

  var health: ServerSummary.Health {
    let down = members.count { $0.state == .down }
    if down == members.count { return .down }
    if down > 0 { return .partlyUp(up: members.count - down, of: members.count) }
    return members.contains { $0.state == .up } ? .up : .unknown
  }

  /// Of the member that is scraped least often.
  var pace: ScrapePace { members.map(\.pace).max { $0.interval < $1.interval } ?? .unknown }

  /// What answers that go by job, or by job and instance, call the row.
  var labels: Labels { Labels([Label("job", identity.job), Label("instance", identity.instance ?? "")]) }
}
