import Monitor
import Telemetry
import TestSupport
import Testing

@testable import Recording

@Suite struct RecordedSessionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var path: String { folder.path("a.rec") }

  private func record(_ body: (Recorder) async throws -> Void = { _ in }) async throws {
    let recorder = try Recorder(path: path, header: SessionSamples.header(), options: .init()) { _ in }
    recorder.take(.clock(SessionSamples.start))
    await recorder.flush()
    try await body(recorder)
    await recorder.close()
  }

  private func endings() throws -> [RecordedSession.Ending] { try RecordingTape.sessions(path: path).map(\.ending) }

  @Test func oneThatIsWrittenHasNoEndYet() async throws {
    try await record { _ in
      let endings = try endings()
      #expect(endings == [.stillWritten])
    }
    #expect(try endings() == [.closed])
  }

  @Test func oneWhoseRecorderWasEndedAtOnceIsCut() async throws {
    try await record()
    try DatabaseScript.run("UPDATE session SET ended_at = NULL", on: path)
    #expect(try endings() == [.cut])
    // Another that goes on with the file does not make the first one whole.
    try await record { _ in
      let endings = try endings()
      #expect(endings == [.cut, .stillWritten])
    }
    #expect(try endings() == [.cut, .closed])
  }

  @Test func whatWasKnownBeforeAPlaceIsFoundWithoutTheLinesOfLogs() async throws {
    try await record { recorder in
      for second in 1...5 {
        recorder.take(.health(SourceHealth(name: "\(second)"), source: 0))
        recorder.take(.clock(SessionSamples.start + .seconds(second)))
      }
    }
    let known = try RecordingTape(path: path).known(before: TapePlace(beat: 4))
    #expect(known.events.map(dump) == [dump(.health(SourceHealth(name: "3"), source: 0))])
  }
}
