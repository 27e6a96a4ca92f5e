import Monitor
import Telemetry

/// What keys have made of the drift view's list of features.
struct DriftList: Sendable, Equatable {
  /// In which order features stand.
  enum Order: String, CaseIterable, Sendable {
    case gravity
    case contribution
    case name
  }

  /// The feature that the selection follows, wherever its gravity takes it; `nil`: the first.
  var selected: String?
  var filter = ""
  var order = Order.gravity
  /// Whether the strangest records stand below.
  var showsStrangest = false

  /// The features that the filter lets through, in the order that was chosen.
  func listed(_ features: [FeatureDrift]) -> [FeatureDrift] {
    let kept = filter.isEmpty ? features : features.filter { TextFilter.matches(filter, [$0.name]) }
    switch order {
    case .gravity: return kept
    case .contribution:
      return Self.sorted(kept) { ($0.contribution ?? -1) > ($1.contribution ?? -1) }
    case .name:
      return Self.sorted(kept) { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
  }

  /// Where the selection stands among the listed features.
  func selectedIndex(in features: [FeatureDrift]) -> Int {
    guard let selected else { return 0 }
    return features.firstIndex { $0.name.utf8.elementsEqual(selected.utf8) } ?? 0
  }

  /// The order after the present one; contributions are left out where there are none.
  func nextOrder(hasContributions: Bool) -> Order {
    switch order {
    case .gravity: hasContributions ? .contribution : .name
    case .contribution: .name
    case .name: .gravity
    }
  }

  /// Features that the order holds equal keep their gravity's order.
  private static func sorted(
    _ features: [FeatureDrift], by precedes: (FeatureDrift, FeatureDrift) -> Bool
  ) -> [FeatureDrift] {
    features.enumerated().sorted { left, right in
      if precedes(left.element, right.element) { return true }
      return !precedes(right.element, left.element) && left.offset < right.offset
    }.map(\.element)
  }
}
