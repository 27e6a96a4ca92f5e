import Predictions
import Testing

@Suite struct WellKnownNamesTests {
  private func role(_ path: String) -> FieldRole { SchemaMapping().match(path).role }

  @Test(
    arguments: [
      ("ts", .time), ("time", .time), ("timestamp", .time), ("@timestamp", .time), ("__REALTIME_TIMESTAMP", .time),
      ("model", .model), ("model_name", .model), ("version", .version), ("model_version", .version),
      ("id", .id), ("request_id", .id), ("prediction_id", .id),
      ("y_true", .actual), ("label", .actual), ("actual", .actual), ("target", .actual), ("ground_truth", .actual),
      ("y_pred", .predicted), ("prediction", .predicted), ("predicted", .predicted),
      ("score", .score), ("probability", .score), ("proba", .score), ("y_score", .score),
      ("latency_ms", .latency(secondsPerUnit: 1e-3)), ("latency", .latency(secondsPerUnit: 1e-3)),
      ("latency_s", .latency(secondsPerUnit: 1)), ("latency_us", .latency(secondsPerUnit: 1e-6)),
      ("ttft_ms", .timeToFirstToken(secondsPerUnit: 1e-3)), ("prompt_tokens", .promptTokens),
      ("completion_tokens", .completionTokens), ("finish_reason", .finishReason), ("status", .status),
      ("error", .status),
      ("rating", .rating), ("feedback", .rating), ("weight", .weight), ("segment", .segment), ("variant", .variant),
      ("features.amount", .feature), ("features.user.age", .feature), ("input.features.x", .feature),
      ("features.y_true", .feature),
      ("amount", .other), ("labels", .other), ("scores", .other), ("my_label", .other), ("", .other),
    ] as [(String, FieldRole)])
  func findsTheRoleOfEachName(path: String, role: FieldRole) {
    #expect(self.role(path) == role)
    #expect(self.role(path.uppercased()) == role)
    guard role != .other, role != .feature else { return }
    #expect(self.role("record.\(path)") == role)
    #expect(self.role("a.b.\(path)") == role)
  }

  @Test(arguments: [
    ("proba.cat", "cat"), ("probabilities.Cat", "Cat"), ("scores.0", "0"), ("y_score.1", "1"),
    ("response.proba.dog", "dog"),
    ("proba_setosa", "setosa"), ("prob_1", "1"), ("probability_A b", "A b"), ("proba.", ""),
  ])
  func findsTheClassOfAProbability(path: String, label: String) {
    #expect(role(path) == .probability(ofClass: label))
  }

  @Test(arguments: [
    ("prediction.label", FieldRole.predicted), ("prediction.class", .predicted), ("output.value", .predicted),
    ("prediction.confidence", .score), ("y_pred.score", .score),
  ])
  func readsPredictionsThatAreObjects(path: String, role: FieldRole) {
    #expect(self.role(path) == role)
  }

  @Test func theStrongerClaimHasTheLowerRank() {
    func rank(_ path: String) -> Int { SchemaMapping().match(path).rank }
    #expect(rank("ts") < rank("timestamp"))
    #expect(rank("y_true") < rank("label"))
    #expect(rank("label") < rank("target"))
    #expect(rank("target") < rank("meta.y_true"))
    #expect(rank("meta.y_true") < rank("a.b.y_true"))
    #expect(rank("y_pred") < rank("prediction.label"))
  }

  @Test func rolesHaveNamesForConfiguration() {
    for name in FieldRole.names { #expect(FieldRole.named(name) != nil, "\(name)") }
    #expect(FieldRole.named("actual") == .actual)
    #expect(FieldRole.named("feature") == .feature)
    #expect(FieldRole.named("proba.cat") == .probability(ofClass: "cat"))
    #expect(FieldRole.named("amount") == nil)
  }

  @Test func onlyWhatAPredictionHasMarksOne() {
    for name in ["y_true", "y_pred", "score", "latency_ms", "features.x", "prompt_tokens", "proba.a", "rating"] {
      #expect(role(name).marksPrediction, "\(name)")
    }
    for name in ["ts", "model", "version", "id", "status", "weight", "segment", "variant", "amount"] {
      #expect(!role(name).marksPrediction, "\(name)")
    }
  }
}
