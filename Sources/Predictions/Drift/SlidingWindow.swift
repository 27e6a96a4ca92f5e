/// The last records of a model, counted in the bins of its reference.
///
/// The window is a ring of panes: what leaves with the oldest pane is taken off the sum, so that neither a record nor a
/// look costs more when the window is longer. Positions are nanoseconds or record numbers; panes are aligned to multiples
/// of their width.
/// - Complexity: O(features) a record, O(bins) a pane that leaves.
struct SlidingWindow: Sendable, Codable {
  static let paneCount = 60

  let paneWidth: Int64
  private let layout: BinLayout
  /// By slot of the layout.
  private(set) var total: [UInt32]
  private(set) var recordCount = 0
  /// Pane number `n` lies at `n` modulo their count.
  private var panes = Array(repeating: PaneCounts(), count: paneCount)
  /// The number of the newest pane.
  private var newest: Int64

  /// - Parameters:
  ///   - length: of the whole window, in positions.
  ///   - position: where it stands at first.
  init(length: Int64, at position: Int64, _ layout: BinLayout) {
    paneWidth = max(1, length / Int64(Self.paneCount))
    self.layout = layout
    total = layout.emptyTable
    newest = Self.number(of: position, width: paneWidth)
  }

  var length: Int64 { paneWidth * Int64(Self.paneCount) }
  /// Where the newest pane begins and ends.
  var paneStart: Int64 { newest * paneWidth }
  var end: Int64 { paneStart + paneWidth }
  /// Where the oldest pane begins.
  var start: Int64 { end - length }

  /// Takes rows of the newest pane.
  mutating func add(_ rows: Range<Int>, of coded: CodedRows) {
    layout.count(rows, of: coded, into: &total)
    panes[place(of: newest)].add(rows, of: coded, layout)
    recordCount += rows.count
  }

  /// Takes a record that may have come out of order.
  ///
  /// - Returns: whether there is still a pane for it.
  mutating func add(_ record: [UInt8], at position: Int64) -> Bool {
    let number = Self.number(of: position, width: paneWidth)
    guard number <= newest, number > newest - Int64(Self.paneCount) else { return false }
    layout.count(records: record, into: &total)
    panes[place(of: number)].add(record, layout)
    recordCount += 1
    return true
  }

  /// Moves on until the newest pane holds a position; does nothing for one that lies behind.
  mutating func advance(to position: Int64) {
    let number = Self.number(of: position, width: paneWidth)
    guard number > newest else { return }
    if number - newest >= Int64(Self.paneCount) {
      restart(at: position)
      return
    }
    while newest < number {
      newest += 1
      let place = place(of: newest)
      panes[place].subtract(from: &total, layout)
      recordCount -= panes[place].recordCount
      panes[place] = PaneCounts()
    }
  }

  /// Forgets everything and stands anew.
  mutating func restart(at position: Int64) {
    self = SlidingWindow(length: length, at: position, layout)
  }

  /// The panes from the oldest to the newest with where each begins.
  var stretches: [(start: Int64, counts: PaneCounts)] {
    (newest - Int64(Self.paneCount) + 1...newest).map { ($0 * paneWidth, panes[place(of: $0)]) }
  }

  /// Bytes on the heap.
  var sizeBytes: Int { panes.reduce(total.capacity * MemoryLayout<UInt32>.stride) { $0 + $1.sizeBytes } }

  private func place(of number: Int64) -> Int {
    let count = Int64(Self.paneCount)
    return Int(((number % count) + count) % count)
  }

  private static func number(of position: Int64, width: Int64) -> Int64 {
    floored(position, width) / width
  }
}
