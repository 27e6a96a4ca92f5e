internal import Telemetry

/// The labels under which a scraped series is kept: its own, those of the target, and what relabelling makes of them.
enum ScrapeLabels {
  /// - Returns: `nil` when relabelling drops the series.
  /// - Throws: a sentence when the labels are over a limit or no series at all.
  static func labels(_ scraped: Labels, of target: ScrapeTarget) throws(ScrapeFailure) -> Labels? {
    let merged = merged(scraped, target.labels, honorsScraped: target.job.honorsLabels)
    guard let labels = target.job.metricRelabelRules.applied(to: merged) else { return nil }
    guard !labels.metricName.isEmpty else {
      throw ScrapeFailure("a series without a metric name after relabelling: \(scraped)")
    }
    try check(labels, target.job)
    return labels
  }

  /// Where both have a label, the target's wins and the scraped one is kept as `exported_NAME`, unless the scraped one
  /// is to be honoured.
  static func merged(_ scraped: Labels, _ target: Labels, honorsScraped: Bool) -> Labels {
    guard !honorsScraped else {
      return Labels(target.pairs.filter { scraped[$0.name] == nil } + scraped.pairs)
    }
    var taken = scraped.pairs
    for index in taken.indices where target[taken[index].name] != nil {
      var name = "exported_" + taken[index].name
      while target[name] != nil || scraped[name] != nil { name = "exported_" + name }
      taken[index].name = name
    }
    return Labels(taken + target.pairs)
  }

  private static func check(_ labels: Labels, _ job: ScrapeJob) throws(ScrapeFailure) {
    if job.labelLimit > 0, labels.pairs.count > job.labelLimit {
      throw ScrapeFailure(
        "label limit exceeded: \(labels.metricName) has \(labels.pairs.count) labels, label_limit is \(job.labelLimit)")
    }
    for label in labels.pairs {
      if job.labelNameLengthLimit > 0, label.name.utf8.count > job.labelNameLengthLimit {
        throw ScrapeFailure(
          "label name limit exceeded: \(label.name) of \(labels.metricName) has \(label.name.utf8.count) bytes, "
            + "label_name_length_limit is \(job.labelNameLengthLimit)")
      }
      if job.labelValueLengthLimit > 0, label.value.utf8.count > job.labelValueLengthLimit {
        throw ScrapeFailure(
          "label value limit exceeded: \(label.name) of \(labels.metricName) has \(label.value.utf8.count) bytes, "
            + "label_value_length_limit is \(job.labelValueLengthLimit)")
      }
    }
  }
}
