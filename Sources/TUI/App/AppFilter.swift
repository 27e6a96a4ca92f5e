import Monitor
import Predictions

// What is typed after `/`, and what is said of the rows that it hides.
extension App {
  /// The filter that is in force in the present view; empty without one.
  var filter: String {
    switch currentView {
    case .overview: modelFilter
    case .records: recordFilter
    case .series: explorer.text == nil ? seriesFilter : ""
    case .drift: driftFeature == nil ? driftList.filter : ""
    case .alerts: alerts.open == nil ? alerts.filter : ""
    case .model, .confusion, .curves, .slices, .server, .sources, .help: ""
    }
  }

  /// The filter with its effect, since rows that are missing must be accounted for.
  var filterText: String? {
    filter.isEmpty ? nil : "/\(filter) · \(filterSummary)"
  }

  var filterSummary: String {
    switch currentView {
    case .records: return part(listedRecords.count, of: snapshot?.records?.last.count, "records")
    case .drift: return part(listedFeatures.count, of: detail?.drift?.features.count, "features")
    case .alerts: return part(alerts.rows.count, of: alerts.count, "alerts")
    case .series: return part(snapshot?.series?.matchCount ?? 0, of: snapshot?.series?.totalCount, "series")
    default:
      let models = part(listedModels.count, of: snapshot?.models.count, "models")
      guard let snapshot, !snapshot.servers.isEmpty else { return models }
      let servers = part(listedServers.count, of: snapshot.servers.count, "servers")
      return snapshot.models.isEmpty ? servers : "\(models) · \(servers)"
    }
  }

  private func part(_ count: Int, of all: Int?, _ noun: String) -> String {
    "\(NumberText.count(count)) of \(NumberText.count(all ?? 0)) \(noun)"
  }
}

/// Finds a typed text in others, without regard to the case of letters.
enum TextFilter {
  static func matches(_ wanted: String, _ texts: [String?]) -> Bool {
    let wanted = wanted.lowercased()
    return texts.contains { $0?.lowercased().contains(wanted) == true }
  }
}
