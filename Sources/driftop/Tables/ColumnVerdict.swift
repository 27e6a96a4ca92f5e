import Analysis
import Ingest
import Monitor

/// What the calibrated check says of one column: one verdict, at the column's share of the false-alarm budget.
struct ColumnVerdict: Sendable {
  let finding: DriftFinding
  let isNumeric: Bool

  /// - Parameter level: the chance of a false alarm that this column may spend.
  init(reference: DataTable.Values, current: DataTable.Values, level: Double) {
    let check = DriftCheck(level: level)
    let bins: BinnedFeature
    if case .numbers(let numbers) = reference, case .numbers(let values) = current {
      bins = BinnedFeature(values: numbers)
      let codes = bins.codes(of: values[...])
      finding = check.finding(reference: bins, current: BinnedCounts(bins, codes: codes))
    } else {
      // By bytes: strings would be equal across Unicode spellings.
      var counts: [[UInt8]: Int] = [:]
      var missing = 0
      for label in reference.labels {
        if let label { counts[Array(label.utf8), default: 0] += 1 } else { missing += 1 }
      }
      let ordered = counts.sorted { left, right in
        left.value == right.value ? left.key.lexicographicallyPrecedes(right.key) : left.value > right.value
      }
      bins = BinnedFeature(
        categories: ordered.map { (label: String(decoding: $0.key, as: UTF8.self), count: $0.value) },
        missingCount: missing)
      let codes = current.labels.map { $0.map { bins.code(of: $0.utf8) } ?? BinnedFeature.missingCode }
      finding = check.finding(reference: bins, current: BinnedCounts(bins, codes: codes))
    }
    isNumeric = bins.isNumeric
  }

  func json(_ feature: String) -> JSONValue {
    let statistics = finding.statistics.map { statistic in
      JSONValue.object([
        ("statistic", .string(statistic.id)), ("value", JSONValue(statistic.value)),
        ("p_value", JSONValue(statistic.pValue)), ("threshold", JSONValue(statistic.threshold)),
      ])
    }
    return .object([
      ("feature", .string(feature)), ("verdict", .string(finding.verdict.word)),
      ("p_value", JSONValue(finding.pValue)), ("level", JSONValue(finding.level)),
      ("effect", JSONValue(finding.effect)),
      ("smallest_detectable_effect", JSONValue(finding.smallestDetectableEffect)),
      ("decisive", JSONValue(finding.decisive)), ("need", finding.need.map { .integer($0) } ?? .null),
      ("reference_size", .integer(finding.referenceSize)), ("current_size", .integer(finding.currentSize)),
      ("statistics", .array(statistics)),
    ])
  }
}

extension DataTable.Values {
  /// Every value as a label, `nil` where it is missing.
  fileprivate var labels: [String?] {
    switch self {
    case .numbers(let numbers): numbers.map { $0.isNaN ? nil : DataTable.label(of: $0) }
    case .categories(let indices, let labels): indices.map { $0.map { labels[$0] } }
    }
  }
}
