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
    for (basis, loss) in losses(total, quality) {
      series.add("ml_quality_loss", loss.certainSize, Label("metric", loss.figure), Label("basis", basis))
    }
  }

  private func losses(
    _ hour: RecentMinutes.Minute, _ quality: ReferenceQuality
  ) -> [(basis: String, loss: QualityLoss)] {
    let level = LossLooks(seconds: 60, records: Double(max(1, hour.recordCount)) / 60, count: 1).level(budget)
    var losses: [(basis: String, loss: QualityLoss)] = []
    let estimate = hour.expected.count >= WindowAggregate.estimateNeed ? hour.expected.estimate : nil
    for (name, figure) in [("accuracy", estimate?.accuracy), ("roc_auc", estimate?.rocAUC)] {
      guard let figure, let reference = quality.figures[name] else { continue }
      // As for a window: by the choice of its records the hour strays as the reference does.
      let chance = max(figure.standardError, reference.standardError(over: hour.expected.count))
      losses.append(("estimated", QualityLoss(name, figure.value, reference, chance: chance, level: level)))
    }
    let sums = [
      ("accuracy", hour.judgedCount, Double(hour.rightCount)), ("mae", hour.errorCount, hour.absoluteError),
    ]
    for (name, count, sum) in sums {
      guard Double(count) >= WindowAggregate.estimateNeed, let reference = quality.figures[name] else { continue }
      let chance = reference.standardError(over: Double(count))
      losses.append(("realised", QualityLoss(name, sum / Double(count), reference, chance: chance, level: level)))
    }
    return losses
  }
}

extension QualityLoss {
  /// By how much the whole interval is worse than the reference; 0 where it is not.
  fileprivate var certainSize: Double {
    max(0, figure == "mae" ? interval.lowerBound - reference : reference - interval.upperBound)
  }
}
