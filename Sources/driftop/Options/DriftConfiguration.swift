import Analysis
import Predictions
import Yams

/// The key `drift` of a configuration: how windows are held against the reference.
struct DriftConfiguration {
  /// Lengths of the sliding windows of a live screen; empty to choose by the reference's traffic.
  private(set) var windows: [Duration] = []
  private(set) var minimumEffect: Double?
  private(set) var wantedEffect: Double?

  private static let keys = "windows, minimum_effect, wanted_effect"

  init() {}

  init(_ node: Node, _ path: String) throws(Failure) {
    guard let mapping = node.mapping else {
      throw Failure(sentence: "\(path):\(Configuration.line(node)): drift: expected some of the keys \(Self.keys)")
    }
    for (key, value) in mapping {
      switch key.string ?? "" {
      case "windows": windows = try Self.windows(value, path)
      case "minimum_effect": minimumEffect = try Self.effect(value, "minimum_effect", path)
      case "wanted_effect": wantedEffect = try Self.effect(value, "wanted_effect", path)
      case let unknown:
        throw Failure(
          sentence: "\(path):\(Configuration.line(key)): drift: unknown key “\(unknown)”; keys are \(Self.keys)")
      }
    }
  }

  /// Puts what was said in the place of what is usual.
  func apply(to settings: inout WatchSettings) {
    settings.windows = []
    judge(&settings)
  }

  /// Puts what was said in the place of what holds.
  func judge(_ settings: inout WatchSettings) {
    if !windows.isEmpty { settings.windows = windows }
    if let minimumEffect { settings.policy.minimumEffect = minimumEffect }
    if let wantedEffect { settings.policy.wantedEffect = wantedEffect }
  }

  private static func windows(_ node: Node, _ path: String) throws(Failure) -> [Duration] {
    var lengths: [Duration] = []
    for text in try Configuration.strings(node, "drift.windows", path) {
      guard let window = try? WindowArgument(text), case .duration(let length) = window else {
        throw Failure(
          sentence: "\(path):\(Configuration.line(node)): drift.windows: “\(text)”: expected times as 10m or 1h")
      }
      lengths.append(length)
    }
    return lengths.sorted()
  }

  /// Cohen's h reaches from 0 to π.
  private static func effect(_ node: Node, _ key: String, _ path: String) throws(Failure) -> Double {
    guard let effect = node.float, effect >= 0, effect <= .pi else {
      throw Failure(
        sentence: "\(path):\(Configuration.line(node)): drift.\(key): expected an effect from 0 to 3.14 (0.2 is small, "
          + "0.5 medium)")
    }
    return effect
  }
}
