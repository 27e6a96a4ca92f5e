internal import Analysis
internal import Synchronization

/// Panes of a stretch as they lie in a state that was kept, unpacked once somebody asks for what they hold.
///
/// Most panes of a state from which a replay goes on are never looked at: the old ones matter to a long window only. What
/// is asked for most, the counts of each pane, stands in front of the others.
final class PackedPanes: Sendable {
  /// What is known of a pane without unpacking it.
  struct Header: Sendable {
    var start: Int64
    var width: Int64
    var counts: Counts

    /// Sums that are asked for often.
    struct Counts: Sendable, Equatable {
      var records = 0
      var labelled = 0
      /// Scores and probabilities that are kept exactly.
      var exactValues = 0
    }
  }

  /// As they were packed.
  let bytes: [UInt8]
  let headers: [Header]
  private let limits: AggregateLimits
  private let unpacked = Mutex<[PaneAggregate]?>(nil)

  /// - Throws: where the headers are damaged; damage behind them shows when the panes are unpacked.
  init(_ bytes: [UInt8], limits: AggregateLimits) throws(PackingFault) {
    self.bytes = bytes
    self.limits = limits
    var unpacker = Unpacker(bytes)
    var headers: [Header] = []
    for _ in 0..<(try unpacker.length(elementSize: 5)) { headers.append(try Header(unpacking: &unpacker)) }
    self.headers = headers
  }

  /// What one of the panes holds.
  ///
  /// Whoever keeps states sees to it that their bytes come back as they were. Where they do not, the panes of a stretch
  /// are empty rather than half of what they were.
  /// - Complexity: O(1) but for the first of a stretch.
  func aggregate(_ index: Int) -> PaneAggregate {
    unpacked.withLock { unpacked in
      if let unpacked { return unpacked[index] }
      let panes = (try? unpackedAll()) ?? headers.map { _ in PaneAggregate(limits: limits) }
      unpacked = panes
      return panes[index]
    }
  }

  private func unpackedAll() throws(PackingFault) -> [PaneAggregate] {
    var unpacker = Unpacker(bytes)
    for _ in 0..<(try unpacker.length()) { _ = try Header(unpacking: &unpacker) }
    var panes: [PaneAggregate] = []
    for header in headers {
      let pane = try PaneAggregate(unpacking: &unpacker, limits: limits)
      guard pane.counts == header.counts else { throw PackingFault("a pane that its counts do not match") }
      panes.append(pane)
    }
    try unpacker.finish()
    return panes
  }

  /// Panes that lie behind one another, of one width.
  static func packed(_ panes: ArraySlice<PaneSequence.Pane>) -> [UInt8] {
    if let known = panes.first?.packed?.stretch, known.holds(panes) { return known.bytes }
    var packer = Packer()
    packer.count(panes.count)
    for pane in panes { Header(start: pane.start, width: pane.width, counts: pane.counts).pack(into: &packer) }
    for pane in panes { pane.aggregate.pack(into: &packer) }
    return packer.bytes
  }

  /// Whether these are its panes, all of them, and none was changed: an old one may just have become wider.
  private func holds(_ panes: ArraySlice<PaneSequence.Pane>) -> Bool {
    panes.count == headers.count
      && zip(panes, headers).enumerated().allSatisfy { index, pair in
        let (pane, header) = pair
        return pane.packed?.stretch === self && pane.packed?.index == index && pane.start == header.start
          && pane.width == header.width
      }
  }
}

extension PackedPanes.Header: Packable {
  func pack(into packer: inout Packer) {
    packer.integer(start)
    packer.integer(width)
    packer.count(counts.records)
    packer.count(counts.labelled)
    packer.count(counts.exactValues)
  }

  init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    start = try unpacker.integer()
    width = try unpacker.integer()
    counts = Counts(
      records: try unpacker.tally(), labelled: try unpacker.tally(), exactValues: try unpacker.tally())
  }
}

extension PaneAggregate {
  /// What is asked for often.
  var counts: PackedPanes.Header.Counts {
    .init(
      records: recordCount, labelled: labelledCount, exactValues: scores.exactCount + probabilities.valueCount)
  }
}
