internal import Analysis

/// How often each bin of each feature occurred in a short stretch of records.
///
/// While records are few, their codes are kept as they are, since a table of all bins is larger. So a pane never takes
/// more memory than its table.
struct PaneCounts: Sendable, Codable {
  private(set) var recordCount = 0
  /// Record by record; empty once there is a table.
  private var codes: [UInt8] = []
  /// Empty while the codes are kept.
  private var table: [UInt32] = []

  mutating func add(_ rows: Range<Int>, of coded: CodedRows, _ layout: BinLayout) {
    reserve(rows.count, layout)
    if table.isEmpty {
      for row in rows {
        for feature in 0..<layout.featureCount { codes.append(coded.code(ofFeature: feature, row: row)) }
      }
    } else {
      layout.count(rows, of: coded, into: &table)
    }
  }

  /// - Parameter record: its codes, by feature.
  mutating func add(_ record: [UInt8], _ layout: BinLayout) {
    reserve(1, layout)
    if table.isEmpty { codes += record } else { layout.count(records: record, into: &table) }
  }

  private mutating func reserve(_ count: Int, _ layout: BinLayout) {
    recordCount += count
    guard table.isEmpty, recordCount * layout.featureCount > layout.slotCount * MemoryLayout<UInt32>.stride else {
      return
    }
    table = layout.emptyTable
    layout.count(records: codes, into: &table)
    codes = []
  }

  func add(to total: inout [UInt32], _ layout: BinLayout) {
    if table.isEmpty {
      layout.count(records: codes, into: &total)
    } else {
      for slot in table.indices { total[slot] += table[slot] }
    }
  }

  func subtract(from total: inout [UInt32], _ layout: BinLayout) {
    if table.isEmpty {
      layout.subtract(records: codes, from: &total)
    } else {
      for slot in table.indices { total[slot] -= table[slot] }
    }
  }

  func counts(ofFeature feature: Int, _ layout: BinLayout) -> BinnedCounts {
    if !table.isEmpty { return layout.counts(ofFeature: feature, in: table) }
    let own = stride(from: feature, to: codes.count, by: layout.featureCount).lazy.map { codes[$0] }
    return layout.counts(ofFeature: feature, codes: own)
  }

  /// Bytes on the heap.
  var sizeBytes: Int { codes.capacity + table.capacity * MemoryLayout<UInt32>.stride }
}
