import Monitor
import Telemetry
import Testing

@testable import Recording

/// Reading ahead by runs of beats changes neither where one lands nor what is read on.
@Suite struct FastForwardTests {
  private static let count = 100
  private let tape: EventTape

  init() {
    // Two beats have the time of the one before.
    let events = (1...Self.count).map { number in
      SessionEvent.clock(ReplaySamples.start + .seconds(number - (number % 40 == 0 ? 1 : 0)))
    }
    tape = EventTape(header: ReplaySamples.header(), events: events)
  }

  private func time(_ seconds: Int) -> Timestamp { ReplaySamples.start + .seconds(seconds) }

  /// The place where it lands, and those that are read on from there.
  private func places(_ target: FastForward.Target, from origin: Int64? = nil) async throws -> [Int64] {
    let start = origin.map {
      TapeCheckpoint(time: time(Int($0)), place: TapePlace(beat: $0), state: tape.header.initialState())
    }
    let landed = try await FastForward(tape: tape, origin: start, target: target).run()
    var landing = try #require(landed)
    var places = [landing.place.beat]
    if let ahead = landing.ahead { places.append(ahead.place.beat) }
    while let beat = try landing.reader.next() { places.append(beat.place.beat) }
    return places
  }

  @Test(arguments: [1, 31, 32, 33, 63, 64, 65, 99]) func stopsAtTheLastBeatThatIsNotLater(second: Int) async throws {
    #expect(try await places(.time(time(second))) == Array(Int64(second)...100))
  }

  @Test func beatsOfOneTimeAreAllTaken() async throws {
    #expect(try await places(.time(time(39))) == Array(40...100))
    #expect(try await places(.reaching(time(39))) == Array(39...100))
  }

  @Test(arguments: [1, 32, 33, 64, 65, 100]) func stopsAtTheFirstBeatThatIsNotEarlier(second: Int) async throws {
    #expect(try await places(.reaching(time(second))) == Array(Int64(second)...100))
  }

  @Test(arguments: [1, 32, 33, 64, 100]) func stopsAtAPlace(beat: Int64) async throws {
    #expect(try await places(.place(TapePlace(beat: beat))) == Array(beat...100))
  }

  @Test func beforeTheFirstBeatThereIsNothingToBeSeen() async throws {
    #expect(try await places(.time(time(-5))) == Array(1...100))
    #expect(try await places(.reaching(time(-5))) == Array(1...100))
  }

  @Test func goesOnFromAState() async throws {
    #expect(try await places(.time(time(50)), from: 20) == Array(50...100))
    #expect(try await places(.time(time(20)), from: 20) == Array(20...100))
    #expect(try await places(.time(time(500)), from: 20) == [100])
  }

  @Test func aCancelledOneLandsNowhere() async throws {
    let way = FastForward(tape: tape, origin: nil, target: .time(time(99)))
    let work = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await way.run() == nil
    }
    #expect(try await work.value)
  }
}
