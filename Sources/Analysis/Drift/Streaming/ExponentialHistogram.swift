/// A window of any length as buckets whose sizes double with age: the newest hold one value, the row after two, then
/// four.
///
/// A row that overflows merges its two oldest buckets into the next row. Sum and sum of squared deviations of each
/// bucket are kept, with the order of operations of the reference library.
/// - Complexity: O(1) an update, amortised; O(buckets · log n) memory.
/// - Reference: Babcock, Datar, Motwani, O'Callaghan, doi:10.1145/773153.773176.
struct ExponentialHistogram: Sendable, Equatable, Codable {
  struct Bucket: Sendable, Equatable, Codable {
    var total = 0.0
    var squares = 0.0
  }

  /// The window parted in two.
  struct Cut {
    var olderCount: Double
    var newerCount: Double
    var olderTotal: Double
    var newerTotal: Double
  }

  /// Values in the window; a whole number.
  private(set) var width = 0.0
  private(set) var total = 0.0
  /// Squared deviations from the mean, summed.
  private(set) var squares = 0.0
  /// One more than may stay in a row, so that the one that overflows has a place.
  private let stride: Int
  /// Row after row, `stride` places each, the oldest first within a row; places that are free hold zeros.
  private var buckets: [Bucket]
  /// Of the row of single values, which each update touches.
  private var newestCount = 0
  /// Of the rows behind it.
  private var olderCounts: [Int] = []

  init(bucketsPerRow: Int) {
    precondition(bucketsPerRow > 0, "a row holds at least one bucket")
    stride = bucketsPerRow + 1
    buckets = Array(repeating: Bucket(), count: stride)
  }

  @inline(__always)
  mutating func append(_ value: Double) {
    let widthBefore = width
    width += 1
    if widthBefore > 0 {
      let deviation = value - total / widthBefore
      squares += widthBefore * deviation * deviation / width
    }
    total += value
    buckets[newestCount].total = value
    newestCount += 1
    if newestCount == stride { mergeFullRows() }
  }

  /// Takes the oldest bucket out.
  mutating func removeOldest() {
    dropEmptyRows()
    let row = olderCounts.count
    let size = Self.size(ofRow: row)
    let oldest = buckets[row * stride]
    width -= size
    total -= oldest.total
    let difference = oldest.total / size - total / width
    squares -= oldest.squares + size * width * difference * difference / (size + width)
    let left = (row == 0 ? newestCount : olderCounts[row - 1]) - 1
    buckets.withUnsafeMutableBufferPointer { Self.drop(1, from: row * stride, leaving: left, in: $0) }
    if row == 0 { newestCount = left } else { olderCounts[row - 1] = left }
    dropEmptyRows()
  }

  /// Calls `body` with every cut between buckets, oldest first, until it answers true; whether it did.
  @inline(__always)
  func containsCut(where body: (Cut) -> Bool) -> Bool {
    buckets.withUnsafeBufferPointer { buckets in
      var cut = Cut(olderCount: 0, newerCount: width, olderTotal: 0, newerTotal: total)
      for row in (0...olderCounts.count).reversed() {
        let size = Self.size(ofRow: row)
        let start = row * stride
        for place in start..<(start + (row == 0 ? newestCount : olderCounts[row - 1])) {
          cut.olderCount += size
          cut.newerCount -= size
          cut.olderTotal += buckets[place].total
          cut.newerTotal -= buckets[place].total
          // After the newest bucket nothing is left to compare with.
          if cut.newerCount > 0, body(cut) { return true }
        }
      }
      return false
    }
  }

  private mutating func mergeFullRows() {
    if olderCounts.last ?? stride >= stride - 1 {
      // The last row may overflow below.
      olderCounts.append(0)
      buckets.append(contentsOf: repeatElement(Bucket(), count: stride))
    }
    let stride = stride
    // One look at each array's uniqueness instead of one a store.
    newestCount = olderCounts.withUnsafeMutableBufferPointer { counts in
      buckets.withUnsafeMutableBufferPointer { buckets in
        Self.mergeOldest(ofRow: 0, into: stride + counts[0], stride, buckets)
        counts[0] += 1
        var row = 1
        while counts[row - 1] == stride {
          Self.mergeOldest(ofRow: row, into: (row + 1) * stride + counts[row], stride, buckets)
          counts[row] += 1
          counts[row - 1] -= 2
          row += 1
        }
        return stride - 2
      }
    }
  }

  /// Merges the two oldest buckets of a full row into a free place of the next one.
  @inline(__always)
  private static func mergeOldest(
    ofRow row: Int, into place: Int, _ stride: Int, _ buckets: UnsafeMutableBufferPointer<Bucket>
  ) {
    let start = row * stride
    let size = size(ofRow: row)
    let first = buckets[start]
    let second = buckets[start + 1]
    // By the reciprocal, which is exact for a power of two.
    let difference = first.total * (1 / size) - second.total * (1 / size)
    buckets[place].total = first.total + second.total
    buckets[place].squares = first.squares + second.squares + size * 0.5 * difference * difference
    drop(2, from: start, leaving: stride - 2, in: buckets)
  }

  @inline(__always)
  private static func drop(
    _ dropped: Int, from start: Int, leaving left: Int, in buckets: UnsafeMutableBufferPointer<Bucket>
  ) {
    for place in start..<(start + left) { buckets[place] = buckets[place + dropped] }
    for place in (start + left)..<(start + left + dropped) { buckets[place] = Bucket() }
  }

  private mutating func dropEmptyRows() {
    while olderCounts.last == 0 {
      olderCounts.removeLast()
      buckets.removeLast(stride)
    }
  }

  private static func size(ofRow row: Int) -> Double {
    Double(1 << row)
  }
}
