internal import Telemetry

extension ScriptQuery {
  /// Why the answer depends on native histograms, which driftop does not keep; `nil` when it does not.
  func dependenceOnHistograms(of expression: Expression?, in data: ScriptData) -> String? {
    for reading in expression?.readings(at: times.grid) ?? [] {
      if let found = data.histogram(for: reading) { return "reads the native histogram \(found)" }
    }
    for part in expression?.allParts ?? [] {
      if case .call(let call) = part.node, case .nativeHistograms = call.function.body {
        return "\(call.function.name) is about native histograms"
      }
    }
    let expectsHistogram = expectations.series.contains { $0.points.contains(where: \.isNativeHistogram) }
    return expectsHistogram ? "its expected result holds a native histogram" : nil
  }
}

extension ScriptPoint {
  var isNativeHistogram: Bool {
    if case .nativeHistogram = self { true } else { false }
  }
}
