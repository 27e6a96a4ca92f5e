import Ingest
import Monitor
import Predictions
import Recording
import Telemetry
import TestSupport
import Testing

/// Hashes under a key of somebody's own.
@Suite struct EventTreatmentTests {
  private static let secret = Array("a secret of enough bytes".utf8)

  /// The line as it is recorded, and what the recording says of itself.
  private func recorded(_ key: HashKey?) async throws -> (line: String, notes: [String], header: RecordingHeader) {
    var options = Recorder.Options()
    options.treatments = [.init(kind: .hash, pattern: "card"), .init(kind: .mask, pattern: "user")]
    options.hashKey = key
    let recorder = try Recorder(path: nil, header: SessionSamples.header(), options: options) { _ in }
    var batch = PredictionBatch()
    let text = #"{"card":"4929","user":"ann"}"#
    batch.raw = RawLines(storage: Array(text.utf8), count: text.utf8.count, path: "log")
    recorder.take(.predictions(batch))
    recorder.take(.clock(SessionSamples.start))
    await recorder.flush()
    let tape = recorder.tape
    guard case .predictions(let read)? = try tape.beats().first?.events.first, let raw = read.raw else {
      return ("", [], tape.header)
    }
    await recorder.close()
    return (String(decoding: raw.storage.prefix(raw.count), as: UTF8.self), tape.notes, tape.header)
  }

  @Test func recordingsWithTheSameKeyHaveTheSameHashes() async throws {
    let first = try await recorded(HashKey(secret: Self.secret))
    #expect(first.line.hasPrefix(#"{"card":"h:"#))
    #expect(try await recorded(HashKey(secret: Self.secret + [13, 10])).line == first.line)
    #expect(try await recorded(HashKey(secret: Self.secret + [0])).line != first.line)
    #expect(try await recorded(nil).line != first.line)
    #expect(try await recorded(nil).line != (try await recorded(nil).line))
  }

  @Test func theRecordingSaysThatAKeyWasGivenAndNothingOfIt() async throws {
    let given = try await recorded(HashKey(secret: Self.secret))
    #expect(
      given.notes == [
        "card: values were hashed with a key of yours when this was recorded",
        "user: values were masked when this was recorded",
      ])
    #expect(try await recorded(nil).notes.first == "card: values were hashed when this was recorded")
    #expect(given.header.treatments.map(\.hasGivenKey) == [true, false])
  }
}
