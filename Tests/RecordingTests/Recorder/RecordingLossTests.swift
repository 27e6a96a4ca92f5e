import Monitor
import Telemetry
import Testing

@testable import Recording

@Suite struct RecordingLossTests {
  private let start = SessionSamples.start

  private func facts(from first: Int, to last: Int, records: Int) -> ChunkFacts {
    var facts = ChunkFacts(firstBeat: 0)
    (facts.firstTime, facts.lastTime) = (start + .seconds(first), start + .seconds(last))
    (facts.records, facts.samples) = (records, 2)
    return facts
  }

  @Test func oneMarkTellsOfAllThatGoesInOneRun() {
    var loss = RecordingLoss(facts(from: 0, to: 10, records: 5))
    loss.add(facts(from: 10, to: 30, records: 7))
    let text = "12 records and 4 samples could not be written"
    #expect(loss.mark(at: nil) == .init(kind: .gap, time: start, end: start + .seconds(30), text: text))
  }

  @Test func whatHadNoTimeIsMarkedWhereTheClockIs() {
    let loss = RecordingLoss(ChunkFacts(firstBeat: 0))
    #expect(loss.mark(at: start + .seconds(9)).time == start + .seconds(9))
    #expect(loss.mark(at: start).end == nil)
  }
}
