internal import Analysis

extension SeriesProjection {
  /// The series with the band in which each of its values was to be expected.
  ///
  /// - Complexity: O(buckets · log buckets).
  func banded() -> SeriesProjection {
    var series = self
    let bands = SeriesBand.bands(of: values)
    series.band = bands.contains { $0 != nil } ? bands : nil
    return series
  }
}

extension PanelProjection {
  /// Its lines, of which the one that is charted has a band.
  func banded() -> PanelProjection {
    var panel = self
    if let line = chartedLine { panel.lines[line].series = lines[line].series.banded() }
    return panel
  }
}
