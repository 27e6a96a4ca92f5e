internal import Telemetry

extension ScriptQuery {
  /// Why the answer depends on native histograms, which driftop does not keep; `nil` when it does not.
  func dependenceOnHistograms(of expression: Expression?, in data: ScriptData) -> String? {
    if expectations.series.contains(where: { $0.points.contains(where: \.isNativeHistogram) }) {
      return "its expected result holds a native histogram"
    }
    for part in expression?.allParts ?? [] {
      if case .call(let call) = part.node, case .nativeHistograms = call.function.body {
        return "\(call.function.name) is about native histograms"
      }
      guard let selector = part.selector else { continue }
      let found = data.histograms.filter { labels in
        selector.matchers.allSatisfy { $0.accepts(labels[$0.name] ?? "") }
      }
      if let first = found.min() { return "reads the native histogram \(first)" }
    }
    return nil
  }
}

extension ScriptPoint {
  var isNativeHistogram: Bool {
    if case .nativeHistogram = self { true } else { false }
  }
}
