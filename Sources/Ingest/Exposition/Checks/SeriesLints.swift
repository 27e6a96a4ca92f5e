internal import Telemetry

/// What both formats allow and a server then drops: two values of one series at one time.
struct SeriesLints {
  private var lastStamps: [Labels: Double?] = [:]

  var seriesCount: Int { lastStamps.count }

  mutating func sample(_ sample: CheckedSample, _ report: inout CheckReport) {
    let series = Labels(name: sample.name, sample.labels)
    guard let last = lastStamps.updateValue(sample.stamp, forKey: series) else { return }
    if last == sample.stamp {
      report.warn(at: sample.offset, "the series \(series) was given before at the same time; one value is lost")
    }
  }
}
