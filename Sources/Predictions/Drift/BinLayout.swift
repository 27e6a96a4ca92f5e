internal import Analysis

/// Where the bins of each feature lie in one flat table of counts: the features behind one another, each with three
/// slots behind its bins for values that are unseen, foreign or missing.
struct BinLayout: Sendable, Codable {
  private static let slotsBeyondBins = 3

  /// By feature, and the table's length behind the last.
  private let offsets: [Int]

  init(_ features: [Reference.Feature]) {
    var offsets = [0]
    for feature in features {
      offsets.append(offsets[offsets.count - 1] + feature.bins.counts.count + Self.slotsBeyondBins)
    }
    self.offsets = offsets
  }

  var featureCount: Int { offsets.count - 1 }
  var slotCount: Int { offsets[offsets.count - 1] }
  var emptyTable: [UInt32] { Array(repeating: 0, count: slotCount) }

  @inline(__always)
  func slot(ofFeature feature: Int, _ code: UInt8) -> Int {
    code < BinnedFeature.unseenCode ? offsets[feature] + Int(code) : offsets[feature + 1] + Int(code) - 256
  }

  /// Counts rows into a table.
  func count(_ rows: Range<Int>, of coded: CodedRows, into table: inout [UInt32]) {
    for feature in 0..<featureCount {
      let column = coded.columns[feature]
      let (start, end) = (offsets[feature], offsets[feature + 1])
      if column.isEmpty {
        table[end - 1] += UInt32(rows.count)
        continue
      }
      let places = rows.lowerBound - coded.rows.lowerBound..<rows.upperBound - coded.rows.lowerBound
      column.withUnsafeBufferPointer { column in
        table.withUnsafeMutableBufferPointer { table in
          for place in places {
            let code = column[place]
            table[code < BinnedFeature.unseenCode ? start + Int(code) : end + Int(code) - 256] += 1
          }
        }
      }
    }
  }

  /// Counts records that lie behind one another, by feature, into a table.
  func count(records codes: [UInt8], into table: inout [UInt32]) {
    forEachSlot(of: codes) { table[$0] += 1 }
  }

  func subtract(records codes: [UInt8], from table: inout [UInt32]) {
    forEachSlot(of: codes) { table[$0] -= 1 }
  }

  @inline(__always)
  private func forEachSlot(of codes: [UInt8], _ body: (Int) -> Void) {
    var feature = 0
    for code in codes {
      body(slot(ofFeature: feature, code))
      feature = feature + 1 == featureCount ? 0 : feature + 1
    }
  }

  func counts(ofFeature feature: Int, codes: some Sequence<UInt8>) -> BinnedCounts {
    let binCount = offsets[feature + 1] - offsets[feature] - Self.slotsBeyondBins
    var counts = BinnedCounts(counts: Array(repeating: 0, count: binCount))
    for code in codes { counts.add(code) }
    return counts
  }

  func counts(ofFeature feature: Int, in table: [UInt32]) -> BinnedCounts {
    let (start, end) = (offsets[feature], offsets[feature + 1])
    return BinnedCounts(
      counts: table[start..<end - Self.slotsBeyondBins].map { Int($0) }, unseenCount: Int(table[end - 3]),
      foreignCount: Int(table[end - 2]), missingCount: Int(table[end - 1]))
  }
}
