/// The views in the order of Tab and of their digits; help stands outside that order.
public enum ViewKind: String, CaseIterable, Hashable, Sendable {
  case overview
  case model
  case confusion
  case curves
  case records
  case help

  static let tabs: [ViewKind] = [.overview, .model, .confusion, .curves, .records]

  /// Whether the view is about one model.
  var needsModel: Bool {
    switch self {
    case .model, .confusion, .curves: true
    case .overview, .records, .help: false
    }
  }
}
