/// The views; help stands outside the order of Tab.
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
  case alerts
  case help

  /// In the order of Tab. Digits are in the order in which the views came to be, since fingers remember them.
  static let tabs: [ViewKind] = [
    .overview, .alerts, .model, .confusion, .curves, .drift, .slices, .records, .server, .series, .sources,
  ]

  /// Whether the view keeps to an open model: its own views, and the records, which are then the model's.
  var isOfModel: Bool { needsModel || self == .records }

  /// Whether the view needs a model that is held against a reference.
  var needsWatch: Bool { self == .drift || self == .slices }

  /// Whether the view is about one model.
  var needsModel: Bool {
    switch self {
    case .model, .confusion, .curves, .drift, .slices: true
    case .overview, .alerts, .records, .server, .series, .sources, .help: false
    }
  }
}
