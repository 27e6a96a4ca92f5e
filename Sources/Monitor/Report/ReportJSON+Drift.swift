internal import Analysis
internal import Predictions
internal import Telemetry

extension Report {
  /// What a model's object says of its reference; `reference` is `null` and `drift` empty without one.
  func watchJSON(_ model: Model) -> [(key: String, value: JSONValue)] {
    guard let watch = model.watch else { return [("reference", .null), ("drift", .array([]))] }
    var members: [(key: String, value: JSONValue)] = [
      ("reference", referenceJSON(watch)),
      ("drift", .array(watch.windows.flatMap(driftJSON))),
    ]
    members.append(("diagnoses", .array(watch.diagnoses.map(diagnosisJSON))))
    if let slices = watch.slices { members += slicesJSON(slices) }
    if let outliers = watch.outliers { members.append(("outliers", outliersJSON(outliers))) }
    return members
  }

  private func diagnosisJSON(_ diagnosis: Diagnosis) -> JSONValue {
    .object([
      ("kind", .string(diagnosis.kind.rawValue)), ("grade", .string(diagnosis.grade == .alert ? "alert" : "note")),
      ("evidence", .string(diagnosis.evidence)),
    ])
  }

  private func referenceJSON(_ watch: WatchReport) -> JSONValue {
    let profile = watch.profile
    return .object([
      ("source", .string(profile.source)), ("model", .string(profile.identity.model)),
      ("version", JSONValue(profile.identity.version)), ("complete", .bool(watch.isComplete)),
      ("records", .integer(profile.recordCount)), ("labelled", .integer(profile.labelledCount)),
      ("first_time", JSONValue(profile.timeRange.map { "\($0.lowerBound)" })),
      ("last_time", JSONValue(profile.timeRange.map { "\($0.upperBound)" })),
      ("saved_at", JSONValue(profile.savedAt.map { "\($0)" })),
      ("budget", .string(watch.budget)), ("checks", .integer(watch.checkCount)),
      ("level", JSONValue(watch.overall?.level)),
      (
        "not_compared",
        .array(watch.unwatched.map { .object([("feature", .string($0.name)), ("reason", .string($0.reason))]) })
      ),
    ])
  }

  private func driftJSON(_ window: WindowFindings) -> [JSONValue] {
    func position(_ value: Int64) -> JSONValue {
      window.isTime ? .string("\(Timestamp(nanoseconds: value))") : .integer(Int(value))
    }
    let place = JSONValue.object([
      ("start", position(window.start)), ("end", position(window.end)), ("whole", .bool(window.isWhole)),
    ])
    return window.findings.flatMap { feature in
      statistics(of: feature).map { driftJSON($0, feature, place) }
    }
  }

  /// Those that decide first, then distances; one without a name where there is too little to compute any.
  private func statistics(of feature: FeatureFinding) -> [DriftFinding.Statistic?] {
    let all = feature.finding.statistics
    var statistics = all.filter { $0.pValue != nil } + all.filter { $0.pValue == nil }
    if let psi = feature.psi, !statistics.contains(where: { $0.id == "psi" }) {
      statistics.append(.init(id: "psi", value: psi))
    }
    return statistics.isEmpty ? [nil] : statistics
  }

  private func driftJSON(
    _ statistic: DriftFinding.Statistic?, _ feature: FeatureFinding, _ window: JSONValue
  ) -> JSONValue {
    let finding = feature.finding
    return .object([
      ("feature", .string(feature.name)), ("statistic", JSONValue(statistic?.id)),
      ("value", JSONValue(statistic?.value)), ("threshold", JSONValue(statistic?.threshold)),
      ("verdict", .string(finding.verdict.word)),
      ("reference_size", .integer(finding.referenceSize)), ("current_size", .integer(finding.currentSize)),
      ("p_value", JSONValue(statistic?.pValue)),
      ("combined_p_value", JSONValue(finding.pValue)), ("effect", JSONValue(finding.effect)),
      ("smallest_detectable_effect", JSONValue(finding.smallestDetectableEffect)),
      ("need", finding.need.map { .integer($0) } ?? .null), ("window", window),
      ("faults", .array(feature.faults.map { .string($0) })),
    ])
  }
}
