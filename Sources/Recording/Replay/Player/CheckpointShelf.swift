internal import Monitor
internal import Telemetry

/// States of a replay held in memory to go on from, as many as have room: dense around where one is, sparse far away.
struct CheckpointShelf: Sendable {
  /// In the order of their places.
  private(set) var checkpoints: [TapeCheckpoint] = []
  /// How many are held at most, however small they are.
  private let countLimit: Int
  private let limitBytes: Int
  /// How many have room, as far as is known how large a state is.
  private(set) var limit: Int
  private var additions = 0
  private var nextWeighing = Self.least
  /// Whether the tape itself has said how large its states are.
  private var isWeighed = false

  /// Fewer would be no help.
  private static let least = 4

  /// - Parameter limitBytes: memory that they may take, roughly.
  init(limit: Int, limitBytes: Int) {
    (self.limit, countLimit) = (limit, limit)
    self.limitBytes = limitBytes
  }

  /// The last that is not later than a time.
  func last(before time: Timestamp) -> TapeCheckpoint? { checkpoints.last { $0.time <= time } }

  /// The last that does not lie behind a place.
  func last(before place: TapePlace) -> TapeCheckpoint? { checkpoints.last { $0.place <= place } }

  /// - Parameter position: where one is; what lies far from it is thinned out first.
  mutating func add(_ checkpoint: TapeCheckpoint, near position: TapePlace) {
    let index = checkpoints.firstIndex { $0.place >= checkpoint.place } ?? checkpoints.count
    // The same beats have made the same state.
    guard index == checkpoints.count || checkpoints[index].place != checkpoint.place else { return }
    checkpoints.insert(checkpoint, at: index)
    additions += 1
    if checkpoints.count > limit { thinOut(near: position) }
  }

  /// Whether it should be found out how large a state is by now. It is work, and states grow slowly: asked for after 4, 8,
  /// 16 have been added, once each; never where the tape has said it.
  mutating func takeWeighing() -> Bool {
    guard !isWeighed, additions >= nextWeighing else { return false }
    nextWeighing = additions * 2
    return true
  }

  /// As ``weigh(_:near:)``, of a state that was read from the tape: nobody needs to find out by itself any more.
  mutating func weighRead(_ sizeBytes: Int, near position: TapePlace) {
    isWeighed = true
    weigh(sizeBytes, near: position)
  }

  /// Holds only as many as have room.
  ///
  /// States that follow one another share most of what they hold, those that were read from a recording nothing; unpacked
  /// whole, a state takes some three times as much. As if each took its encoded size is between the two.
  ///
  /// - Parameter sizeBytes: of the newest state, encoded.
  mutating func weigh(_ sizeBytes: Int, near position: TapePlace) {
    let room = limitBytes / max(1, sizeBytes)
    limit = min(countLimit, max(Self.least, room))
    while checkpoints.count > limit { thinOut(near: position) }
  }

  /// Lets go of the one whose loss costs least: that with the smallest hole, for how far away it is.
  private mutating func thinOut(near position: TapePlace) {
    let places = checkpoints.map { Double($0.place.beat) }
    let here = Double(position.beat)
    // Where one is weighs as much as a tenth of the tape.
    let softness = max(1, (places.last ?? 0) / 10)
    let costs = places.indices.map { index in
      let before = index == 0 ? 0 : places[index - 1]
      let after = index + 1 < places.count ? places[index + 1] : places[index] + (places[index] - before)
      return (after - before) / (abs(places[index] - here) + softness)
    }
    guard let cheapest = costs.indices.min(by: { costs[$0] < costs[$1] }) else { return }
    checkpoints.remove(at: cheapest)
  }
}
