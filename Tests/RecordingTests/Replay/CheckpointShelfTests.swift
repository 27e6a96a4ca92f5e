import Monitor
import Telemetry
import Testing

@testable import Recording

@Suite struct CheckpointShelfTests {
  private let state = ReplaySamples.header().initialState()

  private func checkpoint(_ beat: Int64) -> TapeCheckpoint {
    TapeCheckpoint(time: ReplaySamples.start + .seconds(Int(beat)), place: TapePlace(beat: beat), state: state)
  }

  private func shelf(of beats: some Sequence<Int64>, at position: Int64, limit: Int = 16) -> CheckpointShelf {
    var shelf = CheckpointShelf(limit: limit, limitBytes: 1_000_000)
    for beat in beats { shelf.add(checkpoint(beat), near: TapePlace(beat: position)) }
    return shelf
  }

  @Test func givesTheLastThatIsNotLater() {
    let shelf = shelf(of: [300, 100, 200, 200], at: 0)
    #expect(shelf.checkpoints.map(\.place.beat) == [100, 200, 300])
    #expect(shelf.last(before: TapePlace(beat: 299))?.place.beat == 200)
    #expect(shelf.last(before: TapePlace(beat: 300))?.place.beat == 300)
    #expect(shelf.last(before: TapePlace(beat: 99)) == nil)
    #expect(shelf.last(before: ReplaySamples.start + .seconds(150))?.place.beat == 100)
  }

  @Test func isDenseWhereOneIsAndSparseFarAway() {
    let beats = shelf(of: (1...1_000).map { $0 * 10 }, at: 5_000).checkpoints.map(\.place.beat)
    #expect(beats.count == 16)
    let holes = zip(beats, beats.dropFirst()).map { (middle: ($0 + $1) / 2, length: $1 - $0) }
    let near = holes.filter { abs($0.middle - 5_000) < 1_500 }.map(\.length)
    let far = holes.filter { abs($0.middle - 5_000) > 3_500 }.map(\.length)
    #expect((near.max() ?? .max) < (far.min() ?? 0))
    // Nowhere is there nothing.
    #expect((holes.map(\.length).max() ?? .max) < 3_000)
  }

  @Test func holdsFewerWhereStatesAreLarge() {
    var shelf = shelf(of: 1...16, at: 8)
    shelf.weigh(100_000, near: TapePlace(beat: 8))
    #expect(shelf.checkpoints.count == 10)
    shelf.add(checkpoint(17), near: TapePlace(beat: 8))
    #expect(shelf.checkpoints.count == 10)
    // Some are held however large they are, and no more than wanted however small.
    shelf.weigh(1 << 40, near: TapePlace(beat: 8))
    #expect((shelf.limit, shelf.checkpoints.count) == (4, 4))
    shelf.weigh(0, near: TapePlace(beat: 8))
    #expect(shelf.limit == 16)
  }

  @Test func isWeighedAfterFourAndThenAfterTwiceAsMany() {
    var shelf = CheckpointShelf(limit: 16, limitBytes: 1_000_000)
    let due = (1...64).filter { beat in
      shelf.add(checkpoint(Int64(beat)), near: TapePlace(beat: 0))
      return shelf.takeWeighing()
    }
    #expect(due == [4, 8, 16, 32, 64])
  }
}
