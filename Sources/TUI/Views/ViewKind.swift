/// The views in the order of Tab and of their digits; help stands outside that order.
public enum ViewKind: String, CaseIterable, Hashable, Sendable {
  case overview
  case model
  case confusion
  case curves
  case records
  case server
  case series
  case sources
  case drift
  case slices
  case help

  static let tabs: [ViewKind] = [
    .overview, .model, .confusion, .curves, .records, .server, .series, .sources, .drift, .slices,
  ]

  /// Whether the view keeps to an open model: its own views, and the records, which are then the model's.
  var isOfModel: Bool { needsModel || self == .records }

  /// Whether the view is about one model.
  var needsModel: Bool {
    switch self {
    case .model, .confusion, .curves, .drift, .slices: true
    case .overview, .records, .server, .series, .sources, .help: false
    }
  }
}
