internal import Alerting
internal import Analysis
internal import Predictions
internal import Telemetry

extension Report {
  /// The document that other programs read: schema "driftop.report/1".
  public var json: JSONValue {
    .object([
      ("schema", .string("driftop.report/1")),
      ("inputs", .array(sources.map(inputJSON))),
      ("models", .array(models.map(modelJSON))),
      ("notes", .array(notes.map { .string($0) })),
      ("alerts", .array(alerts.map(alertJSON))),
    ])
  }

  private func inputJSON(_ source: SourceHealth) -> JSONValue {
    let examples = source.malformedExamples.map { example in
      JSONValue.object([("line", .integer(example.line)), ("reason", .string(example.reason))])
    }
    var members: [(key: String, value: JSONValue)] = [
      ("path", .string(source.name == "standard input" ? "-" : source.name)),
      ("format", .string(source.format)),
      ("lines", .integer(source.lineCount)),
      ("records", .integer(source.recordCount)),
      ("other", .integer(source.otherCount)),
      ("malformed", .object([("count", .integer(source.malformedCount)), ("examples", .array(examples))])),
    ]
    if case .failed(let reason) = source.state { members.append(("error", .string(reason))) }
    return .object(members)
  }

  private func alertJSON(_ episode: Episode) -> JSONValue {
    .object([
      ("name", .string(episode.name)), ("state", .string(episode.state.rawValue)),
      ("labels", .object(episode.labels.pairs.map { ($0.name, .string($0.value)) })),
      ("active_at", .string(episode.id.activeAt.description)), ("value", JSONValue(episode.value)),
      ("fired_at", JSONValue(episode.firedAt?.description)),
      ("resolved_at", JSONValue(episode.resolvedAt?.description)),
      ("annotations", .object(episode.annotations.map { ($0.name, .string($0.value)) })),
    ])
  }

  private func modelJSON(_ model: Model) -> JSONValue {
    let window = model.everything
    var members: [(key: String, value: JSONValue)] = [
      ("model", .string(model.view.identity.model)),
      ("version", JSONValue(model.view.identity.version)),
      ("task", .string(window.task.rawValue)),
      ("records", .integer(window.recordCount)),
      ("labelled", .integer(window.labelledCount)),
      ("first_time", JSONValue(window.timeRange.map { "\($0.lowerBound)" })),
      ("last_time", JSONValue(window.timeRange.map { "\($0.upperBound)" })),
    ]
    if window.task == .binary || window.task == .multiclass {
      members += classJSON(model)
    }
    members += [
      ("metrics", metricsJSON(model.metrics)),
      ("intervals", intervalsJSON(model.intervals)),
      ("estimated", estimatesJSON(window, earlier: model.view.reportWindows.map(\.window))),
    ]
    if let baselines = model.baselinesJSON { members.append(("baselines", baselines)) }
    if let matrix = window.confusion { members += averagesJSON(model, matrix) }
    if let curves = model.curves { members.append(("curves", curvesJSON(curves))) }
    members += [
      ("fields", .array(window.fields().map(fieldJSON))),
      ("windows", .array(model.view.reportWindows.map { windowJSON($0, isTime: model.view.hasTimeAxis) })),
    ]
    return .object(members + watchJSON(model))
  }

  private func classJSON(_ model: Model) -> [(key: String, value: JSONValue)] {
    let window = model.everything
    let rows = window.confusion.map { matrix in
      (0..<matrix.classCount).map { row in JSONValue((0..<matrix.classCount).map { matrix[row, $0] }) }
    }
    return [
      ("classes", .array(window.classes.map { .string($0) })),
      ("positive_class", JSONValue(window.positiveClass)),
      ("confusion_matrix", rows.map { .array($0) } ?? .null),
    ]
  }

  private func metricsJSON(_ metrics: [Metric]) -> JSONValue {
    .object(metrics.map { ($0.id, JSONValue($0.value)) })
  }

  /// Ends are clipped to 0…1, the range of the figures that have an interval.
  private func intervalsJSON(_ intervals: [MetricInterval]) -> JSONValue {
    .object(intervals.map { ($0.id, JSONValue([Swift.max(0, $0.low), Swift.min(1, $0.high)])) })
  }

