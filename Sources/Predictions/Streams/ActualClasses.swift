/// How often each actual class came among the newest labels.
struct ActualClasses: Sendable, Codable {
  /// Labels of a block; the newest one to two blocks are counted.
  private static let blockLength = 1_000

  private var newest: [Int: Int] = [:]
  private var before: [Int: Int] = [:]
  private var count = 0
  /// A report looks at all of its labels.
  private let keepsAll: Bool

  init(keepsAll: Bool) {
    self.keepsAll = keepsAll
  }

  mutating func add(_ actual: Int) {
    newest[actual, default: 0] += 1
    count += 1
    guard count == Self.blockLength, !keepsAll else { return }
    (before, newest, count) = (newest, [:], 0)
  }

  /// By class.
  func counts(ofClasses classCount: Int) -> [Int] {
    (0..<classCount).map { (before[$0] ?? 0) + (newest[$0] ?? 0) }
  }
}

extension WatchView {
  /// How often each actual class came in the reference and among the newest labels after it; `nil` without labels in
  /// both, and for a regression.
  public var actualClasses: (labels: [String], reference: [Int], current: [Int])? {
    guard let streams = watch.streams, let profile = watch.reference?.profile, !model.isRegression else { return nil }
    let labels = model.classes.labels
    // Classes of a saved reference have numbers of their own.
    var reference = [Int](repeating: 0, count: labels.count)
    for pair in profile.aggregate.pairs.entries {
      guard pair.actual < profile.classes.labels.count,
        let place = model.classes.known(profile.classes.labels[pair.actual])
      else { continue }
      reference[place] += Int(pair.weight.rounded())
    }
    let current = streams.actualClasses.counts(ofClasses: labels.count)
    guard reference.contains(where: { $0 > 0 }), current.contains(where: { $0 > 0 }) else { return nil }
    return (labels, reference, current)
  }

  /// Importance of a feature for the model: as it was set, else as the reference shows it; `nil` where neither is known.
  ///
  /// - Parameter feature: its place in the reference.
  public func importance(ofFeature feature: Int) -> Double? {
    guard let reference else { return nil }
    guard !settings.importances.isEmpty else { return reference.importances[feature] }
    let (name, path) = (reference.features[feature].name, reference.features[feature].path)
    return settings.importances[name] ?? settings.importances[path] ?? 0
  }
}
