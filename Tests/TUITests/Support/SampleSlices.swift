import Analysis
import Monitor
import Predictions
import Telemetry

// What a snapshot says of segments and groups.
extension SampleSnapshots {
  /// As ``answer(to:isLive:)``, with models that are held against a reference.
  static func answerWithSlices(to request: SnapshotRequest, _ slices: SliceDetail) -> Snapshot {
    var snapshot = answer(to: request)
    for index in snapshot.models.indices { snapshot.models[index].drift = .watched(drifting: 0, of: 12, first: nil) }
    if request.parts.contains(.slices) { snapshot.detail?.slices = slices }
    return snapshot
  }

  static let slices: SliceDetail = {
    var detail = SliceDetail()
    (detail.recordCount, detail.referenceCount, detail.searchedCount) = (20_000, 1_893, 205_776)
    (detail.featureCount, detail.minimumSize, detail.groupField) = (40, 200, "region")
    detail.slices = [
      .init(
        condition: "amount ≥ 250 and region = north", count: 1_984, quality: 0.7117,
        interval: 0.6914...0.7312, referenceQuality: 0.8941, lost: 361.9, pValue: 1.3e-9),
      .init(
        condition: "account_age_days < 30", count: 2_470, quality: 0.8125, interval: 0.7966...0.8274,
        referenceQuality: 0.901, lost: 218.6, pValue: 0.00041),
      .init(
        condition: "channel none of the frequent and 0.5 ≤ merchant_risk < 0.75", count: 212, quality: 0.542,
        interval: 0.4748...0.6077, referenceQuality: nil, lost: 71.4, pValue: 0.021),
    ]
    detail.groups = [
      group("south", 9_120, 8_011, [0.081, 0.781, 0.0312, 0.633, 0.9211], nil),
      group("north", 6_204, 5_480, [0.104, 0.712, 0.0581, 0.571, 0.8905], [0.023, -0.069, 0.0269, -0.062, -0.0306]),
      group("east", 4_480, 4_012, [0.079, 0.774, 0.0301, 0.641, 0.923], [-0.002, -0.007, -0.0011, 0.008, 0.0019]),
      group("(missing)", 196, 41, [0.092, nil, nil, nil, 0.878], [0.011, nil, nil, nil, -0.0431]),
    ]
    return detail
  }()

  private static func group(
    _ value: String, _ count: Int, _ labelled: Int, _ rates: [Double?], _ gaps: [Double?]?
  ) -> SliceDetail.Group {
    var group = SliceDetail.Group(value: value, count: count, labelledCount: labelled)
    group.isLargest = gaps == nil
    for (place, rate) in GroupGaps.Rate.allCases.enumerated() {
      group.rates[rate] = rates[place].map { .init(value: $0, interval: max(0, $0 - 0.02)...min(1, $0 + 0.02)) }
      group.gaps[rate] = gaps?[place].map { .init(value: $0, interval: $0 - 0.022...$0 + 0.022) }
    }
    return group
  }

  static let slicesOfRegression: SliceDetail = {
    var detail = SliceDetail()
    (detail.measure, detail.comparison) = (.absoluteError, .rest)
    (detail.recordCount, detail.searchedCount, detail.minimumSize) = (1_840, 4_120, 30)
    detail.slices = [
      .init(
        condition: "store = 17", count: 92, quality: 812.4, interval: 731.2...893.6, referenceQuality: 390.1,
        lost: 38_852, pValue: 0)
    ]
    var findings = SliceFindings()
    (findings.measure, findings.comparison) = (.absoluteError, .rest)
    detail.notes = [
      "The reference's sample has 12 of the 100 labels that a comparison needs: segments are held against the rest of "
        + "the current records."
    ]
    detail.groupNote = findings.groupNote
    return detail
  }()
}
