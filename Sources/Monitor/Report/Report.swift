public import Alerting
internal import Analysis
internal import Predictions
public import Telemetry

public struct ReportOptions: Sendable {
  /// Points of a curve at most.
  public var curvePointLimit = 2_000

  public init() {}
}

/// The analysis of what has been read, as data: printed as JSON for programs or as text for people.
public struct Report: Sendable {
  public struct Model: Sendable {
    let view: ModelView
    let everything: WindowAggregate
    let metrics: [Metric]
    let intervals: [MetricInterval]
    let classRankings: [ClassRanking]
    let curves: Curves?
    /// `nil` where nothing is held against a reference.
    let watch: WatchReport?
  }

  /// How well scores rank the records of one class above the others.
  struct ClassRanking: Sendable {
    var rocAUC: Double?
    var averagePrecision: Double?
  }

  struct Curves: Sendable {
    var roc: ROCCurve?
    var precisionRecall: PrecisionRecallCurve?
    var reliability: CalibrationBins?
  }

  public let sources: [SourceHealth]
  public let models: [Model]
  /// What a person should know about the data: one sentence each.
  public let notes: [String]
  /// What the rules found over the log, in the order in which it began; empty where none were to be evaluated.
  public let alerts: [Episode]
  let options: ReportOptions

  static func make(_ state: MonitorState, options: ReportOptions) async -> Report {
    var models: [Model] = []
    for view in state.predictions.models { models.append(await Model(view, state, options: options)) }
    return Report(
      sources: state.sourceList, models: models, notes: DataNotes(state).sentences,
      alerts: state.historicAlerts(), options: options)
  }

  /// Whether nothing that was asked for could be read.
  public var hasNothing: Bool { models.isEmpty }
}

extension Report.Model {
  /// Evaluates all records of a model; the passes over its scores run side by side.
  init(_ view: ModelView, _ state: MonitorState, options: ReportOptions) async {
    self.view = view
    watch = WatchReport(view, state)
    everything = view.everything()
    let window = everything
    switch window.task {
    case .binary:
      let binary = window.binary
      async let intervals = binary.intervals
      async let roc = binary.rocCurve(limit: options.curvePointLimit)
      async let precisionRecall = binary.precisionRecallCurve(limit: options.curvePointLimit)
      async let rankings = window.classes.indices.map { index in
        let (auc, precision) = binary.ranking(ofClass: index)
        return Report.ClassRanking(rocAUC: auc, averagePrecision: precision)
      }
      async let metrics = binary.metrics + binary.rankMetrics
      curves = Report.Curves(
        roc: await roc, precisionRecall: await precisionRecall, reliability: binary.reliability)
      (self.intervals, classRankings, self.metrics) = (await intervals, await rankings, await metrics)
    case .multiclass:
      let multiclass = window.multiclass
      metrics = multiclass.metrics
      intervals = multiclass.intervals
      classRankings = window.classes.indices.map { index in
        Report.ClassRanking(
          rocAUC: multiclass.scores.rocAUCOneVersusRest(index),
          averagePrecision: multiclass.scores.averagePrecision(index))
      }
      curves = nil
    case .regression, .unlabelled:
      metrics = window.metrics
      (intervals, classRankings, curves) = ([], [], nil)
    }
  }
}

extension Report {
  /// The first reason why a source could not be read; `nil` when all could.
  public var trouble: String? {
    for source in sources {
      if case .failed(let reason) = source.state { return reason }
    }
    return models.isEmpty ? "no records in \(sources.map(\.name).joined(separator: ", "))" : nil
  }
}
