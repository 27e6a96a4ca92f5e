internal import Telemetry

/// Alerts that began together on the same thing, found in one pass in the order in which they began.
///
/// An alert joins the incident that began last among those on a thing that it names, if the incident's last alert began
/// within five minutes before it and all of the incident's alerts name that thing.
struct IncidentSearch {
  struct Found {
    var incident: AlertIncident
    /// Indices of the episodes; the first mover first.
    var members: [Int]
    fileprivate var lastStart: Timestamp
  }

  static let longestGap = Duration.seconds(300)

  /// Labels that name what an alert is about; those that every alert of a site has, as a cluster or a team, do not.
  private static let naming: [String] = [
    "model", "model_name", "model_id", "instance", "pod", "node", "host", "hostname", "device", "gpu", "container",
    "deployment", "service", "app", "server", "target", "endpoint", "source", "job",
  ]
  /// Labels of the rule rather than of the thing.
  private static let ofTheRule: [String] = [AlertLabels.name, AlertLabels.severity]

  /// Of two alerts and more, by their beginning.
  let incidents: [Found]

  /// - Complexity: O(n log n) in the number of episodes.
  init(_ episodes: [Episode]) {
    var found: [Found] = []
    var newest: [Label: Int] = [:]
    for place in Self.order(episodes) {
      let episode = episodes[place]
      let things = episode.labels.pairs.filter { label in
        Self.naming.contains { $0.utf8.elementsEqual(label.name.utf8) }
      }
      let start = episode.id.activeAt
      let candidates = things.compactMap { thing in
        newest[thing].flatMap { number -> Int? in
          let isOpen = start - found[number].lastStart <= Self.longestGap
          return isOpen && found[number].incident.sharedLabels.pairs.contains(thing) ? number : nil
        }
      }
      let number: Int
      if let joined = candidates.max() {
        number = joined
        found[number].take(place, episode)
      } else {
        number = found.count
        found.append(Found(place, episode, without: Self.ofTheRule))
      }
      for thing in things { newest[thing] = number }
    }
    incidents = found.filter { $0.members.count > 1 }
  }

  /// By their beginning; of those that began at once the one that says most of itself first.
  private static func order(_ episodes: [Episode]) -> [Int] {
    let keys = episodes.map { ($0.id.activeAt.nanoseconds, -$0.labels.pairs.count, $0.id.fingerprint.bits) }
    return episodes.indices.sorted { keys[$0] < keys[$1] }
  }
}

extension IncidentSearch.Found {
  fileprivate init(_ place: Int, _ episode: Episode, without left: [String]) {
    let labels = episode.labels.pairs.filter { label in !left.contains { $0.utf8.elementsEqual(label.name.utf8) } }
    incident = AlertIncident(id: episode.id, sharedLabels: Labels(labels), count: 1)
    members = [place]
    lastStart = episode.id.activeAt
  }

  fileprivate mutating func take(_ place: Int, _ episode: Episode) {
    members.append(place)
    lastStart = episode.id.activeAt
    incident.count += 1
    let shared = incident.sharedLabels.pairs
    let common = shared.filter { label in
      episode.labels[label.name].map { $0.utf8.elementsEqual(label.value.utf8) } ?? false
    }
    if common.count < shared.count { incident.sharedLabels = Labels(common) }
  }
}
