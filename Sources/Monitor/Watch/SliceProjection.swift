internal import Predictions

extension MonitorState {
  /// What was found in a model's labelled records of late; notes alone while there is no reference.
  func sliceDetail(of view: ModelView) -> SliceDetail? {
    guard let watch = view.watch else { return nil }
    guard let findings = watch.slices() else {
      var detail = SliceDetail()
      detail.notes = ["No reference yet: segments are searched once it is complete."]
      return detail
    }
    return SliceDetail(findings)
  }
}

extension SliceDetail {
  init(_ findings: SliceFindings) {
    measure = findings.measure
    comparison = findings.comparison
    searchedCount = findings.searchedCount
    featureCount = findings.featureCount
    recordCount = findings.recordCount
    referenceCount = findings.referenceCount
    minimumSize = findings.minimumSize
    groupField = findings.groupField
    notes = findings.notes
    groupNote = findings.groupNote
    slices = findings.slices.map { slice in
      Slice(
        condition: slice.conditions.text, count: slice.count, quality: slice.quality, interval: slice.interval,
        referenceQuality: slice.referenceQuality, lost: slice.lost, pValue: slice.pValue)
    }
    groups = findings.groups.map { group in
      var shown = Group(
        value: group.condition.valueText, count: group.count, labelledCount: group.labelledCount)
      (shown.rates, shown.gaps, shown.isLargest) = (group.rates, group.gaps, group.isLargest)
      return shown
    }
  }
}
