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
    let evaluation: Evaluation
  }

  /// One evaluation of a window, whatever its task.
  enum Evaluation: Sendable {
    case binary(BinaryEvaluation)
    case multiclass(MulticlassEvaluation)
    case regression
    case unlabelled

    init(_ window: WindowAggregate) {
      self =
        switch window.task {
        case .binary: .binary(window.binary)
        case .multiclass: .multiclass(window.multiclass)
        case .regression: .regression
        case .unlabelled: .unlabelled
        }
    }
  }

  public let sources: [SourceHealth]
  public let models: [Model]
  /// What a person should know about the data: one sentence each.
  public let notes: [String]
  let options: ReportOptions

  init(_ state: MonitorState, options: ReportOptions) {
    sources = state.sourceList
    models = state.predictions.models.map { view in
      let everything = view.everything()
      return Model(view: view, everything: everything, evaluation: Evaluation(everything))
    }
    notes = DataNotes(state).sentences
    self.options = options
  }

  /// Whether nothing that was asked for could be read.
  public var hasNothing: Bool { models.isEmpty }
}

extension Report.Evaluation {
  func metrics(_ window: WindowAggregate) -> [Metric] {
    switch self {
    case .binary(let binary): binary.metrics
    case .multiclass(let multiclass): multiclass.metrics
    case .regression: window.regressionMetrics
    case .unlabelled: []
    }
  }

  var intervals: [MetricInterval] {
    switch self {
    case .binary(let binary): binary.intervals
    case .multiclass(let multiclass): multiclass.intervals
    case .regression, .unlabelled: []
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
