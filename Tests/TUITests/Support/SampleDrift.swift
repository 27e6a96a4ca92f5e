import Analysis
import Monitor
import Predictions
import Telemetry

/// Snapshots of a monitor whose models are held against references, by what there is to see.
struct SampleDrift {
  enum Scene: String, CaseIterable {
    case drifting, learning, tooFew, stable, many, names
  }

  static func answer(to request: SnapshotRequest, _ scene: Scene = .drifting) -> Snapshot {
    var snapshot = SampleSnapshots.answer(to: request)
    for index in snapshot.models.indices {
      snapshot.models[index].drift = summary(of: snapshot.models[index].identity, scene)
    }
    guard request.parts.contains(.drift) else { return snapshot }
    snapshot.detail?.drift = detail(scene, request)
    return snapshot
  }

  private static func summary(of identity: ModelIdentity, _ scene: Scene) -> DriftSummary? {
    switch identity {
    case SampleSnapshots.chat: return nil
    case SampleSnapshots.demand: return .learning(have: 512, want: 1_000)
    case SampleSnapshots.digits: return .tooFew
    default: break
    }
    switch scene {
    case .learning: return .learning(have: 512, want: 1_000)
    case .tooFew: return .tooFew
    case .stable: return .watched(drifting: 0, of: 12, first: nil)
    case .drifting, .names: return .watched(drifting: 3, of: 12, first: mover("amount"))
    case .many: return .watched(drifting: 120, of: 200, first: mover("feature_7"))
    }
  }

  private static func mover(_ name: String) -> DriftSummary.FirstMover {
    DriftSummary.FirstMover(name: name, since: Timestamp(seconds: 1_772_334_060), effect: 0.41, psi: 0.615)
  }

  static func detail(_ scene: Scene, _ request: SnapshotRequest) -> DriftDetail {
    let start = Timestamp(seconds: 1_772_331_240)
    var reference = ReferenceSummary(
      source: "first 1,000 records", recordCount: 1_000, labelledCount: 812,
      timeRange: start...(start + .seconds(1_051)), missingCount: 0)
    if scene == .learning { (reference.recordCount, reference.missingCount) = (512, 488) }
    var drift = DriftDetail(reference: reference, budget: "1 false alert a week over 40 features")
    drift.checkCount = 80
    guard scene != .learning else { return drift }
    drift.windows = ["10 min", "1 h"]
    if scene != .tooFew { drift.nullRate = NullRate(share: 0.047, interval: 0.04...0.055, level: 0.05) }
    drift.features = features(scene, bucketCount: request.bucketCount)
    drift.unwatched = ["id (every value differs)", "comment (longer than any category)"]
    if scene == .drifting || scene == .names { drift.diagnoses = diagnoses }
    drift.comparison = request.feature.flatMap { wanted in
      drift.features.first { $0.name == wanted }.map(comparison)
    }
    return drift
  }

  private static let diagnoses = [
    Diagnosis(
      kind: .covariate, grade: .alert,
      evidence: "amount, channel and hour drift since 03:01; estimated AUC .871 against .929 in the reference"),
    Diagnosis(kind: .dataQuality, grade: .note, evidence: "channel has a value never seen before in .4 % of records"),
  ]

  static func features(_ scene: Scene, bucketCount: Int) -> [FeatureDrift] {
    switch scene {
    case .learning: return []
    case .many:
      return (0..<200).map { index in
        feature("feature_\(index)", index < 120 ? .drift : .stable, effect: 0.9 - Double(index) * 0.004, bucketCount)
      }
    case .names:
      let names = [
        OddSnapshots.hostile, "東京_金額", "a" + String(repeating: "_very_long_name", count: 12), "amount", "Amount", "",
      ]
      return names.enumerated().map { index, name in
        feature(name, index < 3 ? .drift : .stable, effect: 0.5 - Double(index) * 0.08, bucketCount)
      }
    case .tooFew:
      return ["amount", "channel", "hour"].map {
        feature($0, .insufficientData(need: 1_200), effect: nil, bucketCount)
      }
    case .stable: return names.enumerated().map { feature($1, .stable, effect: 0.03 - Double($0) * 0.002, bucketCount) }
    case .drifting: return drifting(bucketCount)
    }
  }

  private static let names = [
    "amount", "channel", "hour", "account_age_days", "merchant", "country", "device", "attempts", "balance",
    "prediction", "distance_km", "rare_flag",
  ]

