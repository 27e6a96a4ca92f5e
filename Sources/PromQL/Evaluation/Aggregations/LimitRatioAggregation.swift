internal import Telemetry

extension Evaluation {
  /// A share of the series, which depends on their labels only: `limit_ratio(r, x)` and `limit_ratio(r - 1, x)` together
  /// are all.
  func limitRatio(_ aggregation: Aggregation) throws(QueryError) -> [StepSeries] {
    let ratios = try parameter(of: aggregation)
    if ratios.contains(where: \.isNaN) { throw QueryError("Ratio value is NaN") }
    remark(on: ratios, of: aggregation)
    var kept: [StepSeries] = []
    for series in try series(aggregation.operand) {
      let place = series.labels.shareOfHash
      var result = series
      for (step, ratio) in ratios.enumerated() {
        let ratio = min(max(ratio, -1), 1)
        if ratio >= 0 ? place >= ratio : place < 1 + ratio { result.values[step] = StepSeries.absent }
      }
      if result.hasValues { kept.append(result) }
    }
    return kept
  }

  private func remark(on ratios: [Double], of aggregation: Aggregation) {
    guard let range = aggregation.parameter?.range, let largest = ratios.max(), let smallest = ratios.min()
    else { return }
    for (ratio, limit) in [(largest, 1.0), (smallest, -1.0)] where ratio.magnitude > 1 && ratio * limit > 0 {
      annotate(
        .warning,
        """
        ratio value should be between -1 and 1, got \(GoNumber.general(ratio)), \
        capping to \(GoNumber.general(limit))
        """, at: range)
    }
  }
}

extension Labels {
  /// Where the labels' hash lies among all hashes, 0…1, the same as in Prometheus.
  fileprivate var shareOfHash: Double {
    var bytes: [UInt8] = []
    for label in pairs {
      for text in [label.name, label.value] {
        let count = text.utf8.count
        if count < 255 {
          bytes.append(UInt8(count))
        } else {
          bytes += [255, UInt8(count & 0xFF), UInt8(count >> 8 & 0xFF), UInt8(count >> 16 & 0xFF)]
        }
        bytes += text.utf8
      }
    }
    return Double(XXHash64.hash(bytes)) / Double(UInt64.max)
  }
}
