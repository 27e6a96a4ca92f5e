/// The names under which prediction logs keep things, as people write them.
enum WellKnownNames {
  /// Nested names weigh less than those at the top.
  private static let nestingPenalty = 100

  static func match(_ path: String) -> SchemaMapping.Match {
    let parts = path.lowercased().split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let name = parts.last else { return .init(role: .other, rank: 0) }
    let parents = parts.dropLast()
    let penalty = parents.count * nestingPenalty
    if parents.contains(where: { featureContainers.contains($0) }) {
      return .init(role: .feature, rank: 0)
    }
    if let container = parents.last, probabilityContainers.contains(container) {
      let label = path.split(separator: ".", omittingEmptySubsequences: false).last.map(String.init) ?? name
      return .init(role: .probability(ofClass: label), rank: penalty)
    }
    if let container = parents.last, predictionContainers.contains(container) {
      if predictionLabels.contains(name) { return .init(role: .predicted, rank: 20 + penalty) }
      if name == "confidence" { return .init(role: .score, rank: 20 + penalty) }
    }
    if let (rank, role) = roles[name] { return .init(role: role, rank: rank + penalty) }
    if parents.isEmpty, let label = flatProbabilityLabel(of: path) {
      return .init(role: .probability(ofClass: label), rank: 0)
    }
    return .init(role: .other, rank: 0)
  }

  /// "proba_setosa" → "setosa", for logs without nesting.
  private static func flatProbabilityLabel(of path: String) -> String? {
    for prefix in ["proba_", "probability_", "prob_"] where path.lowercased().hasPrefix(prefix) {
      let label = path.dropFirst(prefix.count)
      return label.isEmpty ? nil : String(label)
    }
    return nil
  }

  private static let featureContainers: Set<String> = ["features", "feature", "inputs"]
  private static let probabilityContainers: Set<String> = [
    "proba", "probas", "probability", "probabilities", "scores", "y_score", "y_pred_proba",
  ]
  private static let predictionContainers: Set<String> = ["prediction", "predicted", "y_pred", "output"]
  private static let predictionLabels: Set<String> = ["label", "class", "value"]

  private static let roles: [String: (rank: Int, role: FieldRole)] = {
    var roles: [String: (rank: Int, role: FieldRole)] = [:]
    func add(_ names: [String], _ role: FieldRole) {
      for (rank, name) in names.enumerated() { roles[name] = (rank, role) }
    }
    add(["ts", "time", "timestamp", "@timestamp", "event_time", "datetime", "__realtime_timestamp"], .time)
    add(["model", "model_name", "model_id"], .model)
    add(["version", "model_version"], .version)
    add(["id", "request_id", "prediction_id"], .id)
    add(["y_true", "label", "actual", "target", "ground_truth"], .actual)
    add(["y_pred", "prediction", "predicted", "predicted_label"], .predicted)
    add(["score", "probability", "proba", "y_score", "y_proba", "y_pred_proba"], .score)
    add(["latency_ms", "latency", "duration_ms"], .latency(secondsPerUnit: 1e-3))
    add(["latency_s", "latency_seconds", "duration_s", "duration_seconds"], .latency(secondsPerUnit: 1))
    add(["latency_us"], .latency(secondsPerUnit: 1e-6))
    add(["ttft_ms"], .timeToFirstToken(secondsPerUnit: 1e-3))
    add(["ttft_s", "ttft_seconds"], .timeToFirstToken(secondsPerUnit: 1))
    add(["weight", "sample_weight"], .weight)
    add(["segment"], .segment)
    add(["variant"], .variant)
    add(["prompt_tokens"], .promptTokens)
    add(["completion_tokens"], .completionTokens)
    add(["finish_reason"], .finishReason)
    add(["status", "error"], .status)
    add(["rating", "feedback"], .rating)
    return roles
  }()
}
