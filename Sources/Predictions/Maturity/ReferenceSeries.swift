internal import Analysis
internal import Telemetry

/// What the last hour is held against, and what it has certainly lost, as series.
///
/// - `ml_reference_quality{model, version, metric}` and `ml_reference_latency_seconds{model, version, quantile="0.99"}`.
/// - `ml_quality_loss{model, version, metric, basis}`: by how much the hour is worse than the reference for certain, at the
///   level that the false-alarm budget leaves to one of a look a minute; 0 where it need not be worse. The basis is
///   `estimated` or `realised`; absent with fewer than 30 records, or labels.
extension MaturityState {
  func addReference(_ total: RecentMinutes.Minute, to series: inout MaturitySeries) {
    if let referenceLatency {
      series.add("ml_reference_latency_seconds", referenceLatency, Label("quantile", "0.99"))
    }
    guard let quality else { return }
    for metric in ["accuracy", "mae", "roc_auc"] {
      guard let figure = quality.figures[metric] else { continue }
      series.add("ml_reference_quality", figure.value, Label("metric", metric))
    }
    for loss in losses(total, quality) {
      series.add("ml_quality_loss", loss.certain, Label("metric", loss.metric), Label("basis", loss.basis))
    }
  }

  private struct Loss {
    var metric: String
    var basis: String
    var certain: Double
  }

  private func losses(_ total: RecentMinutes.Minute, _ quality: ReferenceQuality) -> [Loss] {
    let looks = LossLooks(seconds: 60, records: Double(max(1, total.recordCount)) / 60, count: 1)
    guard let quantile = NormalDistribution.quantile(looks.level(budget)) else { return [] }
    func loss(_ metric: String, _ basis: String, by difference: Double, chance: Double) -> Loss? {
      guard let error = quality.figures[metric]?.standardError else { return nil }
      // The quantile is that of a small level, and so negative.
      let certain = max(0, difference + quantile * (chance * chance + error * error).squareRoot())
      return Loss(metric: metric, basis: basis, certain: certain)
    }
    func estimated(_ metric: String, _ figure: EstimatedFigure?) -> Loss? {
      guard let figure, let reference = quality.figures[metric] else { return nil }
      // As for a window: by the choice of its records the hour strays as the reference does.
      let chance = max(figure.standardError, reference.standardError(over: total.expected.count))
      return loss(metric, "estimated", by: reference.value - figure.value, chance: chance)
    }
    var losses: [Loss?] = []
    if total.expected.count >= WindowAggregate.estimateNeed {
      let estimate = total.expected.estimate
      losses += [estimated("accuracy", estimate.accuracy), estimated("roc_auc", estimate.rocAUC)]
    }
    let (judged, errors) = (Double(total.judgedCount), Double(total.errorCount))
    if judged >= WindowAggregate.estimateNeed, let reference = quality.figures["accuracy"] {
      let difference = reference.value - Double(total.rightCount) / judged
      losses.append(loss("accuracy", "realised", by: difference, chance: reference.standardError(over: judged)))
    }
    if errors >= WindowAggregate.estimateNeed, let reference = quality.figures["mae"] {
      let difference = total.absoluteError / errors - reference.value
      losses.append(loss("mae", "realised", by: difference, chance: reference.standardError(over: errors)))
    }
    return losses.compactMap { $0 }
  }
}