  private func averagesJSON(_ model: Model, _ matrix: ConfusionMatrix) -> [(key: String, value: JSONValue)] {
    guard matrix.total > 0 else { return [("averages", .null), ("per_class", .object([]))] }
    let averages = matrix.averages
    let perClass = model.everything.classes.enumerated().map { index, label in
      (key: label, value: perClassJSON(matrix.classFigures(index), ranking(index, of: model)))
    }
    return [
      (
        "averages",
        .object([
          ("macro", averageJSON(averages.macro)),
          ("micro", averageJSON(averages.micro)),
          ("weighted", averageJSON(averages.weighted)),
        ])
      ),
      ("per_class", .object(perClass)),
    ]
  }

  private func averageJSON(_ figures: ClassAverages.Figures) -> JSONValue {
    .object([
      ("precision", JSONValue(figures.precision)), ("recall", JSONValue(figures.recall)), ("f1", JSONValue(figures.f1)),
    ])
  }

  private func ranking(_ index: Int, of model: Model) -> ClassRanking {
    index < model.classRankings.count ? model.classRankings[index] : ClassRanking()
  }

  private func perClassJSON(_ figures: ClassFigures, _ ranking: ClassRanking) -> JSONValue {
    .object([
      ("precision", JSONValue(figures.precision)), ("recall", JSONValue(figures.recall)), ("f1", JSONValue(figures.f1)),
      ("support", JSONValue(figures.support)), ("specificity", JSONValue(figures.specificity)),
      ("roc_auc", JSONValue(ranking.rocAUC)), ("average_precision", JSONValue(ranking.averagePrecision)),
    ])
  }

  private func curvesJSON(_ curves: Curves) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = []
    if let roc = curves.roc {
      members.append(
        (
          "roc",
          .object([
            ("fpr", JSONValue(roc.fpr)), ("tpr", JSONValue(roc.tpr)), ("threshold", JSONValue(roc.thresholds)),
          ])
        ))
    }
    if let curve = curves.precisionRecall {
      members.append(
        (
          "precision_recall",
          .object([
            ("precision", JSONValue(curve.precision)), ("recall", JSONValue(curve.recall)),
            ("threshold", JSONValue(curve.thresholds)),
          ])
        ))
    }
    if let bins = curves.reliability?.bins {
      members.append(
        (
          "reliability",
          .object([
            ("count", JSONValue(bins.map(\.weight))),
            ("mean_score", .array(bins.map { JSONValue($0.meanScore) })),
            ("positive_share", .array(bins.map { JSONValue($0.positiveShare) })),
          ])
        ))
    }
    return .object(members)
  }

  private func fieldJSON(_ field: FieldReport) -> JSONValue {
    .object([
      ("name", .string(field.name)), ("type", .string(field.isNumber ? "number" : "category")),
      ("count", .integer(field.count)), ("missing", .integer(field.missing)),
      ("mean", JSONValue(field.mean)), ("variance", JSONValue(field.variance)), ("median", JSONValue(field.median)),
      ("min", JSONValue(field.min)), ("max", JSONValue(field.max)),
      ("p90", JSONValue(field.p90)), ("p99", JSONValue(field.p99)),
      ("quantile_error", JSONValue(field.quantileError)),
      ("top", .array(field.top.map { .array([.string($0.value), .integer($0.count)]) })),
    ])
  }

  private func windowJSON(_ window: (start: Int64, end: Int64, window: WindowAggregate), isTime: Bool) -> JSONValue {
    func position(_ value: Int64) -> JSONValue {
      isTime ? .string("\(Timestamp(nanoseconds: value))") : .integer(Int(value))
    }
    return .object([
      ("start", position(window.start)), ("end", position(window.end)),
      ("records", .integer(window.window.recordCount)), ("labelled", .integer(window.window.labelledCount)),
      ("metrics", metricsJSON(window.window.metrics)), ("estimated", estimatesJSON(window.window)),
    ])
  }
}
