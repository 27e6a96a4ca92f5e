import Alerting
import Foundation
import Ingest
import Monitor
import Predictions
import Recording
import Synchronization
import Telemetry
import TestSupport
import Testing

@Suite struct RecorderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  static let logs = [
    "data/logs/breast_cancer_binary.jsonl", "data/logs/digits_10class.csv", "data/awkward/delayed_labels.jsonl",
    "data/awkward/missing_y_true.jsonl",
  ]
  static let expositions = [
    "expositions/node_exporter.t1.prom", "expositions/node_exporter.t2.prom", "expositions/triton.t1.prom",
  ]

  private func read(_ tape: some Tape, from place: TapePlace? = nil) throws -> [TapeBeat] {
    var reader = try tape.reader(from: place)
    var beats: [TapeBeat] = []
    while let beat = try reader.next() { beats.append(beat) }
    return beats
  }

  private func events() async throws -> [SessionEvent] {
    let scrapes = try SessionSamples.scrapes(Self.expositions)
    var events = await SessionSamples.events(ofLogs: Self.logs)
    events += SessionSamples.clocked(scrapes.map { .scrape($0) })
    return events
  }

  @Test(.enabled(if: SharedData.has("data/logs"))) func givesBackWhatAMonitorWasTold() async throws {
    let events = try await events()
    let recorder = try Recorder(path: folder.path("a.rec"), header: SessionSamples.header(), options: .init()) { _ in }
    for event in events { recorder.take(event) }
    await recorder.close()
    let beats = try read(try RecordingTape(path: folder.path("a.rec")))
    let found = beats.flatMap(\.events)
    #expect(found.count == events.count)
    for (left, right) in zip(found, events) where dump(left) != dump(right) {
      Issue.record("\(dump(left).prefix(2000)) is not \(dump(right).prefix(2000))")
      break
    }
    #expect(beats.map(\.place.beat) == Array(1...Int64(beats.count)))
  }

  @Test(.enabled(if: SharedData.has("data/logs"))) func readsOnFromEveryPlace() async throws {
    let events = try await events()
    let recorder = try Recorder(path: nil, header: SessionSamples.header(), options: .init()) { _ in }
    for (number, event) in events.enumerated() {
      recorder.take(event)
      if number % 10 == 0 { await recorder.flush() }
    }
    await recorder.flush()
    let tape = recorder.tape
    let whole = try read(tape)
    for start in [1, 2, whole.count / 2, whole.count - 1] {
      let rest = try read(tape, from: whole[start - 1].place)
      #expect(rest.map(\.time) == whole[start...].map(\.time))
      #expect(rest.flatMap(\.events).map(dump) == whole[start...].flatMap(\.events).map(dump))
    }
    #expect(try read(tape, from: whole[whole.count - 1].place).isEmpty)
    await recorder.close()
  }

  @Test func growsWhileItIsRead() async throws {
    let recorder = try Recorder(path: folder.path("a.rec"), header: SessionSamples.header(), options: .init()) { _ in }
    let tape = recorder.tape
    var reader = try tape.reader(from: nil)
    #expect(try reader.next() == nil)
    var seen: [Timestamp] = []
    for second in 1...50 {
      recorder.take(.health(SourceHealth(name: "log \(second)"), source: 0))
      recorder.take(.clock(SessionSamples.start + .seconds(second * 60)))
      // What belongs to the next beat does not come before its clock.
      recorder.take(.health(SourceHealth(name: "more"), source: 1))
      await recorder.flush()
      while let beat = try reader.next() {
        seen.append(beat.time)
        #expect(beat.events.count == (seen.count == 1 ? 2 : 3))
      }
      #expect(seen.count == second)
    }
    await recorder.close()
    #expect(try reader.next()?.events.count == 1)
    #expect(try reader.next() == nil)
  }

  @Test func refusesASecondWriter() async throws {
    let recorder = try Recorder(path: folder.path("a.rec"), header: SessionSamples.header(), options: .init()) { _ in }
    var sentence = ""
    do throws(RecordingFault) {
      _ = try Recorder(path: folder.path("a.rec"), header: SessionSamples.header(), options: .init()) { _ in }
    } catch { sentence = error.sentence }
    #expect(sentence.hasSuffix("records there; end that one, or name another file"))
    await recorder.close()
    let next = try Recorder(path: folder.path("a.rec"), header: SessionSamples.header(), options: .init()) { _ in }
    await next.close()
    #expect(try RecordingTape(path: folder.path("a.rec")).notes == ["1 other session in the same recording"])
  }

  @Test func saysWhatAFileIsThatIsNoRecording() throws {
    try folder.write("hello, this is no database at all, however long it may be", to: "text")
    try folder.write("", to: "empty")
    let database = try StateDatabase(folder: folder.path)
    for (name, words) in [
      ("missing", "cannot be opened"), ("text", "is no recording"), ("empty", "holds nothing"),
      (StateDatabase.fileName, "is another program's database and no recording"),
    ] {
      var sentence = "no fault"
      do throws(RecordingFault) { _ = try RecordingTape(path: folder.path(name)) } catch { sentence = error.sentence }
      #expect(sentence.contains(words), "\(name): \(sentence)")
    }
    _ = database
  }
}
