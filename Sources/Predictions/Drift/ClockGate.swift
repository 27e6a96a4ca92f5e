/// Keeps single records that are dated far ahead from emptying a window.
///
/// A record that lies a whole window beyond the present is held until so many others in a row are dated beyond it too:
/// then time has really passed, as over a night without traffic, and all of them count. When an ordinary record comes
/// first, those held were dated wrongly; they are counted as clock jumps and belong to the present.
/// Where the present itself was dated wrongly, all that comes lies far behind it: after enough of that it moves back.
struct ClockGate: Sendable, Codable {
  static let confirmation = 10
  /// More than ahead: lines of several files may come in large turns.
  static let confirmationBehind = 500

  private(set) var jumpCount = 0
  /// Records that were older than all panes of a window.
  private(set) var tooLateCount = 0
  private var held: [Record] = []
  private var behindCount = 0

  private struct Record: Sendable, Codable {
    var codes: [UInt8]
    var position: Int64
  }

  /// Whether the next ordinary record has to be noted.
  var isExpectant: Bool { !held.isEmpty || behindCount > 0 }

  /// Holds a record that is dated far ahead.
  ///
  /// - Returns: all that were held, once they are enough to believe; else nothing.
  mutating func hold(_ codes: [UInt8], at position: Int64) -> [(codes: [UInt8], position: Int64)] {
    held.append(Record(codes: codes, position: position))
    guard held.count >= Self.confirmation else { return [] }
    defer { held = [] }
    return held.sorted { $0.position < $1.position }.map { ($0.codes, $0.position) }
  }

  /// Notes an ordinary record.
  ///
  /// - Returns: the codes of those that were dated wrongly.
  mutating func pass() -> [[UInt8]] {
    behindCount = 0
    guard !held.isEmpty else { return [] }
    jumpCount += held.count
    defer { held = [] }
    return held.map(\.codes)
  }

  /// Notes a record for which the quick window has no pane left.
  ///
  /// - Parameter isLost: whether no other window has one.
  /// - Returns: whether the present has to move back to it.
  mutating func turnAway(isLost: Bool) -> Bool {
    if isLost { tooLateCount += 1 }
    behindCount += 1
    guard behindCount >= Self.confirmationBehind else { return false }
    jumpCount += 1
    behindCount = 0
    return true
  }
}