  private static func drifting(_ bucketCount: Int) -> [FeatureDrift] {
    names.enumerated().map { index, name in
      let verdict: Verdict =
        switch index {
        case 0...2: .drift
        case 3: .warning
        case 11: .insufficientData(need: 1_200)
        default: .stable
        }
      var feature = feature(name, verdict, effect: [0.41, 0.22, 0.11, 0.04][min(3, index)], bucketCount)
      feature.contribution = [0.61, 0.3, 0.09, 0][min(3, index)]
      if index == 0 { feature.faults = ["3.2 % lie above all of the reference, up to 9,120"] }
      if index == 1 {
        feature.isNumeric = false
        feature.faults = ["41 values never seen before: kiosk, XX", "one value now holds 81 %"]
      }
      return feature
    }
  }

  /// A feature whose looks have been as grave as its verdict for the last fifth of the window.
  static func feature(_ name: String, _ verdict: Verdict, effect: Double?, _ bucketCount: Int) -> FeatureDrift {
    let isCertain = verdict == .drift || verdict == .warning
    var finding = DriftFinding(
      verdict: verdict, pValue: isCertain ? 1e-7 : 0.34, level: 2.5e-6, effect: effect, smallestDetectableEffect: 0.25,
      decisive: "kolmogorov-smirnov", referenceSize: 1_000, currentSize: 1_412)
    finding.statistics = [
      .init(id: "kolmogorov-smirnov", value: (effect ?? 0) / 2, pValue: finding.pValue, threshold: 0.09),
      .init(id: "missingness", value: 0.021, pValue: 0.62, threshold: 0.11),
      .init(id: "psi", value: (effect ?? 0) * 1.5),
    ]
    if case .insufficientData = verdict {
      (finding.pValue, finding.effect, finding.decisive, finding.currentSize) = (nil, nil, nil, 312)
      finding.statistics = []
    }
    let (axis, count) = axis(bucketCount)
    var feature = FeatureDrift(name: name, isNumeric: true, finding: finding, window: "10 min", axis: axis)
    feature.psi = finding.effect.map { $0 * 1.5 }
    if verdict == .drift {
      feature.since = Timestamp(seconds: name == "amount" ? 1_772_334_060 : 1_772_334_120)
    }
    feature.history = (0..<count).map { bucket in
      let part = Double(bucket) / Double(count)
      if part > 0.3, part < 0.36 { return nil }
      if case .insufficientData = verdict { return .tooFew }
      guard part > 0.8 else { return part < 0.1 ? .tooFew : .stable }
      if verdict == .warning { return .note }
      return verdict == .drift ? (part > 0.9 && (effect ?? 0) > 0.3 ? .strongDrift : .drift) : .stable
    }
    return feature
  }

  /// As the models' series have it.
  private static func axis(_ bucketCount: Int) -> (axis: SeriesProjection.Axis, count: Int) {
    var samples = SampleSnapshots()
    let series = samples.series("", "", .plain, count: bucketCount) { $0 }
    return (series.axis, series.values.count)
  }

  /// Two humps, the current one further right; categories with one that is new.
  static func comparison(_ feature: FeatureDrift) -> FeatureComparison {
    var comparison = FeatureComparison(name: feature.name, isNumeric: feature.isNumeric)
    comparison.currentMissingShare = 0.032
    guard feature.isNumeric else {
      comparison.bins = [
        .init(label: "app", reference: 0.64, current: 0.51), .init(label: "web", reference: 0.3, current: 0.44),
        .init(label: "branch", reference: 0.06, current: 0.046),
        .init(label: "never seen", reference: 0, current: 0.004),
      ]
      return comparison
    }
    let reference = hump(middle: 8)
    let current = hump(middle: feature.finding.verdict == .drift ? 12 : 8)
    comparison.bins = (0..<24).map {
      .init(label: String($0 * 40), reference: reference[$0], current: current[$0])
    }
    comparison.quantiles = [
      .init(probability: 0.01, reference: 2.1, current: 1.9), .init(probability: 0.1, reference: 12.5, current: 30.25),
      .init(probability: 0.5, reference: 41.9, current: 118.4), .init(probability: 0.9, reference: 214.8, current: 412),
      .init(probability: 0.99, reference: 903.1, current: nil),
    ]
    return comparison
  }

  private static func hump(middle: Int) -> [Double] {
    let heights = (0..<24).map { bin -> Double in
      let x = Double(bin - middle) / 9
      return max(0, (1 - x * x) * (1 - x * x)) * (abs(x) < 1 ? 1 : 0)
    }
    let sum = heights.reduce(0, +)
    return heights.map { $0 / sum }
  }
}
