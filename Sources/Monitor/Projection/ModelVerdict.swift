public import Predictions
internal import Telemetry

/// What is said when it changes of a model: whether it does worse than its reference, and what drifts.
public struct ModelVerdict: Sendable {
  public var identity: ModelIdentity
  public var health: ModelSummary.Health
  /// `nil` where nothing is held against a reference.
  public var drift: DriftSummary?

  fileprivate init(_ summary: ModelSummary) {
    (identity, health, drift) = (summary.identity, summary.health, summary.drift)
  }

  fileprivate init(_ identity: ModelIdentity, _ health: ModelSummary.Health, _ drift: DriftSummary?) {
    (self.identity, self.health, self.drift) = (identity, health, drift)
  }
}

extension MonitorState {
  /// The verdicts that a snapshot has of the models that are known without asking a server, in the same order. Of logs they
  /// cost a small part of the figures beside them.
  func verdicts(over window: WindowSpan, _ cache: inout SnapshotCache) -> [ModelVerdict] {
    var request = SnapshotRequest(window: window)
    request.bucketCount = 1
    guard cache.countedModels(in: telemetry.store).isEmpty else {
      return ownModels(request, &cache).map(ModelVerdict.init)
    }
    return predictions.models.map { verdict(on: $0, request) }
  }

  private func verdict(on view: ModelView, _ request: SnapshotRequest) -> ModelVerdict {
    guard let plan = WindowPlan(request.window, of: view, now: now, bucketCount: request.bucketCount) else {
      return ModelVerdict(view.identity, .tooFew(need: 1), nil)
    }
    let labelledCount = view.labelledCount(from: plan.start, to: plan.end)
    return ModelVerdict(view.identity, health(of: view, labelledCount: labelledCount), driftSummary(of: view))
  }
}
