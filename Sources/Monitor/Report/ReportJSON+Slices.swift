internal import Analysis
internal import Predictions

extension Report {
  func slicesJSON(_ detail: SliceDetail) -> [(key: String, value: JSONValue)] {
    [
      ("slices", .array(detail.slices.map(sliceJSON))),
      ("groups", .array(detail.groups.map(groupJSON))),
      ("slice_notes", .array((detail.notes + [detail.groupNote].compactMap { $0 }).map { .string($0) })),
    ]
  }

  private func sliceJSON(_ slice: SliceDetail.Slice) -> JSONValue {
    .object([
      ("condition", .string(slice.condition)), ("records", .integer(slice.count)),
      ("quality", JSONValue(slice.quality)),
      ("interval", JSONValue([slice.interval.lowerBound, slice.interval.upperBound])),
      ("reference_quality", JSONValue(slice.referenceQuality)), ("lost", JSONValue(slice.lost)),
      ("p_value", JSONValue(slice.pValue)),
    ])
  }

  private func groupJSON(_ group: SliceDetail.Group) -> JSONValue {
    .object([
      ("value", .string(group.value)), ("records", .integer(group.count)), ("labelled", .integer(group.labelledCount)),
      ("largest", .bool(group.isLargest)), ("rates", estimatesJSON(group.rates)), ("gaps", estimatesJSON(group.gaps)),
    ])
  }

  private func estimatesJSON(_ estimates: [GroupGaps.Rate: GroupGaps.Estimate]) -> JSONValue {
    .object(
      GroupGaps.Rate.allCases.compactMap { rate in
        estimates[rate].map { estimate in
          let interval = JSONValue([estimate.interval.lowerBound, estimate.interval.upperBound])
          return (rate.rawValue, .object([("value", JSONValue(estimate.value)), ("interval", interval)]))
        }
      })
  }
}
