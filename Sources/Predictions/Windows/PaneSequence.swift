internal import Analysis

/// Consecutive stretches of a model's records, fine where they are young and coarse where they are old.
///
/// Panes are aligned to multiples of their width and never overlap; every width divides the next. When there are more
/// panes of one width than the layout keeps, the oldest are merged into the next width. So memory is bounded, and a
/// window of any length is a merge of at most a few thousand panes.
struct PaneSequence: Sendable {
  struct Pane: Sendable {
    /// Position of the first record that belongs here: nanoseconds, or a record's number.
    var start: Int64
    var width: Int64
    /// Empty while the pane is packed.
    private var own: PaneAggregate
    /// Where it lies in a stretch of a state that was kept; `nil` once it was changed.
    private(set) var packed: (stretch: PackedPanes, index: Int)?

    init(start: Int64, width: Int64, limits: AggregateLimits) {
      (self.start, self.width) = (start, width)
      own = PaneAggregate(limits: limits)
    }

    /// The pane of a packed stretch.
    init(_ stretch: PackedPanes, _ index: Int, limits: AggregateLimits) {
      self.init(start: stretch.headers[index].start, width: stretch.headers[index].width, limits: limits)
      packed = (stretch, index)
    }

    var end: Int64 { start &+ width }
    var aggregate: PaneAggregate { packed.map { $0.stretch.aggregate($0.index) } ?? own }
    /// Those of its aggregate, for next to nothing.
    var counts: PackedPanes.Header.Counts { packed.map { $0.stretch.headers[$0.index].counts } ?? own.counts }

    @inline(__always)
    mutating func update<Result>(_ body: (inout PaneAggregate) -> Result) -> Result {
      if packed != nil { unpack() }
      return body(&own)
    }

    private mutating func unpack() {
      own = aggregate
      packed = nil
    }
  }

  private(set) var panes: [Pane] = []
  let layout: PaneLayout
  let limits: AggregateLimits
  private var countByLevel: [Int]

  init(layout: PaneLayout, limits: AggregateLimits) {
    self.layout = layout
    self.limits = limits
    countByLevel = Array(repeating: 0, count: layout.widths.count)
  }

  /// The pane that holds a position, made when there is none.
  ///
  /// - Complexity: O(1) for positions in the last pane, O(log panes) else; amortised over the merges of old panes.
  @inline(__always)
  mutating func index(for position: Int64) -> Int {
    if let last = panes.last, position >= last.start, position < last.end { return panes.count - 1 }
    return findOrInsert(position)
  }

  private mutating func findOrInsert(_ position: Int64) -> Int {
    let next = firstIndex(startingAfter: position)
    if next > 0, position < panes[next - 1].end { return next - 1 }
    let width = layout.widths[0]
    let pane = Pane(start: floored(position, width), width: width, limits: limits)
    panes.insert(pane, at: next)
    countByLevel[0] += 1
    guard countByLevel[0] > layout.panesPerWidth + layout.slack else { return next }
    for level in 0..<(layout.widths.count - 1) where countByLevel[level] > layout.panesPerWidth { coarsen(level) }
    return index(for: position)
  }

  /// Adds a pane that stood behind all others.
  mutating func append(_ pane: Pane) throws(PackingFault) {
    guard let level = layout.widths.firstIndex(of: pane.width) else {
      throw PackingFault("a pane of a width that its sequence does not have")
    }
    panes.append(pane)
    countByLevel[level] += 1
  }

  func firstIndex(startingAfter position: Int64) -> Int {
    var (low, high) = (0, panes.count)
    while low < high {
      let middle = (low + high) / 2
      if panes[middle].start > position { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Merges the oldest panes of one width into the next width.
  private mutating func coarsen(_ level: Int) {
    let (width, nextWidth) = (layout.widths[level], layout.widths[level + 1])
    guard let boundary = boundaryIndex(level) else { return }
    let cutoff = floored(panes[boundary].start, nextWidth)
    // Compacted in place, pane by pane: a copy of the list would touch every array of every pane.
    var end = 0
    var kept = 0
    while end < panes.count, panes[end].start < cutoff {
      let isOld = panes[end].width == width
      let start = isOld ? floored(panes[end].start, nextWidth) : panes[end].start
      if isOld, kept > 0, panes[kept - 1].start == start, panes[kept - 1].width == nextWidth {
        let aggregate = panes[end].aggregate
        panes[kept - 1].update { $0.merge(aggregate) }
      } else {
        if kept != end { panes.swapAt(kept, end) }
        if isOld {
          panes[kept].start = start
          panes[kept].width = nextWidth
          countByLevel[level + 1] += 1
        }
        kept += 1
      }
      if isOld { countByLevel[level] -= 1 }
      end += 1
    }
    panes.removeSubrange(kept..<end)
  }

  /// The oldest pane of a width that may stay.
  private func boundaryIndex(_ level: Int) -> Int? {
    var excess = countByLevel[level] - layout.panesPerWidth
    guard excess > 0 else { return nil }
    for index in panes.indices where panes[index].width == layout.widths[level] {
      excess -= 1
      if excess < 0 { return index }
    }
    return nil
  }

  /// Changes the aggregate of one pane in place.
  @inline(__always)
  mutating func update<Result>(_ index: Int, _ body: (inout PaneAggregate) -> Result) -> Result {
    panes[index].update(body)
  }

  /// Everything from one position to another, which are rounded down to panes.
  func merged(from start: Int64, to end: Int64, withFields: Bool = true) -> PaneAggregate {
    var result = PaneAggregate(limits: limits)
    for pane in panes where pane.start >= start && pane.start < end {
      result.merge(pane.aggregate, withFields: withFields)
    }
    return result
  }

  var isEmpty: Bool { panes.isEmpty }
}

/// The widths of panes and how many of each are kept.
struct PaneLayout: Sendable, Hashable, Codable {
  /// Each divides the next.
  var widths: [Int64]
  var panesPerWidth: Int
  /// How many more may gather before the oldest are merged, so that merging comes rarely.
  var slack: Int

  static let nanosecondsPerSecond: Int64 = 1_000_000_000

  /// For watching: a second for the last minutes, then coarser up to a week.
  static let live = PaneLayout(
    widths: [1, 5, 30, 120, 600, 3_600, 21_600, 86_400, 604_800].map { $0 * nanosecondsPerSecond },
    panesPerWidth: 130, slack: 30)

  /// For watching a log without times: by record number.
  static let liveCount = PaneLayout(
    widths: [10, 50, 250, 1_000, 5_000, 25_000, 100_000, 1_000_000], panesPerWidth: 150, slack: 50)

  /// Panes of one width, all kept: for a report with windows.
  static func fixed(_ width: Int64) -> PaneLayout {
    PaneLayout(widths: [max(1, width)], panesPerWidth: .max / 2, slack: 0)
  }

  /// One pane for everything.
  static let whole = fixed(.max / 4)
}

/// Rounds down to a multiple, also below zero.
func floored(_ position: Int64, _ width: Int64) -> Int64 {
  let remainder = position % width
  return position - (remainder < 0 ? remainder + width : remainder)
}
