import Analysis
import Monitor
import Telemetry

// Drift that no ordinary day brings.
extension OddSnapshots {
  static func addDrift(_ name: String, to snapshot: inout Snapshot, _ request: SnapshotRequest) {
    guard snapshot.detail != nil else { return }
    for index in snapshot.models.indices {
      let first = DriftSummary.FirstMover(
        name: name == "hostile text" ? hostile : "x", since: Timestamp(nanoseconds: .min), effect: .infinity, psi: .nan)
      snapshot.models[index].drift = .watched(drifting: .max, of: .max, first: first)
    }
    switch name {
    case "one model": snapshot.detail?.drift = SampleDrift.detail(.drifting, request)
    case "unlabelled": snapshot.detail?.drift = SampleDrift.detail(.learning, request)
    case "regression": snapshot.detail?.drift = SampleDrift.detail(.tooFew, request)
    case "huge numbers": snapshot.detail?.drift = hugeDrift(request)
    case "nothing known": snapshot.detail?.drift = unknownDrift()
    case "hostile text": snapshot.detail?.drift = hostileDrift(request)
    default: break
    }
  }

  private static func hugeDrift(_ request: SnapshotRequest) -> DriftDetail {
    let largest = Double.greatestFiniteMagnitude
    var drift = SampleDrift.detail(.drifting, request)
    drift.reference.recordCount = .max
    drift.reference.timeRange = Timestamp(nanoseconds: .min)...Timestamp(nanoseconds: .max)
    drift.nullRate = NullRate(share: largest, interval: -largest...largest, level: 0.05)
    for index in drift.features.indices {
      drift.features[index].finding = DriftFinding(
        verdict: index == 3 ? .insufficientData(need: .max) : .drift, pValue: index == 0 ? 0 : .leastNonzeroMagnitude,
        level: .leastNonzeroMagnitude, effect: index == 1 ? .nan : largest, smallestDetectableEffect: largest,
        decisive: "x",
        statistics: [.init(id: "x", value: largest, pValue: .nan, threshold: -largest), .init(id: "y", value: .nan)],
        referenceSize: .max, currentSize: .max)
      drift.features[index].psi = index == 2 ? .infinity : -largest
      drift.features[index].contribution = [largest, .nan, -1, .infinity][index % 4]
      drift.features[index].since = Timestamp(nanoseconds: index % 2 == 0 ? .min : .max)
      drift.features[index].axis = .time(start: Timestamp(nanoseconds: .min), step: .seconds(Int64.max))
      drift.features[index].history = Array(repeating: .strongDrift, count: index * 400)
    }
    drift.comparison = FeatureComparison(name: request.feature ?? "", isNumeric: true)
    drift.comparison?.bins = [largest, -largest, .nan, .infinity, .leastNonzeroMagnitude].map {
      .init(label: "\($0)", reference: $0, current: $0)
    }
    drift.comparison?.quantiles = [.init(probability: .nan, reference: -largest, current: largest)]
    drift.comparison?.currentMissingShare = .nan
    return drift
  }

  private static func unknownDrift() -> DriftDetail {
    var drift = DriftDetail(
      reference: ReferenceSummary(source: "", recordCount: 0, labelledCount: 0, timeRange: nil, missingCount: 0),
      budget: "")
    let finding = DriftFinding(
      verdict: .insufficientData(need: 0), level: 0, referenceSize: 0, currentSize: 0)
    drift.features = [
      FeatureDrift(name: "", isNumeric: false, finding: finding, window: "", axis: .count(start: 0, step: 0))
    ]
    drift.comparison = FeatureComparison(name: "", isNumeric: false)
    return drift
  }

  private static func hostileDrift(_ request: SnapshotRequest) -> DriftDetail {
    var drift = SampleDrift.detail(.names, request)
    drift.reference.source = hostile
    drift.budget = hostile
    drift.windows = [hostile, hostile]
    drift.unwatched = [hostile]
    drift.diagnoses = [Diagnosis(kind: .concept, grade: .alert, evidence: hostile + " " + hostile)]
    for index in drift.features.indices {
      drift.features[index].faults = [hostile, hostile]
      drift.features[index].window = hostile
      drift.features[index].isNumeric = index % 2 == 0
      drift.features[index].finding.decisive = hostile
      drift.features[index].finding.statistics.append(.init(id: hostile, value: 1))
    }
    drift.comparison = request.feature.map { name in
      var comparison = FeatureComparison(name: name, isNumeric: false)
      comparison.bins = [.init(label: hostile, reference: 0.5, current: 0.2)]
      return comparison
    }
    return drift
  }
}
