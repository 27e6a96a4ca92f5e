internal import Telemetry

/// Alerts that began together on the same thing, found in one pass in the order in which they began.
///
/// An alert joins the incident that began last among those on a thing that it names, if the incident's last alert began
/// within five minutes before it and all of the incident's alerts name that thing.
struct IncidentSearch {
  /// An alert that began.
  struct Start {
    var id: Episode.ID
    var labels: Labels
    /// What it is about.
    var things: [AlertThing]
  }

  struct Found {
    var incident: AlertIncident
    /// Places of the starts; the first mover first.
    var members: [Int]
    fileprivate var lastStart: Timestamp
    fileprivate var things: [AlertThing]
  }

  static let longestGap = Duration.seconds(300)

  /// Of two alerts and more, by their beginning.
  let incidents: [Found]

  /// - Complexity: O(n log n) in the number of starts.
  init(_ starts: [Start]) {
    var found: [Found] = []
    var newest: [AlertThing: Int] = [:]
    for place in Self.order(starts) {
      var number = -1
      for thing in starts[place].things {
        guard let candidate = newest[thing], candidate > number else { continue }
        if found[candidate].isOpen(for: thing, at: starts[place].id.activeAt) { number = candidate }
      }
      if number >= 0 {
        found[number].take(place, starts[place])
      } else {
        number = found.count
        found.append(Found(place, starts[place]))
      }
      for thing in starts[place].things { newest[thing] = number }
    }
    incidents = found.filter { $0.members.count > 1 }
  }

  /// By their beginning; of those that began at once the one that says most of itself first.
  private static func order(_ starts: [Start]) -> [Int] {
    let keys = starts.map { ($0.id.activeAt.nanoseconds, -$0.labels.pairs.count, $0.id.fingerprint.bits) }
    return starts.indices.sorted { keys[$0] < keys[$1] }
  }
}

/// A label that names what an alert is about, as 64 bits.
struct AlertThing: Hashable, Codable {
  private let bits: UInt64

  /// What every alert of a site has, as a cluster or a team, names nothing. Any spelling of these names is ASCII.
  private static let naming: Set<String> = [
    "model", "model_name", "model_id", "instance", "pod", "node", "host", "hostname", "device", "gpu", "container",
    "deployment", "service", "app", "server", "target", "endpoint", "source", "job",
  ]

  static func things(of labels: Labels) -> [AlertThing] {
    labels.pairs.filter { naming.contains($0.name) }.map { label in
      AlertThing(bits: AlertFingerprint(Labels([label])).bits)
    }
  }
}

extension IncidentSearch.Found {
  fileprivate init(_ place: Int, _ start: IncidentSearch.Start) {
    let ofTheRule = [AlertLabels.name, AlertLabels.severity]
    let labels = start.labels.pairs.filter { label in
      !ofTheRule.contains { $0.utf8.elementsEqual(label.name.utf8) }
    }
    incident = AlertIncident(id: start.id, sharedLabels: Labels(labels), count: 1)
    members = [place]
    lastStart = start.id.activeAt
    things = start.things
  }

  fileprivate func isOpen(for thing: AlertThing, at time: Timestamp) -> Bool {
    time - lastStart <= IncidentSearch.longestGap && things.contains(thing)
  }

  fileprivate mutating func take(_ place: Int, _ start: IncidentSearch.Start) {
    members.append(place)
    lastStart = start.id.activeAt
    incident.count += 1
    // Most have all that the others have.
    let shared = incident.sharedLabels.pairs
    if !shared.allSatisfy({ start.labels.pairs.contains($0) }) {
      incident.sharedLabels = Labels(shared.filter { start.labels.pairs.contains($0) })
    }
    if !things.allSatisfy({ start.things.contains($0) }) { things.removeAll { !start.things.contains($0) } }
  }
}
