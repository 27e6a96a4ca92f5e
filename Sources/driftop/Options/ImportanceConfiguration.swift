import Yams

/// The key `importance` of a configuration: how much each feature matters to the model, in any unit.
struct ImportanceConfiguration {
  /// By the feature's name, or its path in the log; empty where nothing was said.
  private(set) var weights: [String: Double] = [:]

  init() {}

  init(_ node: Node, _ path: String) throws(Failure) {
    guard let mapping = node.mapping else {
      throw Failure(
        sentence: "\(path):\(Configuration.line(node)): importance: expected “feature: weight” lines, as in "
          + "amount: 0.4")
    }
    for (key, value) in mapping {
      let feature = try Configuration.string(key, "importance", path)
      guard let weight = value.float, weight >= 0, weight.isFinite else {
        throw Failure(
          sentence: "\(path):\(Configuration.line(value)): importance of “\(feature)”: expected a number from 0 up")
      }
      weights[feature] = weight
    }
    guard weights.isEmpty || weights.values.contains(where: { $0 > 0 }) else {
      throw Failure(
        sentence: "\(path):\(Configuration.line(node)): importance: all weights are 0, so that nothing would matter")
    }
  }
}
