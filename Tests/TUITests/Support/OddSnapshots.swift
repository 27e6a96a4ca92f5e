import Analysis
import Monitor
import Predictions
import Telemetry

/// Snapshots that no ordinary day brings, by name.
struct OddSnapshots {
  static let names = [
    "empty", "one model", "fifty classes", "regression", "unlabelled", "huge numbers", "nothing known", "hostile text",
  ]

  static let hostile = "\u{1B}[2J\u{202E}evil\u{200B}\u{7F}\u{85}e\u{301}東京👩‍🚀\t\n\u{FEFF}\u{1160}"

  static func snapshot(_ name: String, _ request: SnapshotRequest) -> Snapshot {
    var snapshot = undrifted(name, request)
    addDrift(name, to: &snapshot, request)
    return snapshot
  }

  private static func undrifted(_ name: String, _ request: SnapshotRequest) -> Snapshot {
    switch name {
    case "empty": Snapshot(window: request.window)
    case "one model":
      only(SampleSnapshots.fraud, of: SampleSnapshots.answer(to: detailed(request, SampleSnapshots.fraud)))
    case "fifty classes": fiftyClasses(request)
    case "regression":
      only(SampleSnapshots.demand, of: SampleSnapshots.answer(to: detailed(request, SampleSnapshots.demand)))
    case "unlabelled":
      only(SampleSnapshots.chat, of: SampleSnapshots.answer(to: detailed(request, SampleSnapshots.chat)))
    case "huge numbers": huge(request)
    case "nothing known": nothingKnown(request)
    default: hostile(request)
    }
  }

  private static func detailed(_ request: SnapshotRequest, _ model: ModelIdentity) -> SnapshotRequest {
    var request = request
    request.model = model
    request.parts = [.series, .confusion, .curves, .fields]
    request.includesRecords = true
    return request
  }

  private static func only(_ identity: ModelIdentity, of snapshot: Snapshot) -> Snapshot {
    var snapshot = snapshot
    snapshot.models.removeAll { $0.identity != identity }
    return snapshot
  }

  private static func fiftyClasses(_ request: SnapshotRequest) -> Snapshot {
    var snapshot = only(
      SampleSnapshots.digits, of: SampleSnapshots.answer(to: detailed(request, SampleSnapshots.digits)))
    snapshot.detail?.classes = (0..<50).map { "a class with a long name \($0)" }
    snapshot.detail?.confusion = SampleSnapshots.matrix(classCount: 50, seed: 3)
    return snapshot
  }

  private static func huge(_ request: SnapshotRequest) -> Snapshot {
    let largest = Double.greatestFiniteMagnitude
    let values: [Double?] = [largest, -largest, nil, .infinity, .nan, .leastNonzeroMagnitude, 0]
    var snapshot = SampleSnapshots.answer(to: detailed(request, SampleSnapshots.fraud))
    snapshot.time = Timestamp(nanoseconds: .max)
    let axis = SeriesProjection.Axis.time(start: Timestamp(nanoseconds: .min), step: .seconds(Int64.max))
    let series = SeriesProjection(id: "x", title: "x", unit: .plain, axis: axis, values: values)
    for index in snapshot.models.indices {
      snapshot.models[index].traffic = series
      snapshot.models[index].recordCount = .max
      snapshot.models[index].labelledCount = .max
      snapshot.models[index].recordsPerSecond = largest
      snapshot.models[index].latencyP99Seconds = largest
      snapshot.models[index].errorRatio = -largest
      snapshot.models[index].health = .silent(since: Timestamp(nanoseconds: .min))
      snapshot.models[index].quality = Figure(id: "x", title: "x", value: largest, interval: -largest...largest)
    }
    let units: [FigureUnit] = [.plain, .ratio, .seconds, .perSecond, .count]
    snapshot.detail?.recordCount = .max
    snapshot.detail?.series = units.map { unit in
      SeriesProjection(id: "x", title: "x", unit: unit, axis: .count(start: .max - 7, step: 1), values: values)
    }
    snapshot.detail?.classShares = [series]
    snapshot.detail?.figures = units.map { Figure(id: "x", title: "x", value: -largest, unit: $0) }
    snapshot.detail?.confusion = ConfusionMatrix(classCount: 2, counts: [largest, largest, .infinity, .nan])
    snapshot.detail?.curves?.scoreRange = -largest...largest
    snapshot.detail?.curves?.threshold = largest
    snapshot.detail?.curves?.roc = [.init(x: .nan, y: 1), .init(x: -largest, y: largest), .init(x: .infinity, y: 0)]
    snapshot.detail?.curves?.atThreshold = ConfusionMatrix(classCount: 2, counts: [largest, largest, largest, .nan])
    snapshot.detail?.curves?.negativeHistogram = [largest, largest, .nan]
    addServers("x", largest, to: &snapshot, request)
    return snapshot
  }

  private static func nothingKnown(_ request: SnapshotRequest) -> Snapshot {
    var snapshot = Snapshot(window: request.window)
    let identity = ModelIdentity(model: "")
    let series = SeriesProjection(id: "", title: "", unit: .plain, axis: .count(start: 0, step: 0), values: [nil, nil])
    snapshot.models = [
      ModelSummary(
        identity: identity, task: .binary, health: .tooFew(need: 0), recordCount: 0, labelledCount: 0, traffic: series)
    ]
    var detail = ModelDetail(identity: identity, task: .binary, recordCount: 0, labelledCount: 0)
    detail.series = [series]
    detail.classShares = [series]
    detail.confusion = ConfusionMatrix(classCount: 0)
    detail.fields = [FieldSummary(name: "", kind: .number, count: 0, missing: 0)]
    detail.figures = [Figure(id: "", title: "", value: nil)]
    let unknown = Figure(id: "", title: "", value: nil)
    detail.curves = CurveProjection(
      rocAUC: unknown, averagePrecision: unknown, threshold: 0, atThreshold: ConfusionMatrix(classCount: 0),
      scoreRange: 0...0)
    snapshot.detail = detail
    snapshot.records = RecordList()
    snapshot.records?.last = [RecordList.Record(time: nil, identity: identity)]
    addServers("", 0, to: &snapshot, request)
    return snapshot
  }

  private static func hostile(_ request: SnapshotRequest) -> Snapshot {
    var snapshot = SampleSnapshots.answer(to: detailed(request, SampleSnapshots.fraud))
    let identity = ModelIdentity(model: hostile, version: hostile)
    for index in snapshot.models.indices {
      snapshot.models[index].identity = identity
      snapshot.models[index].quality = Figure(id: hostile, title: hostile, value: nil, reason: hostile)
    }
    snapshot.sources = [SourceHealth(name: hostile, format: hostile, state: .failed(hostile))]
    snapshot.detail?.identity = identity
    snapshot.detail?.classes = [hostile, hostile + "e"]
    snapshot.detail?.positiveClass = hostile
    snapshot.detail?.notes = [hostile + " " + hostile]
    snapshot.detail?.fields[0].name = hostile
    snapshot.detail?.fields[2].top = [(hostile, 3)]
    for index in snapshot.detail?.series.indices ?? 0..<0 { snapshot.detail?.series[index].title = hostile }
    snapshot.records?.last = [
      .init(time: nil, identity: identity, id: hostile, actual: hostile, predicted: hostile + "x", text: hostile)
    ]
    snapshot.records?.malformed = [.init(path: hostile, line: .max, reason: hostile, text: hostile)]
    addServers(hostile, .nan, to: &snapshot, request)
    return snapshot
  }
}
